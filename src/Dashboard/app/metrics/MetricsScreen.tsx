import { useSignal } from '@preact/signals';
import type { Metrics } from '../api/shapes';
import { useResource } from '../api/useResource';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { PauseButton } from '../parts/PauseButton';
import { RangeChoice, shownMinutes } from '../parts/RangeChoice';
import { Charts } from './Charts';
import { HandlerRates } from './HandlerRates';
import { SchemaShares } from './SchemaShares';

export function MetricsScreen() {
  const paused = useSignal(false);
  const minutes = shownMinutes();
  const every = paused.value ? 0 : minutes > 60 ? 30 : 5;
  const metrics = useResource<Metrics>(`/metrics?minutes=${minutes}`, every);
  return (
    <Page
      title="Metrics"
      lead="Rates, times and queues of the last day, by tens of seconds. They are kept in memory and begin anew with the server."
      actions={
        <>
          <RangeChoice />
          <PauseButton paused={paused} />
        </>
      }
    >
      <Loaded resource={metrics} what="figures">
        {(measured) => (
          <>
            <Charts metrics={measured} minutes={minutes} />
            <HandlerRates every={paused.value ? 0 : 2} />
            <SchemaShares schemas={measured.schemas} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
