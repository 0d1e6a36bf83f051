import type { MetricPoint } from '../api/shapes';

/** The mean and the largest of some figures; 0 where there are none. */
export function spreadOf(values: readonly number[]): { readonly mean: number; readonly most: number } {
  if (values.length === 0) return { mean: 0, most: 0 };
  return { mean: values.reduce((sum, value) => sum + value, 0) / values.length, most: values.reduce((most, value) => Math.max(most, value), 0) };
}

/** Percents of each interval's events that were refused; nothing where none came. */
export function refusedShares(points: readonly MetricPoint[]): readonly (number | null)[] {
  return points.map((point) => (point.recorded + point.refused === 0 ? null : (100 * point.refused) / (point.recorded + point.refused)));
}

/** How many of a handler's records were written at a moment. */
export interface Sample {
  readonly seconds: number;
  readonly written: number;
}

/** Two minutes of looks. */
export const mostSamples = 61;

/** Adds a look to those before. A count that fell begins anew: the server was started again. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last && last.seconds === sample.seconds) return samples;
  return last && sample.written < last.written ? [sample] : [...samples, sample].slice(-mostSamples);
}

/** Records a second between each look and the next. */
export function ratesOf(samples: readonly Sample[]): readonly number[] {
  return samples.slice(1).map((sample, index) => (sample.written - samples[index]!.written) / (sample.seconds - samples[index]!.seconds));
}
