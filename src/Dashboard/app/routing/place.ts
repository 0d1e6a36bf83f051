import { signal } from '@preact/signals';

/** Where somebody is: a screen and its query, which holds every filter, so that an address shows the same to somebody else. */
export interface Place {
  readonly screen: string;
  readonly query: URLSearchParams;
}

/** Where the dashboard lies on the server, written into the page by it: `/eventlog/`. */
export const base = document.documentElement.dataset['base'] ?? '/';

export const place = signal<Place>(read());

addEventListener('popstate', () => (place.value = read()));

export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** The address of a screen: `addressOf('schemas', { q: 'page' })`. Empty values are left out. */
export function addressOf(screen: string, query: Query = {}): string {
  return base + screen + written(query);
}

export function go(address: string): void {
  history.pushState(null, '', address);
  place.value = read();
}

/** Changes filters without a step in the history, since every letter typed would be one. */
export function filter(changes: Query): void {
  const query: Record<string, string | null | undefined> = Object.fromEntries(place.value.query);
  for (const [name, value] of Object.entries(changes)) query[name] = value?.toString();
  history.replaceState(null, '', addressOf(place.value.screen, query));
  place.value = read();
}

function written(query: Query): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== '') pairs.set(name, String(value));
  const text = pairs.toString();
  return text === '' ? '' : `?${text}`;
}

function read(): Place {
  const path = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : '';
  return { screen: path.replace(/\/+$/, ''), query: new URLSearchParams(location.search) };
}
