import type { DeadLetterGroup, Replayed } from '../api/shapes';
import { LetterGroup } from './LetterGroup';

export function DeadLetters({ groups, onReplayed }: { readonly groups: readonly DeadLetterGroup[]; readonly onReplayed: (replayed: Replayed) => void }) {
  if (groups.length === 0)
    return (
      <div class="panel empty">
        <p>No dead letters. Every event that was acknowledged is where it belongs.</p>
      </div>
    );
  return (
    <ul class="stack">
      {groups.map((group) => (
        <LetterGroup key={group.id} group={group} onReplayed={onReplayed} />
      ))}
    </ul>
  );
}
