import { signal } from '@preact/signals';
import { addressOf, go } from '../routing/place';
import { helpIsOpen } from './HelpDialog';
import { groups } from './screens';

const storageKey = 'schemapacks.keys';
const chordMilliseconds = 1200;

/** Whether single letters do something: somebody who speaks to the computer, or whose hand slips, can turn them off. */
export const lettersWork = signal(stored());

export function letLettersWork(on: boolean): void {
  lettersWork.value = on;
  try {
    localStorage.setItem(storageKey, on ? 'on' : 'off');
  } catch {
    // kept until the page is closed
  }
}

export function listenToKeys(): () => void {
  let chordSince = -Infinity;
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !lettersWork.value || isTyping(event.target)) return;
    if (document.querySelector('dialog[open]')) return;
    if (event.timeStamp - chordSince < chordMilliseconds) {
      chordSince = -Infinity;
      const destination = groups.flatMap((group) => group.destinations).find((one) => one.key === event.key);
      if (destination) act(event, () => go(addressOf(destination.screen)));
      return;
    }

    if (event.key === 'g') chordSince = event.timeStamp;
    else if (event.key === '/') act(event, () => document.querySelector<HTMLInputElement>('[data-search]')?.focus());
    else if (event.key === '?') act(event, () => (helpIsOpen.value = true));
    else if (event.key === 'j') act(event, () => step(1));
    else if (event.key === 'k') act(event, () => step(-1));
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}

// Rows of any list have one link or button marked as theirs.
function step(by: number): void {
  const rows = [...document.querySelectorAll<HTMLElement>('main [data-row-link]')];
  if (rows.length === 0) return;
  const at = rows.indexOf(document.activeElement as HTMLElement);
  rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}

function act(event: KeyboardEvent, action: () => void): void {
  event.preventDefault();
  action();
}

function stored(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off';
  } catch {
    return true;
  }
}
