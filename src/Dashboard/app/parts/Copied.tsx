import { useSignal } from '@preact/signals';
import { Icon } from './Icon';

/** Copies a text to the clipboard, and says so for a moment. */
export function Copied({ text, label, class: className = 'button quiet icon' }: { readonly text: string; readonly label: string; readonly class?: string }) {
  const done = useSignal(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    done.value = true;
    setTimeout(() => (done.value = false), 1500);
  };
  return (
    <button type="button" class={className} aria-label={done.value ? 'Copied' : label} title={label} onClick={() => void copy()}>
      <Icon name={done.value ? 'done' : 'copy'} />
    </button>
  );
}
