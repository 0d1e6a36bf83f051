import { signal } from '@preact/signals';

/** Whose clock times of day are told by: that of the reader, or everybody's. */
export type Zone = 'local' | 'utc';

const storageKey = 'schemapacks.zone';

export const zone = signal<Zone>(stored());

export function chooseZone(chosen: Zone): void {
  zone.value = chosen;
  try {
    localStorage.setItem(storageKey, chosen);
  } catch {
    // kept until the page is closed
  }
}

function stored(): Zone {
  try {
    return localStorage.getItem(storageKey) === 'utc' ? 'utc' : 'local';
  } catch {
    return 'local';
  }
}
