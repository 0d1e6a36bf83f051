import { useSignal } from '@preact/signals';
import type { Metrics } from '../api/shapes';
import { useResource } from '../api/useResource';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { PauseButton } from '../parts/PauseButton';
import { RangeChoice, shownMinutes } from '../parts/RangeChoice';
import { HandlerTiles } from './HandlerTiles';
import { LastRefusals } from './LastRefusals';
import { Traffic } from './Traffic';
import { Warnings } from './Warnings';

export function OverviewScreen() {
  const paused = useSignal(false);
  const minutes = shownMinutes();
  const every = paused.value ? 0 : minutes > 60 ? 30 : 2;
  const metrics = useResource<Metrics>(`/metrics?minutes=${minutes}`, every);
  return (
    <Page
      title="Overview"
      lead="What this server takes, what it refuses, and whether it keeps up."
      actions={
        <>
          <RangeChoice />
          <PauseButton paused={paused} />
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
