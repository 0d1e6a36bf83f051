import { Badge } from '../../parts/Badge';
import type { Judgement } from './useExplanation';

/** One word about the event, told to screen readers as it changes. */
export function Verdict({ judgement }: { readonly judgement: Judgement }) {
  return (
    <div id="try-verdict" role="status">
      {word(judgement)}
    </div>
  );
}

function word({ state, marks, explanation }: Judgement) {
  if (state === 'mistake') return <Badge tone="bad">no JSON</Badge>;
  if (explanation) {
    if (explanation.valid !== true) return <Badge tone="bad">{marks.length === 1 ? 'one mistake' : `${marks.length} mistakes`}</Badge>;
    return explanation.allowed ? <Badge tone="good">would be recorded</Badge> : <Badge tone="warn">fits, but is not allowed</Badge>;
  }

  return state === 'waiting' ? <span class="small soft checking">Checking…</span> : <span class="small soft">Not checked</span>;
}
