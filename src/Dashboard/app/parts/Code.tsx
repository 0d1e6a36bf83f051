import { Copied } from './Copied';

/** A text to be copied whole: a command or a snippet. */
export function Code({ text, label = 'Copy' }: { readonly text: string; readonly label?: string }) {
  return (
    <div class="code">
      <pre tabIndex={0}>{text}</pre>
      <Copied text={text} label={label} class="button quiet icon copy" />
    </div>
  );
}
