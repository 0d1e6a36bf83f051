"use strict";
(function () {
  const root = document.documentElement, button = document.querySelector(".theme"), dark = matchMedia("(prefers-color-scheme: dark)");
  const store = { get() { try { return localStorage.getItem("theme"); } catch { return null; } }, set(value) { try { localStorage.setItem("theme", value); } catch { /* a file may have no store */ } } };
  const show = () => {
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
    button.setAttribute("aria-pressed", String(isDark));
  };
  if (store.get()) root.dataset.theme = store.get();
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    store.set(root.dataset.theme);
    show();
  });
  dark.addEventListener("change", show);
  show();

  const query = document.getElementById("query");
  if (!query) return;
  const found = document.getElementById("found"), events = [...document.querySelectorAll(".event")].map(item => ({ item, text: item.textContent.toLowerCase() + " " + item.dataset.words }));
  const packs = [...document.querySelectorAll(".pack")];
  const search = () => {
    const words = query.value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const event of events) {
      event.item.hidden = !words.every(word => event.text.includes(word));
      if (!event.item.hidden) count++;
    }
    for (const pack of packs) pack.hidden = !pack.querySelector(".event:not([hidden])");
    found.textContent = words.length === 0 ? "" : count === 0 ? "No event has all of these words." : count === 1 ? "1 event" : count + " events";
    history.replaceState(null, "", query.value ? "#q=" + encodeURIComponent(query.value) : location.pathname + location.search);
  };
  document.querySelector(".search").hidden = false;
  query.addEventListener("input", search);
  addEventListener("keydown", event => {
    if (event.key === "/" && document.activeElement !== query && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); query.focus(); }
    if (event.key === "Escape" && document.activeElement === query) { query.value = ""; search(); }
  });
  if (location.hash.startsWith("#q=")) { query.value = decodeURIComponent(location.hash.slice(3)); search(); }
})();
