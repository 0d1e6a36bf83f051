import { useSignal } from '@preact/signals';
import { ask, post } from '../api/client';
import { Failure } from '../api/failure';
import type { DeadLetterGroup } from '../api/shapes';
import { Badge } from '../parts/Badge';
import { CodeLink } from '../parts/CodeLink';
import { download } from '../parts/download';
import { FailureNotice } from '../parts/FailureNotice';
import { Icon } from '../parts/Icon';
import { JsonTree } from '../parts/JsonTree';
import { Moment } from '../parts/Moment';
import { Link } from '../routing/Link';
import { counted } from '../text/numbers';
import { sentence, type ReplayCounts } from './replay';

/** Letters with one cause. They are replayed together: first a try that changes nothing, then for good. */
export function LetterGroup({ group }: { readonly group: DeadLetterGroup }) {
  const answer = useSignal<{ dryRun: boolean; counts: ReplayCounts } | null>(null);
  const failure = useSignal<Failure | null>(null);
  const letters = useSignal<unknown>(null);
  const busy = useSignal(false);
  const act = async (action: () => Promise<void>) => {
    busy.value = true;
    failure.value = null;
    try {
      await action();
    } catch (error) {
      failure.value = error instanceof Failure ? error : new Failure(0, null);
    }

    busy.value = false;
  };
  const replay = (dryRun: boolean) => act(async () => void (answer.value = { dryRun, counts: await post<ReplayCounts>('/deadletters/replay', { group: group.id, dryRun }) }));
  const look = () => act(async () => void (letters.value = await ask(`/deadletters/${encodeURIComponent(group.id)}`)));
  return (
    <li class="panel">
      <div class="panel-head">
        <div class="stack tight">
          <div class="row">
            <Badge tone="bad">{counted(group.count, 'letter')}</Badge>
            <CodeLink code={group.code} />
            <span>
              {group.handler === null ? `refused at the stage ${group.stage}` : `not taken by ${group.handler}`}
            </span>
          </div>
          <div class="row small soft">
            {group.schema && (
              <Link to="schema" query={{ id: group.schema, version: group.version }} class="mono wrap" data-row-link>
                {group.schema}
              </Link>
            )}
            <span>
              first <Moment time={group.first} />, last <Moment time={group.last} />
            </span>
          </div>
        </div>
        <div class="row">
          <button type="button" class="button" disabled={busy.value} onClick={() => void look()}>
            Look
          </button>
          <button type="button" class="button" disabled={busy.value || !group.canReplay} onClick={() => void replay(true)}>
            Dry run
          </button>
          <button type="button" class="button primary" disabled={busy.value || !group.canReplay} onClick={() => void replay(false)}>
            Replay
          </button>
        </div>
      </div>
      <div role="status" class="panel-status">
        {answer.value && (
          <p>
            {answer.value.dryRun ? 'A replay would end so: ' : 'Replayed: '}
            <strong>{sentence(answer.value.counts)}</strong>
          </p>
        )}
        {!group.canReplay && <p class="small soft">These letters hold no whole event, so there is nothing to replay. Their sender must send again.</p>}
      </div>
      {failure.value && (
        <div class="panel-body">
          <FailureNotice failure={failure.value} what="dead letters" />
        </div>
      )}
      {letters.value !== null && (
        <div class="panel-body stack tight">
          <div class="row spread">
            <h3>Letters</h3>
            <button type="button" class="button quiet" onClick={() => download(`dead-letters-${group.code}.json`, 'application/json', JSON.stringify(letters.value, null, 2))}>
              <Icon name="download" /> Download
            </button>
          </div>
          <JsonTree value={letters.value} />
        </div>
      )}
    </li>
  );
}
