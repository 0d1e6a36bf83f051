import { useSignal } from '@preact/signals';
import type { DeadLetterGroup, Refusal, Replayed } from '../api/shapes';
import { useResource } from '../api/useResource';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { DeadLetters } from './DeadLetters';
import { Refusals } from './Refusals';
import { ReplayAnswer } from './ReplayAnswer';

const seconds = 3;

// The server reads files for each look.
const lettersSeconds = 15;

export function RejectedScreen() {
  const turn = useSignal(0);
  const last = useSignal<Replayed | null>(null);
  const answered = (replayed: Replayed) => {
    last.value = replayed;
    turn.value++;
  };
  const refusals = useResource<{ refusals: readonly Refusal[] }>('/refusals', seconds);
  const letters = useResource<{ groups: readonly DeadLetterGroup[] }>('/deadletters', lettersSeconds, undefined, turn.value);
  return (
    <Page title="Refused" lead="Events that were not recorded: those that senders were told of, and those that were acknowledged and then failed, which are kept as dead letters.">
      <section class="stack tight">
        <h2>Dead letters</h2>
        <div role="status">
          {last.value && (
            <div class="notice">
              <ReplayAnswer replayed={last.value} />
            </div>
          )}
        </div>
        <Loaded resource={letters} what="dead letters">
          {(loaded) => <DeadLetters groups={loaded.groups} onReplayed={answered} />}
        </Loaded>
      </section>
      <section class="stack tight">
        <h2>Refusals since the server started</h2>
        <Loaded resource={refusals} what="refusals">
          {(loaded) => <Refusals refusals={loaded.refusals} />}
        </Loaded>
      </section>
    </Page>
  );
}
