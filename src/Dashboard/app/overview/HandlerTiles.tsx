import type { HandlerState } from '../api/shapes';
import { useResource } from '../api/useResource';
import { toneOf } from '../handlers/state';
import { Badge } from '../parts/Badge';
import { Loaded } from '../parts/Loaded';
import { Link } from '../routing/Link';
import { count } from '../text/numbers';

export function HandlerTiles({ every }: { readonly every: number }) {
  const handlers = useResource<{ handlers: readonly HandlerState[] }>('/handlers', every);
  return (
    <section class="stack tight">
      <div class="row spread">
        <h2>Handlers</h2>
        <Link to="handlers" class="small">
          All about handlers
        </Link>
      </div>
      <Loaded resource={handlers} what="handlers">
        {(loaded) => (
          <ul class="panel tiles">
            {loaded.handlers.map((handler) => (
              <li key={handler.name}>
                <span class="tile-name">{handler.name}</span>
                <span class="small soft">{handler.kind}</span>
                <Badge tone={toneOf(handler)}>{handler.state}</Badge>
                <span class="small soft number">
                  {count(handler.written)} written{handler.queue && handler.queue.length > 0 ? `, ${count(handler.queue.length)} waiting` : ''}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
