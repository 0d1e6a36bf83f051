import { expect, test } from 'vitest';
import { sparkPath } from '../parts/sparkPath';
import { percent, rate } from '../text/rates';
import { ratesOf, refusedShares, spreadOf, withSample } from './figures';

const point = (recorded: number, refused: number) => ({ time: '', recorded, refused, p50Ms: null, p99Ms: null, queued: 0 });

test('figures have a mean and a largest, also where there are none', () => {
  expect(spreadOf([1, 2, 6])).toEqual({ mean: 3, most: 6 });
  expect(spreadOf([])).toEqual({ mean: 0, most: 0 });
});

test('a share is of the events that came, and nothing where none came', () => {
  expect(refusedShares([point(3, 1), point(0, 0), point(0, 2)])).toEqual([25, null, 100]);
});

test('rates are between looks, and begin anew when a server does', () => {
  let samples = withSample([], { seconds: 10, written: 100 });
  samples = withSample(samples, { seconds: 12, written: 150 });
  expect(withSample(samples, { seconds: 12, written: 150 })).toBe(samples);
  expect(ratesOf(samples)).toEqual([25]);
  expect(withSample(samples, { seconds: 14, written: 3 })).toEqual([{ seconds: 14, written: 3 }]);
});

test('only the last two minutes of looks are kept', () => {
  let samples: readonly { seconds: number; written: number }[] = [];
  for (let look = 0; look < 200; look++) samples = withSample(samples, { seconds: look, written: look });
  expect(samples).toHaveLength(61);
  expect(ratesOf(samples).every((one) => one === 1)).toBe(true);
});

test('a line of sparks fills its box, and lies at its foot where nothing happens', () => {
  expect(sparkPath([0, 5, 10], 100, 20)).toBe('M0 19L50 10L100 1');
  expect(sparkPath([0, 0], 100, 20)).toBe('M0 19L100 19');
  expect(sparkPath([4], 100, 20)).toBe('');
  expect(sparkPath([4, 0], 100, 20, 5)).toBe('M75 1L100 19');
});

test('rates and percents have a decimal where they are small', () => {
  expect([rate(0), rate(0.44), rate(1234.6)]).toEqual(['0', '0.4', '1,235']);
  expect([percent(0), percent(0.25), percent(33.3)]).toEqual(['0 %', '0.3 %', '33 %']);
});
