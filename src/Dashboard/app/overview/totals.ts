import type { MetricPoint, Metrics } from '../api/shapes';

/** What the last minutes came to. */
export interface Totals {
  readonly recorded: number;
  readonly refused: number;
  /** Of the newest interval in which something was recorded. */
  readonly p50Ms: number | null;
  readonly p99Ms: number | null;
  readonly queued: number;
}

export function totalsOf(points: readonly MetricPoint[]): Totals {
  const timed = points.findLast((point) => point.p50Ms !== null && point.p50Ms !== undefined);
  return {
    recorded: points.reduce((sum, point) => sum + point.recorded, 0),
    refused: points.reduce((sum, point) => sum + point.refused, 0),
    p50Ms: timed?.p50Ms ?? null,
    p99Ms: timed?.p99Ms ?? null,
    queued: points.at(-1)?.queued ?? 0,
  };
}

/** Events a second in each interval. */
export function rates(metrics: Metrics, of: 'recorded' | 'refused'): readonly number[] {
  return metrics.points.map((point) => point[of] / metrics.intervalSeconds);
}
