import type { Explanation } from '../../api/shapes';
import { CodeLink } from '../../parts/CodeLink';
import { FailureNotice } from '../../parts/FailureNotice';
import { Link } from '../../routing/Link';
import type { Mark } from './marks';
import { described, patched } from './patch';
import type { Judgement } from './useExplanation';

interface OutcomeProps {
  readonly judgement: Judgement;
  readonly text: string;
  readonly onFix: (fixed: string) => void;
}

/** Each mistake at its line, and the smallest change that mends them all. */
export function Outcome({ judgement, text, onFix }: OutcomeProps) {
  const { failure, explanation, marks } = judgement;
  return (
    <div class="stack tight">
      {failure && (failure.isAbsent || marks.length === 0) && <FailureNotice failure={failure} what="what would become of an event" />}
      {marks.length > 0 && (
        <ul class="panel marks">
          {marks.map((mark, index) => (
            <Mistake key={index} mark={mark} />
          ))}
        </ul>
      )}
      {explanation && <Fix explanation={explanation} text={text} onFix={onFix} />}
      {explanation && !explanation.allowed && (
        <div class="notice warn">
          <strong>This server does not record events of this schema</strong>
          <p>
            Its operator lists what is recorded, in the setting <code>EventLog:AllowedSchemas</code>.
          </p>
        </div>
      )}
      {explanation?.schema === null && explanation.suggestions.length > 0 && (
        <p>
          Was it{' '}
          {explanation.suggestions.map((id) => (
            <Link key={id} to="schema" query={{ id, tab: 'try' }}>
              {id}
            </Link>
          ))}
          ?
        </p>
      )}
    </div>
  );
}

function Mistake({ mark }: { readonly mark: Mark }) {
  return (
    <li>
      <div class="row small">
        <strong>Line {mark.line}</strong>
        {mark.pointer && <code class="soft">{mark.pointer}</code>}
        {mark.code && <CodeLink code={mark.code} />}
      </div>
      <p>{mark.message}</p>
    </li>
  );
}

function Fix({ explanation, text, onFix }: { readonly explanation: Explanation; readonly text: string; readonly onFix: (fixed: string) => void }) {
  if (!explanation.fix || explanation.fix.length === 0) return null;
  const fixed = explanation.fixed ?? patched(JSON.parse(text), explanation.fix);
  if (fixed === null || fixed === undefined) return null;
  return (
    <div class="notice">
      <strong>The smallest change that fits</strong>
      <ul class="stack tight">
        {explanation.fix.map((step, index) => (
          <li key={index}>
            <code>{described(step)}</code>
          </li>
        ))}
      </ul>
      <div>
        <button type="button" class="button" onClick={() => onFix(JSON.stringify(fixed, null, 2))}>
          Apply the fix
        </button>
      </div>
    </div>
  );
}
