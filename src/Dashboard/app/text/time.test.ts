import { expect, test } from 'vitest';
import { ago, clock, duration, exact, offset } from './time';

const now = new Date('2026-11-29T12:00:00Z');

test.each([
  [2, 'just now'],
  [44, '44 s ago'],
  [180, '3 min ago'],
  [7_300, '2 h ago'],
  [500_000, '5 d ago'],
])('a time %d seconds before is %s', (seconds, words) => {
  expect(ago(new Date(now.getTime() - seconds * 1000), now)).toBe(words);
});

test('a clock that is ahead makes nothing older than now', () => {
  expect(ago(new Date(now.getTime() + 9_000), now)).toBe('just now');
  expect(duration(-3)).toBe('0 s');
});

test('a time of day has milliseconds', () => {
  expect(clock(new Date(2026, 0, 2, 3, 4, 5, 6))).toBe('03:04:05.006');
});

test('a time is told by the clock of the reader, or in UTC', () => {
  expect(clock(now, 'utc')).toBe('12:00:00.000');
  expect(exact(now, 'utc')).toBe('2026-11-29 12:00:00 UTC');
  expect(exact(new Date(2026, 0, 2, 3, 4, 5), 'local')).toMatch(/^2026-01-02 03:04:05 [+-]\d\d:\d\d$/);
  expect([offset(0), offset(120), offset(-210)]).toEqual(['+00:00', '+02:00', '-03:30']);
});
