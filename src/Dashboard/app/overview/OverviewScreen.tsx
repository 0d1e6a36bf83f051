import { useSignal } from '@preact/signals';
import type { Metrics } from '../api/shapes';
import { useResource } from '../api/useResource';
import { Icon } from '../parts/Icon';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { filter, place } from '../routing/place';
import { HandlerTiles } from './HandlerTiles';
import { LastRefusals } from './LastRefusals';
import { Traffic } from './Traffic';
import { Warnings } from './Warnings';

const ranges = [
  { minutes: 5, label: '5 min' },
  { minutes: 60, label: '1 h' },
  { minutes: 1440, label: '24 h' },
];

export function OverviewScreen() {
  const paused = useSignal(false);
  const asked = Number(place.value.query.get('minutes') ?? 60);
  const minutes = ranges.some((one) => one.minutes === asked) ? asked : 60;
  const every = paused.value ? 0 : minutes > 60 ? 30 : 2;
  const metrics = useResource<Metrics>(`/metrics?minutes=${minutes}`, every);
  return (
    <Page
      title="Overview"
      lead="What this server takes, what it refuses, and whether it keeps up."
      actions={
        <>
          <div class="choice" role="group" aria-label="Range">
            {ranges.map((one) => (
              <button key={one.minutes} type="button" class="button" aria-pressed={one.minutes === minutes} onClick={() => filter({ minutes: one.minutes === 60 ? null : one.minutes })}>
                {one.label}
              </button>
            ))}
          </div>
          <button type="button" class="button" aria-pressed={paused.value} onClick={() => (paused.value = !paused.value)}>
            <Icon name={paused.value ? 'play' : 'pause'} /> {paused.value ? 'Go on' : 'Pause'}
          </button>
        </>
      }
    >
      <Warnings every={paused.value ? 0 : 10} />
      <Loaded resource={metrics} what="figures">
        {(measured) => <Traffic metrics={measured} minutes={minutes} />}
      </Loaded>
      <div class="halves">
        <HandlerTiles every={every} />
        <LastRefusals every={every} />
      </div>
    </Page>
  );
}
