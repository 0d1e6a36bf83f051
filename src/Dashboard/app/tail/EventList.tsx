import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { StreamedEvent } from '../api/shapes';
import { EventRow } from './EventRow';

interface EventListProps {
  readonly events: readonly StreamedEvent[];
  readonly chosen: StreamedEvent | null;
  readonly following: boolean;
  readonly onChoose: (event: StreamedEvent) => void;
  /** Somebody scrolled away from the newest event: what arrives must not push away what they read. */
  readonly onAway: () => void;
}

export const rowHeight = 36;

const around = 8;

/** The newest event first; only the rows that can be seen are in the page, however many there are. */
export function EventList({ events, chosen, following, onChoose, onAway }: EventListProps) {
  const box = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(600);

  useEffect(() => {
    const sizes = new ResizeObserver(() => (height.value = box.current?.clientHeight ?? 600));
    sizes.observe(box.current!);
    return () => sizes.disconnect();
  }, []);

  useEffect(() => {
    const index = chosen ? events.length - 1 - events.findIndex((event) => event.seq === chosen.seq) : -1;
    const view = box.current!;
    if (index < 0 || index >= events.length) return;
    if (index * rowHeight < view.scrollTop) view.scrollTop = index * rowHeight;
    else if ((index + 1) * rowHeight > view.scrollTop + view.clientHeight) view.scrollTop = (index + 1) * rowHeight - view.clientHeight;
  }, [chosen]);

  const scrolled = () => {
    top.value = box.current!.scrollTop;
    if (following && top.value > rowHeight) onAway();
  };
  const first = Math.max(0, Math.floor(top.value / rowHeight) - around);
  const last = Math.min(events.length, Math.ceil((top.value + height.value) / rowHeight) + around);
  return (
    <div class="panel tail-list" ref={box} onScroll={scrolled} tabIndex={0} role="group" aria-label="Events, the newest first">
      <div class="rows" style={{ height: `${events.length * rowHeight}px` }}>
        {Array.from({ length: last - first }, (_, place) => {
          const index = first + place;
          const event = events[events.length - 1 - index]!;
          return <EventRow key={event.seq} event={event} top={index * rowHeight} chosen={chosen?.seq === event.seq} onChoose={onChoose} />;
        })}
      </div>
    </div>
  );
}
