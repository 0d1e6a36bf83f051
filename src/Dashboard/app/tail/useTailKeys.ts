import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { StreamedEvent } from '../api/shapes';
import { isTyping, lettersWork } from '../shell/shortcuts';

/** `j` and `k` go through the list, also while a drawer is open; Escape closes it; Space pauses. */
export function useTailKeys(shown: readonly StreamedEvent[], chosen: Signal<StreamedEvent | null>, onPause: () => void): void {
  const now = useRef({ shown, onPause });
  now.current = { shown, onPause };
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'Escape') chosen.value = null;
      else if (!lettersWork.value) return;
      else if (event.key === 'j' || event.key === 'k') chosen.value = stepped(now.current.shown, chosen.value, event.key === 'j' ? -1 : 1);
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement)) now.current.onPause();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', pressed, { capture: true });
    return () => removeEventListener('keydown', pressed, { capture: true });
  }, []);
}

function stepped(shown: readonly StreamedEvent[], from: StreamedEvent | null, by: number): StreamedEvent | null {
  const at = from ? shown.findIndex((event) => event.seq === from.seq) : shown.length;
  return shown[Math.min(shown.length - 1, Math.max(0, at < 0 ? shown.length - 1 : at + by))] ?? from;
}
