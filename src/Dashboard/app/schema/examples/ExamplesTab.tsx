import type { Examples } from '../../api/shapes';
import { useResource } from '../../api/useResource';
import { Badge } from '../../parts/Badge';
import { Code } from '../../parts/Code';
import { FailureNotice } from '../../parts/FailureNotice';
import { Link } from '../../routing/Link';
import type { SchemaNode } from '../document';
import { draftOf } from '../try/draft';
import type { ShownSchema } from '../shown';

type Example = Examples['examples'][number];

/** Examples of the author and of the server; of the author alone, unchecked, where the server makes none. */
export function ExamplesTab({ shown, document }: { readonly shown: ShownSchema; readonly document: SchemaNode }) {
  const query = new URLSearchParams({ id: shown.id, version: shown.version });
  const loaded = useResource<Examples>(`/schemas/examples?${query.toString()}`);
  if (loaded.state === 'loading') return <div class="waiting" role="status" aria-label="Loading examples" />;
  if (loaded.state === 'failed' && !loaded.failure.isAbsent) return <FailureNotice failure={loaded.failure} what="examples" />;
  const examples: readonly Example[] = loaded.state === 'ready' ? loaded.value.examples : written(document);
  if (examples.length === 0)
    return (
      <div class="panel empty">
        <h2>No examples</h2>
        <p>The author wrote none. Begin one of your own:</p>
        <Link to="schema" query={{ id: shown.id, version: shown.version, tab: 'try' }} class="button">
          Try an event
        </Link>
      </div>
    );
  return (
    <ul class="stack">
      {examples.map((example, index) => (
        <li key={index} class="panel">
          <div class="panel-head">
            <div class="row">
              <h2>Example {index + 1}</h2>
              <Badge>{example.origin === 'generated' ? 'made from the schema' : 'by the author'}</Badge>
              {loaded.state === 'ready' && <Badge tone={example.valid ? 'good' : 'bad'}>{example.valid ? 'fits' : 'does not fit'}</Badge>}
            </div>
            <Link to="schema" query={{ id: shown.id, version: shown.version, tab: 'try', event: draftOf(example.event) }} class="button">
              Try it
            </Link>
          </div>
          <div class="panel-body">
            <Code text={JSON.stringify(example.event, null, 2)} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function written(document: SchemaNode): readonly Example[] {
  const examples = typeof document === 'object' ? document['examples'] : undefined;
  return Array.isArray(examples) ? examples.map((event: unknown) => ({ event, origin: 'pack', valid: true })) : [];
}
