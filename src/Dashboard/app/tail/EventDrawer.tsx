import { useEffect, useRef } from 'preact/hooks';
import type { StreamedEvent } from '../api/shapes';
import { Badge } from '../parts/Badge';
import { CodeLink } from '../parts/CodeLink';
import { Copied } from '../parts/Copied';
import { Icon } from '../parts/Icon';
import { JsonTree } from '../parts/JsonTree';
import { Link } from '../routing/Link';
import { draftOf } from '../schema/try/draft';
import { milliseconds } from '../text/numbers';
import { clock, exact } from '../text/time';
import { isRecorded } from './kept';
import { ownProperties } from './ownProperties';

/** Everything that the server tells of one event. Beside the list where there is room; over it, alone, where there is none. */
export function EventDrawer({ event, onClose }: { readonly event: StreamedEvent; readonly onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    const dialog = box.current!;
    if (matchMedia('(max-width: 60rem)').matches) dialog.showModal();
    else dialog.show();
    before?.focus();
    return () => dialog.close();
  }, []);
  return (
    <dialog ref={box} class="drawer" aria-labelledby="drawer-title" onCancel={onClose}>
      <div class="stack">
        <div class="row spread nowrap">
          <h2 id="drawer-title" class="wrap">
            {event.schema ?? 'An event of no known schema'}
          </h2>
          <button type="button" class="button quiet icon" aria-label="Close" onClick={onClose}>
            <Icon name="close" />
          </button>
        </div>
        <dl class="facts">
          <dt>Outcome</dt>
          <dd class="row">
            <Badge tone={isRecorded(event) ? 'good' : 'bad'}>{event.outcome}</Badge>
            {event.code && <CodeLink code={event.code} />}
          </dd>
          <dt>Time</dt>
          <dd>
            <time dateTime={event.time}>{`${exact(new Date(event.time)).slice(0, 10)} ${clock(new Date(event.time))}`}</time>
          </dd>
          <dt>Version</dt>
          <dd>{event.version ?? '–'}</dd>
          <dt>Took</dt>
          <dd>{milliseconds(event.durationMs)}</dd>
          <dt>Number</dt>
          <dd>{event.seq}</dd>
        </dl>
        {event.findings.length > 0 && (
          <ul class="panel marks">
            {event.findings.map((finding, index) => (
              <li key={index}>
                <div class="row small">
                  <CodeLink code={finding.code} />
                  {finding.pointer && <code class="soft">{finding.pointer}</code>}
                </div>
                {finding.message && <p>{finding.message}</p>}
              </li>
            ))}
          </ul>
        )}
        {event.record !== null && event.record !== undefined && (
          <div class="stack tight">
            <div class="row spread">
              <h3>Record</h3>
              <Copied text={JSON.stringify(event.record)} label="Copy the record" />
            </div>
            <JsonTree value={event.record} />
          </div>
        )}
        {event.schema && (
          <div class="row">
            <Link to="schema" query={{ id: event.schema, version: event.version, tab: 'try', event: event.record ? draftOf(ownProperties(event.record)) : null }} class="button">
              Try it
            </Link>
            <Link to="schema" query={{ id: event.schema, version: event.version }} class="button quiet">
              The schema
            </Link>
          </div>
        )}
      </div>
    </dialog>
  );
}
