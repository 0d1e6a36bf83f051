import { useSignal } from '@preact/signals';
import { apiAddress } from '../../api/client';
import { Code } from '../../parts/Code';
import type { ShownSchema } from '../shown';
import { languages, snippet, type Language } from '../snippets';

export function SnippetPanel({ shown, text }: { readonly shown: ShownSchema; readonly text: string }) {
  const language = useSignal<Language>('curl');
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    return null;
  }

  return (
    <section class="stack tight" aria-label="Send it from a program">
      <div class="row spread">
        <h3>From a program</h3>
        <div class="choice" role="group" aria-label="Language">
          {languages.map((one) => (
            <button key={one} type="button" class="button" aria-pressed={language.value === one} onClick={() => (language.value = one)}>
              {one}
            </button>
          ))}
        </div>
      </div>
      <Code text={snippet(language.value, { address: apiAddress('/eventlog'), schema: shown.id, version: shown.version, event })} label="Copy the snippet" />
    </section>
  );
}
