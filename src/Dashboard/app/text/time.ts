import { zone, type Zone } from './zone';

const units: readonly (readonly [string, number])[] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
];

/** `just now`, `40 s ago`, `3 min ago`, `2 h ago`, `5 d ago`. */
export function ago(then: Date, now: Date): string {
  const seconds = Math.round((now.getTime() - then.getTime()) / 1000);
  if (seconds < 5) return 'just now';
  return `${duration(seconds)} ago`;
}

/** Of whole seconds, in the largest unit of which there is one: `45 s`, `3 min`. */
export function duration(seconds: number): string {
  for (const [unit, size] of units) if (seconds >= size) return `${Math.floor(seconds / size)} ${unit}`;
  return `${Math.max(0, Math.round(seconds))} s`;
}

/** The time of day with milliseconds, where the reader is or in UTC, as he chose: `14:03:07.412`. */
export function clock(time: Date, by: Zone = zone.value): string {
  return shifted(time, by).toISOString().slice(11, 23);
}

/** Day, time to the second and zone: `2026-11-29 14:03:07 +02:00`, `2026-11-29 12:03:07 UTC`. */
export function exact(time: Date, by: Zone = zone.value): string {
  const text = shifted(time, by).toISOString().slice(0, 19).replace('T', ' ');
  return `${text} ${by === 'utc' ? 'UTC' : offset(-time.getTimezoneOffset())}`;
}

/** `+02:00`, `-03:30`. */
export function offset(minutes: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

// A time whose UTC reads as the clock on the wall does.
function shifted(time: Date, by: Zone): Date {
  return by === 'utc' ? time : new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
}
