import type { Signal } from '@preact/signals';
import { Icon } from './Icon';

/** Stops what a screen shows from moving, and lets it go on. */
export function PauseButton({ paused }: { readonly paused: Signal<boolean> }) {
  return (
    <button type="button" class="button" aria-pressed={paused.value} onClick={() => (paused.value = !paused.value)}>
      <Icon name={paused.value ? 'play' : 'pause'} /> {paused.value ? 'Go on' : 'Pause'}
    </button>
  );
}
