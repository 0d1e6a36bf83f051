import type { HandlerState } from '../api/shapes';
import { useResource } from '../api/useResource';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { HandlerPanel } from './HandlerPanel';

export function HandlersScreen() {
  const handlers = useResource<{ handlers: readonly HandlerState[] }>('/handlers', 2);
  return (
    <Page title="Handlers" lead="Where records go. An acknowledgement says that every required handler has the record.">
      <Loaded resource={handlers} what="handlers">
        {(loaded) =>
          loaded.handlers.length === 0 ? (
            <div class="panel empty">
              <h2>No handler is configured</h2>
              <p>
                So nothing is kept. Name one in the settings: <code>EventLog:Handlers:events:Kind</code> = <code>file</code>
              </p>
            </div>
          ) : (
            <ul class="halves">
              {loaded.handlers.map((handler) => (
                <HandlerPanel key={handler.name} handler={handler} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  );
}
