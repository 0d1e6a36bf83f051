import type { StreamedEvent } from '../api/shapes';

/** What the tail has of the stream: the newest so many events, and how many it never got. */
export interface Kept {
  readonly events: readonly StreamedEvent[];
  /** Events that arrived while the list was paused, and wait to be shown. */
  readonly held: readonly StreamedEvent[];
  /** Events that the server left out, since this page was slow or away. */
  readonly missed: number;
  /** All that ever arrived. */
  readonly seen: number;
}

export const nothing: Kept = { events: [], held: [], missed: 0, seen: 0 };

export const mostKept = 5000;

export function added(kept: Kept, arrived: readonly StreamedEvent[], paused: boolean): Kept {
  const seen = kept.seen + arrived.length;
  return paused ? { ...kept, seen, held: newest([...kept.held, ...arrived]) } : { ...kept, seen, held: [], events: newest([...kept.events, ...kept.held, ...arrived]) };
}

export function released(kept: Kept): Kept {
  return { ...kept, held: [], events: newest([...kept.events, ...kept.held]) };
}

/** Whether every word is somewhere in the event: its schema, outcome, code, or record. `name=value` asks for a property of the record. */
export function contains(event: StreamedEvent, search: string): boolean {
  if (search.trim() === '') return true;
  const text = `${event.schema ?? ''} ${event.outcome} ${event.code ?? ''} ${event.reason ?? ''} ${JSON.stringify(event.record ?? '')}`.toLowerCase();
  return search
    .trim()
    .split(/\s+/)
    .every((word) => {
      const [, path, wanted] = /^([^=\s]+)=(.+)$/.exec(word) ?? [];
      return path !== undefined && wanted !== undefined && valueIs(event.record, path.split('.'), wanted) ? true : text.includes(word.toLowerCase());
    });
}

export function isRecorded(event: StreamedEvent): boolean {
  return ['recorded', 'accepted', 'validated'].includes(event.outcome);
}

/** What a line shows of an event: its record's own properties, or why there is none. */
export function preview(event: StreamedEvent): string {
  if (typeof event.record === 'object' && event.record !== null) {
    const own = Object.entries(event.record).filter(([name]) => !(name.startsWith('__') && name.endsWith('__')));
    return own.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('  ');
  }

  const finding = event.findings[0];
  return [finding?.pointer, finding?.message ?? event.reason].filter(Boolean).join('  ');
}

function valueIs(value: unknown, path: readonly string[], wanted: string): boolean {
  const found = path.reduce<unknown>((current, step) => (typeof current === 'object' && current !== null && Object.hasOwn(current, step) ? (current as Record<string, unknown>)[step] : undefined), value);
  return found !== undefined && (String(found) === wanted || JSON.stringify(found) === wanted);
}

function newest(events: readonly StreamedEvent[]): readonly StreamedEvent[] {
  return events.length > mostKept ? events.slice(-mostKept) : events;
}
