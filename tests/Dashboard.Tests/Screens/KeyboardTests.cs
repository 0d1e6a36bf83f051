using SchemaPacks.Tests.Browsing;

namespace SchemaPacks.Tests.Screens;

public sealed class KeyboardTests(Chromium chromium, RunningDashboard dashboard)
{
    [Fact]
    public async Task Two_letters_lead_to_every_screen_and_the_focus_is_at_its_heading()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("");
        foreach ((string key, string title) in new[] { ("t", "Live tail"), ("r", "Refused"), ("s", "Schemas"), ("p", "Packs"), ("m", "Metrics"), ("h", "Handlers"), ("e", "Settings"), ("o", "Overview") })
        {
            await visit.Page.Keyboard.PressAsync("g");
            await visit.Page.Keyboard.PressAsync(key);
            await Assertions.Expect(visit.Heading).ToHaveTextAsync(title);
            await Assertions.Expect(visit.Heading).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task Rows_are_walked_and_opened_and_help_closes_by_Escape()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("schemas");
        foreach (string key in (string[])["j", "j", "k"])
            await visit.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(visit.Page.Locator("tbody tr").First.Locator("a")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToContainTextAsync("Next, previous row");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(visit.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await visit.Page.Locator("tbody tr").First.Locator("a").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator(".tabs")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Single_letters_can_be_turned_off_and_typing_is_only_typing()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("schemas");
        await visit.Page.Keyboard.PressAsync("/");
        await visit.Page.Keyboard.TypeAsync("gs/j?");
        await Assertions.Expect(visit.Page.GetByLabel("Search schemas")).ToHaveValueAsync("gs/j?");

        await visit.Button("Keyboard shortcuts").ClickAsync();
        await visit.Page.GetByLabel("Single keys work").UncheckAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await visit.Page.Keyboard.PressAsync("g");
        await visit.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(visit.Heading).ToHaveTextAsync("Schemas");
    }

    [Fact]
    public async Task The_first_stop_of_the_page_skips_the_navigation()
    {
        await using Visit visit = await Visit.BeginAsync(chromium, dashboard.Host);
        await visit.OpenAsync("packs");
        await visit.Page.ReloadAsync();
        await Assertions.Expect(visit.Heading).ToBeFocusedAsync();
        for (int stop = 0; stop < 20 && !await visit.Page.Locator(".skip:focus").IsVisibleAsync(); stop++)
            await visit.Page.Keyboard.PressAsync("Shift+Tab");
        await Assertions.Expect(visit.Page.Locator(".skip")).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("#main")).ToBeFocusedAsync();
    }
}
