import type { Replayed } from '../api/shapes';
import { reasons, sentence } from './replay';

/** What a replay did, or would do, and why anything stays. */
export function ReplayAnswer({ replayed }: { readonly replayed: Replayed }) {
  return (
    <p>
      {replayed.applied ? 'Replayed: ' : 'A replay would end so: '}
      <strong>{sentence(replayed)}</strong>
      {reasons(replayed).map((reason) => (
        <span key={reason} class="soft"> ({reason})</span>
      ))}
    </p>
  );
}
