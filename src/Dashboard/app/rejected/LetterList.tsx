import type { DeadLetter } from '../api/shapes';
import { JsonTree } from '../parts/JsonTree';
import { Moment } from '../parts/Moment';

/** Letters of one group: when, why, and what a handler would have got. The event as it was sent is not shown: it is not redacted. */
export function LetterList({ letters }: { readonly letters: readonly DeadLetter[] }) {
  return (
    <div class="stack tight">
      <h3>Letters, the oldest first</h3>
      <ul class="letters">
        {letters.map((letter) => (
          <li key={letter.id}>
            <div class="row small">
              <strong>{letter.id}</strong>
              <Moment time={letter.time} />
              {letter.attempts > 0 && <span class="soft">tried {letter.attempts} times</span>}
              {letter.why && <span class="soft wrap">{letter.why}</span>}
            </div>
            {letter.findings?.map((finding, index) => (
              <p key={index} class="small wrap">
                {finding.pointer && <code>{finding.pointer}</code>} {finding.message}
              </p>
            ))}
            {letter.record !== null && letter.record !== undefined && <JsonTree value={letter.record} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
