import { useRef } from 'preact/hooks';
import type { Mark } from './marks';

interface EditorProps {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly onInput: (text: string) => void;
}

/** A plain text field with line numbers beside it, and a mark at each line that something is wrong with. */
export function Editor({ text, marks, onInput }: EditorProps) {
  const gutter = useRef<HTMLDivElement>(null);
  const wrong = new Map(marks.map((mark) => [mark.line, mark.message]));
  const lines = text.split('\n').length;
  return (
    <div class="editor" data-wrong={marks.length > 0 || undefined}>
      <div ref={gutter} class="gutter" aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <div key={index} class={wrong.has(index + 1) ? 'is-wrong' : undefined} title={wrong.get(index + 1)}>
            {index + 1}
          </div>
        ))}
      </div>
      <textarea
        aria-label="Event, as JSON"
        aria-describedby="try-verdict"
        aria-invalid={marks.length > 0}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        wrap="off"
        rows={Math.min(28, Math.max(12, lines + 1))}
        value={text}
        onInput={(event) => onInput(event.currentTarget.value)}
        onScroll={(event) => (gutter.current!.scrollTop = event.currentTarget.scrollTop)}
      />
    </div>
  );
}
