import type { Metrics } from '../api/shapes';
import { ChartPanel } from '../chart/ChartPanel';
import { rates } from '../overview/totals';
import { bytes, count, milliseconds } from '../text/numbers';
import { percent, rate } from '../text/rates';
import { refusedShares, spreadOf } from './figures';

export function Charts({ metrics, minutes }: { readonly metrics: Metrics; readonly minutes: number }) {
  const times = metrics.points.map((point) => new Date(point.time).getTime() / 1000);
  const chart = { times, span: minutes * 60 };
  const recorded = spreadOf(rates(metrics, 'recorded'));
  return (
    <>
      <dl class="strip">
        <Fact label="Recorded a second, on average" value={rate(recorded.mean)} />
        <Fact label="At most" value={rate(recorded.most)} />
        <Fact label="Slowest ten seconds, 99 % within" value={milliseconds(spreadOf(metrics.points.flatMap((point) => point.p99Ms ?? [])).most || null)} />
        <Fact label="Most waiting" value={count(spreadOf(metrics.points.map((point) => point.queued)).most)} />
        {metrics.streams !== undefined && <Fact label="Watch now" value={count(metrics.streams)} />}
        {metrics.storageFreeBytes !== null && metrics.storageFreeBytes !== undefined && <Fact label="Disk left" value={bytes(metrics.storageFreeBytes)} />}
      </dl>
      <div class="halves">
        <ChartPanel
          title="Events a second"
          {...chart}
          unit={rate}
          series={[
            { label: 'Recorded', tone: 'accent', values: rates(metrics, 'recorded') },
            { label: 'Refused', tone: 'bad', values: rates(metrics, 'refused') },
          ]}
        />
        <ChartPanel
          title="Time to record"
          {...chart}
          unit={milliseconds}
          series={[
            { label: 'Half within', tone: 'accent', values: metrics.points.map((point) => point.p50Ms ?? null) },
            { label: '99 % within', tone: 'soft', values: metrics.points.map((point) => point.p99Ms ?? null) },
          ]}
        />
        <ChartPanel title="Share of events that were refused" {...chart} unit={percent} series={[{ label: 'Refused', tone: 'bad', values: refusedShares(metrics.points) }]} />
        <ChartPanel title="Events waiting in queues" {...chart} unit={whole} series={[{ label: 'Waiting', tone: 'accent', values: metrics.points.map((point) => point.queued) }]} />
      </div>
    </>
  );
}

/** A number of events; an axis has marks between them, which name none. */
function whole(value: number): string {
  return Number.isInteger(value) ? count(value) : '';
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class="count">{value}</dd>
    </div>
  );
}
