import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { groups } from './screens';
import { letLettersWork, lettersWork } from './shortcuts';

export const helpIsOpen = signal(false);

const general: readonly (readonly [string, string])[] = [
  ['/', 'Search, or filter what is shown'],
  ['j  k', 'Next, previous row'],
  ['Enter', 'Open the row'],
  ['Esc', 'Close what is open'],
  ['Space', 'Pause or follow the live tail'],
  ['?', 'This help'],
];

export function HelpDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (helpIsOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  }, [helpIsOpen.value]);

  return (
    <dialog ref={dialog} aria-labelledby="help-title" onClose={() => (helpIsOpen.value = false)}>
      <div class="stack">
        <div class="row spread">
          <h2 id="help-title">Keyboard</h2>
          <button type="button" class="button" onClick={() => (helpIsOpen.value = false)}>
            Close
          </button>
        </div>
        <dl class="facts">
          {general.map(([keys, does]) => (
            <Shortcut key={keys} keys={keys.split('  ')} does={does} />
          ))}
          {groups.flatMap((group) => group.destinations).map((one) => (
            <Shortcut key={one.key} keys={['g', one.key]} does={one.title} />
          ))}
        </dl>
        <label class="row">
          <input type="checkbox" checked={lettersWork.value} onChange={(event) => letLettersWork(event.currentTarget.checked)} />
          Single keys work
        </label>
      </div>
    </dialog>
  );
}

function Shortcut({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <>
      <dt class="row">
        {keys.map((one) => (
          <kbd key={one}>{one}</kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </>
  );
}
