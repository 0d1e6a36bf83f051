import { useEffect } from 'preact/hooks';
import { askText } from '../../api/client';
import { useResource } from '../../api/useResource';
import { Copied } from '../../parts/Copied';
import { Loaded } from '../../parts/Loaded';
import { filter, place } from '../../routing/place';
import { schemaPath, type ShownSchema } from '../shown';
import { highlighted } from './highlight';

export function SourceTab({ shown }: { readonly shown: ShownSchema }) {
  const language = place.value.query.get('as') === 'json' ? 'json' : 'yaml';
  const source = useResource(schemaPath(shown.id, shown.version, language === 'json' ? 'pretty' : 'yaml'), 0, (path, signal) => askText(path, { signal, accept: '*/*' }));
  return (
    <div class="stack">
      <div class="choice" role="group" aria-label="Form">
        <button type="button" class="button" aria-pressed={language === 'yaml'} onClick={() => filter({ as: null, line: null })}>
          As written
        </button>
        <button type="button" class="button" aria-pressed={language === 'json'} onClick={() => filter({ as: 'json', line: null })}>
          JSON
        </button>
      </div>
      <Loaded resource={source} what="the source">
        {(text) => <Lines text={text} language={text.trimStart().startsWith('{') ? 'json' : language} />}
      </Loaded>
    </div>
  );
}

function Lines({ text, language }: { readonly text: string; readonly language: 'json' | 'yaml' }) {
  const marked = Number(place.value.query.get('line') ?? 0);
  useEffect(() => document.getElementById(`line-${marked}`)?.scrollIntoView({ block: 'nearest' }), [marked]);
  return (
    <div class="code">
      <ol class="lines" tabIndex={0} aria-label="Source">
        {highlighted(text, language).map((line, index) => (
          <li key={index} id={`line-${index + 1}`} data-marked={marked === index + 1 || undefined}>
            <button type="button" class="line-number" aria-label={`Line ${index + 1}`} onClick={() => filter({ line: index + 1 })}>
              {index + 1}
            </button>
            <code>
              {line.map((piece, place) => (
                <span key={place} class={piece.tone ? `tone-${piece.tone}` : undefined}>
                  {piece.text}
                </span>
              ))}
            </code>
          </li>
        ))}
      </ol>
      <Copied text={text} label="Copy the source" class="button quiet icon copy" />
    </div>
  );
}
