import type { HandlerState } from '../api/shapes';
import { Badge } from '../parts/Badge';
import { Moment } from '../parts/Moment';
import { bytes, count, counted } from '../text/numbers';
import { duration } from '../text/time';
import { toneOf } from './state';

export function HandlerPanel({ handler }: { readonly handler: HandlerState }) {
  const { queue, storage } = handler;
  return (
    <li class="panel">
      <div class="panel-head">
        <div class="row">
          <h2>{handler.name}</h2>
          <span class="soft">{handler.kind}</span>
        </div>
        <div class="row">
          {handler.required && <Badge>required</Badge>}
          <Badge tone={toneOf(handler)}>{handler.state}</Badge>
        </div>
      </div>
      <div class="panel-body stack">
        <dl class="strip compact">
          <Count label="Written" value={handler.written} />
          <Count label="Failed" value={handler.failed} />
          <Count label="Retries" value={handler.retries} />
          {(handler.dropped ?? 0) > 0 && <Count label="Dropped" value={handler.dropped!} />}
        </dl>
        {queue && queue.capacity > 0 && (
          <div class="stack tight">
            <div class="row spread small">
              <span>Queue</span>
              <span class="soft">
                {count(queue.length)} of {count(queue.capacity)}
                {queue.length > 0 && queue.oldestSeconds !== null ? `, the oldest ${duration(queue.oldestSeconds)}` : ''}
              </span>
            </div>
            <meter min={0} max={queue.capacity} high={queue.capacity * 0.8} value={queue.length} aria-label={`Queue of ${handler.name}`} />
          </div>
        )}
        <dl class="facts">
          <dt>Schemas</dt>
          <dd class="mono">{handler.schemas.length === 0 ? 'all' : handler.schemas.join(', ')}</dd>
          {storage && (
            <>
              <dt>On the disk</dt>
              <dd>{Object.entries(storage).map(([name, value]) => storedOf(name, value)).join(', ')}</dd>
            </>
          )}
        </dl>
        {handler.lastError && (
          <div class={`notice ${toneOf(handler)}`}>
            <strong>
              Last error{handler.lastErrorAt && (
                <>
                  , <Moment time={handler.lastErrorAt} />
                </>
              )}
            </strong>
            <p class="wrap">{handler.lastError}</p>
          </div>
        )}
      </div>
    </li>
  );
}

function Count({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="count">{count(value)}</dd>
    </div>
  );
}

function storedOf(name: string, value: unknown): string {
  if (typeof value !== 'number') return `${name} ${String(value)}`;
  if (name === 'bytes') return bytes(value);
  if (name.endsWith('Seconds')) return `${name.replace('Seconds', '')} ${duration(value)}`;
  return name === 'segments' ? counted(value, 'segment') : `${count(value)} ${name}`;
}
