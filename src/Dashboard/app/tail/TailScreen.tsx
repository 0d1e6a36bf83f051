import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Failure } from '../api/failure';
import type { StreamedEvent } from '../api/shapes';
import { FailureNotice } from '../parts/FailureNotice';
import { Page } from '../parts/Page';
import { place } from '../routing/place';
import { EventDrawer } from './EventDrawer';
import { EventList } from './EventList';
import { added, contains, nothing, released, type Kept } from './kept';
import { TailBar } from './TailBar';
import { useStream } from './useStream';
import { useTailKeys } from './useTailKeys';
import { WaitingForEvents } from './WaitingForEvents';

const lookBackMinutes = 5;

export function TailScreen() {
  const query = place.value.query;
  const kept = useSignal<Kept>(nothing);
  const paused = useSignal(false);
  const chosen = useSignal<StreamedEvent | null>(null);
  const connection = useSignal<{ state: 'connecting' | 'open' | 'lost'; failure: Failure | null }>({ state: 'connecting', failure: null });
  const [schema, outcome] = [query.get('schema') ?? '', query.get('outcome') ?? ''];
  const path = useMemo(() => streamPath(schema, outcome), [schema, outcome]);

  useEffect(() => void (kept.value = nothing), [path]);
  useStream(path, {
    onState: (state, failure) => (connection.value = { state, failure }),
    onEvents: (events) => (kept.value = added(kept.value, events, paused.value)),
    onMissed: (count) => (kept.value = { ...kept.value, missed: kept.value.missed + count }),
  });

  const search = query.get('q') ?? '';
  const shown = kept.value.events.filter((event) => contains(event, search));
  const pause = (on: boolean) => {
    paused.value = on;
    if (!on) kept.value = released(kept.value);
  };
  useTailKeys(shown, chosen, () => pause(!paused.value));

  const { state, failure } = connection.value;
  return (
    <Page title="Live tail" lead="What becomes of events, as it happens. Records are shown as every handler may have them; of a refused event there is only the reason.">
      {failure && <FailureNotice failure={failure} what="the stream of events" />}
      <TailBar kept={kept.value} shown={shown.length} paused={paused.value} state={state} onPause={pause} onClear={() => (kept.value = nothing)} />
      {shown.length === 0 && !failure ? (
        <WaitingForEvents filtered={kept.value.events.length > 0} schema={query.get('schema')} />
      ) : (
        shown.length > 0 && (
          <div class="tail" data-open={chosen.value !== null || undefined}>
            <EventList events={shown} chosen={chosen.value} following={!paused.value} onChoose={(event) => (chosen.value = event)} onAway={() => pause(true)} />
            {chosen.value && <EventDrawer event={chosen.value} onClose={() => (chosen.value = null)} />}
          </div>
        )
      )}
    </Page>
  );
}

function streamPath(schema: string, outcome: string): string {
  const query = new URLSearchParams({ since: new Date(Date.now() - lookBackMinutes * 60_000).toISOString() });
  if (schema !== '') query.set('schema', schema);
  if (outcome !== '') query.set('outcome', outcome);
  return `/eventlog/stream?${query.toString()}`;
}
