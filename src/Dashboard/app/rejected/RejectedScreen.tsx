import type { DeadLetterGroup, Refusal } from '../api/shapes';
import { useResource } from '../api/useResource';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { DeadLetters } from './DeadLetters';
import { Refusals } from './Refusals';

const seconds = 3;

export function RejectedScreen() {
  const refusals = useResource<{ refusals: readonly Refusal[] }>('/refusals', seconds);
  const letters = useResource<{ groups: readonly DeadLetterGroup[] }>('/deadletters', seconds);
  return (
    <Page title="Refused" lead="Events that were not recorded: those that senders were told of, and those that were acknowledged and then failed, which are kept as dead letters.">
      <section class="stack tight">
        <h2>Dead letters</h2>
        <Loaded resource={letters} what="dead letters">
          {(loaded) => <DeadLetters groups={loaded.groups} />}
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
