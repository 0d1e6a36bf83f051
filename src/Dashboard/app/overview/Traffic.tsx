import type { Metrics } from '../api/shapes';
import { ChartPanel } from '../chart/ChartPanel';
import { FirstEvent } from '../parts/FirstEvent';
import { Link } from '../routing/Link';
import { bytes, count, milliseconds, share } from '../text/numbers';
import { rate } from '../text/rates';
import { rates, totalsOf } from './totals';

export function Traffic({ metrics, minutes }: { readonly metrics: Metrics; readonly minutes: number }) {
  const span = minutes * 60;
  const totals = totalsOf(metrics.points);
  const times = metrics.points.map((point) => new Date(point.time).getTime() / 1000);
  return (
    <>
      <dl class="figures">
        <Figure label="Recorded" value={count(totals.recorded)} note="events in this range" />
        <Figure label="Refused" value={count(totals.refused)} note={`${share(totals.refused, totals.recorded + totals.refused)} of all`} bad={totals.refused > 0} />
        <Figure label="Time to record" value={milliseconds(totals.p50Ms)} note={`one in a hundred: ${milliseconds(totals.p99Ms)}`} />
        <Figure label="Waiting" value={count(totals.queued)} note="events in queues" />
        {metrics.storageFreeBytes !== null && metrics.storageFreeBytes !== undefined && <Figure label="Disk left" value={bytes(metrics.storageFreeBytes)} note="where records go" />}
      </dl>
      {totals.recorded + totals.refused === 0 && (
        <div class="panel empty">
          <h2>No event in this range yet</h2>
          <p>
            Paste this into a terminal, with the server's token in <code>EventLog__Token</code>, and watch it arrive in the <Link to="tail">live tail</Link>.
          </p>
          <FirstEvent />
        </div>
      )}
      <div class="halves">
        <ChartPanel
          title="Events a second"
          times={times}
          span={span}
          unit={rate}
          series={[
            { label: 'Recorded', tone: 'accent', values: rates(metrics, 'recorded') },
            { label: 'Refused', tone: 'bad', values: rates(metrics, 'refused') },
          ]}
        />
        <ChartPanel
          title="Time to record"
          times={times}
          span={span}
          unit={milliseconds}
          series={[
            { label: 'Half within', tone: 'accent', values: metrics.points.map((point) => point.p50Ms ?? null) },
            { label: '99 % within', tone: 'soft', values: metrics.points.map((point) => point.p99Ms ?? null) },
          ]}
        />
      </div>
    </>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly bad?: boolean;
}

function Figure({ label, value, note, bad = false }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class={bad ? 'figure is-bad' : 'figure'}>{value}</dd>
      <dd class="small soft">{note}</dd>
    </div>
  );
}
