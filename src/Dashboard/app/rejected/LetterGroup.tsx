import { useSignal } from '@preact/signals';
import { ask, post } from '../api/client';
import { allLetters } from '../api/deadLetters';
import { Failure } from '../api/failure';
import type { DeadLetter, DeadLetterGroup, Replayed } from '../api/shapes';
import { Badge } from '../parts/Badge';
import { CodeLink } from '../parts/CodeLink';
import { download } from '../parts/download';
import { FailureNotice } from '../parts/FailureNotice';
import { Icon } from '../parts/Icon';
import { Moment } from '../parts/Moment';
import { Link } from '../routing/Link';
import { counted } from '../text/numbers';
import { linesOf } from './export';
import { LetterList } from './LetterList';
import { ReplayAnswer } from './ReplayAnswer';

/** Letters with one cause. They are replayed together: first a try that changes nothing, then for good. */
export function LetterGroup({ group, onReplayed }: { readonly group: DeadLetterGroup; readonly onReplayed: (replayed: Replayed) => void }) {
  const answer = useSignal<Replayed | null>(null);
  const failure = useSignal<Failure | null>(null);
  const letters = useSignal<readonly DeadLetter[] | null>(null);
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
  const replay = (dryRun: boolean) =>
    act(async () => {
      answer.value = await post<Replayed>('/deadletters/replay', { group: group.id, dryRun });
      if (!dryRun) onReplayed(answer.value);
    });
  const look = () => act(async () => void (letters.value = (await ask<{ letters: readonly DeadLetter[] }>(`/deadletters/${encodeURIComponent(group.id)}`)).letters));
  const exportAll = () => act(async () => download(`dead-letters-${group.code}-${group.id}.jsonl`, 'application/jsonl', linesOf(await allLetters(group.id))));
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
          <button type="button" class="button" disabled={busy.value} onClick={() => void exportAll()}>
            <Icon name="download" /> Export
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
        {answer.value && !answer.value.applied && <ReplayAnswer replayed={answer.value} />}
        {!group.canReplay && <p class="small soft">None of these can be replayed. Look at them to read why.</p>}
      </div>
      {failure.value && (
        <div class="panel-body">
          <FailureNotice failure={failure.value} what="dead letters" />
        </div>
      )}
      {letters.value !== null && (
        <div class="panel-body">
          <LetterList letters={letters.value} />
          {letters.value.length < group.count && <p class="small soft">{`These are the first ${letters.value.length} of ${group.count}. Export has them all.`}</p>}
        </div>
      )}
    </li>
  );
}
