import type { StreamedEvent } from '../api/shapes';
import { Badge } from '../parts/Badge';
import { pathOf } from '../schemas/namespaces';
import { milliseconds } from '../text/numbers';
import { clock } from '../text/time';
import { isRecorded, preview } from './kept';

interface EventRowProps {
  readonly event: StreamedEvent;
  readonly top: number;
  readonly chosen: boolean;
  readonly onChoose: (event: StreamedEvent) => void;
}

export function EventRow({ event, top, chosen, onChoose }: EventRowProps) {
  return (
    <button type="button" class="event" style={{ top: `${top}px` }} aria-pressed={chosen} data-seq={event.seq} onClick={() => onChoose(event)}>
      <span class="time">{clock(new Date(event.time))}</span>
      <span class="outcome">
        <Badge tone={isRecorded(event) ? 'good' : 'bad'}>{event.code ?? event.outcome}</Badge>
      </span>
      <span class="schema mono">
        <SchemaName id={event.schema} />
      </span>
      <span class="duration soft">{milliseconds(event.durationMs)}</span>
      <span class="preview mono soft">{preview(event)}</span>
    </button>
  );
}

/** An id whose last part stays readable when there is no room for all of it. */
function SchemaName({ id }: { readonly id: string | null }) {
  if (id === null) return <span>no known schema</span>;
  const path = pathOf(id);
  const end = path.lastIndexOf('/') + 1;
  return (
    <>
      <span class="start soft">{path.slice(0, end)}</span>
      <span class="end">{path.slice(end)}</span>
    </>
  );
}
