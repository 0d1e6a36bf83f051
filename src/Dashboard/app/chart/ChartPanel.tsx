import { useSignal } from '@preact/signals';
import { clock } from '../text/time';
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
  const pointed = useSignal<number | null>(null);
  const time = pointed.value === null ? undefined : chart.times[pointed.value];
  return (
    <section class="panel" aria-label={title}>
      <div class="panel-head">
        <h2>{title}</h2>
        <ul class="legend">
          {time !== undefined && <li>{clock(new Date(time * 1000)).slice(0, 8)}</li>}
          {chart.series.map((one) => (
            <li key={one.label} class={`tone-${one.tone}`}>
              <i aria-hidden="true" />
              {one.label} <strong>{valueAt(one, pointed.value, chart.unit)}</strong>
            </li>
          ))}
        </ul>
      </div>
      <Suspense fallback={<div class="chart" />}>
        <Chart {...chart} onPoint={(index) => (pointed.value = index)} />
      </Suspense>
      <ChartTable title={title} {...chart} />
    </section>
  );
}

/** Where the pointer is, else the newest that there is. */
function valueAt(series: Series, index: number | null, unit: (value: number) => string): string {
  const value = index === null ? series.values.findLast((one) => one !== null) : series.values[index];
  return value === undefined || value === null ? '–' : unit(value);
}
