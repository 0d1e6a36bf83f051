import { expect, test } from 'vitest';
import { rates, totalsOf } from './totals';

const point = (recorded: number, p50Ms: number | null, queued: number) => ({ time: '', recorded, refused: 1, p50Ms, p99Ms: p50Ms, queued });

test('events are summed, times are of the newest interval that has one', () => {
  expect(totalsOf([point(10, 2, 5), point(20, 3, 1), point(0, null, 0)])).toEqual({ recorded: 30, refused: 3, p50Ms: 3, p99Ms: 3, queued: 0 });
});

test('rates are by the second', () => {
  expect(rates({ intervalSeconds: 10, points: [point(25, 1, 0)], schemas: [], storageFreeBytes: null }, 'recorded')).toEqual([2.5]);
});
