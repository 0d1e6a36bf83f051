import { lazy, Suspense } from './lazily';
import { ChartTable } from './ChartTable';

export interface Series {
  readonly label: string;
  readonly tone: 'accent' | 'bad' | 'soft';
  readonly values: readonly (number | null)[];
}

export interface ChartProps {
  /** Seconds since 1970. */
  readonly times: readonly number[];
  /** How long a time is shown, up to the newest point: seconds. */
  readonly span: number;
  readonly series: readonly Series[];
  readonly unit: (value: number) => string;
}

const Chart = lazy(() => import('./Chart'));

/** A chart with a heading, what its lines are, and the same as a table for whoever prefers one. */
export function ChartPanel({ title, ...chart }: ChartProps & { readonly title: string }) {
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        <ul class="legend">
          {chart.series.map((one) => (
            <li key={one.label} class={`tone-${one.tone}`}>
              <i aria-hidden="true" />
              {one.label} <strong>{latest(one, chart.unit)}</strong>
            </li>
          ))}
        </ul>
      </div>
      <Suspense fallback={<div class="chart" />}>
        <Chart {...chart} />
      </Suspense>
      <ChartTable title={title} {...chart} />
    </section>
  );
}

function latest(series: Series, unit: (value: number) => string): string {
  const value = series.values.findLast((one) => one !== null);
  return value === undefined || value === null ? '–' : unit(value);
}
