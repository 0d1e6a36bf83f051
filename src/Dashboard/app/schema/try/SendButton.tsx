import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { send } from '../../api/client';
import { Failure } from '../../api/failure';
import { Badge } from '../../parts/Badge';
import { CodeLink } from '../../parts/CodeLink';
import { envelopeText } from './useExplanation';

interface SendButtonProps {
  readonly schema: string;
  readonly version: string;
  readonly text: string;
  readonly disabled: boolean;
}

/** Sends the event for good, as any sender would, and says what the server answered. */
export function SendButton({ schema, version, text, disabled }: SendButtonProps) {
  const answer = useSignal<{ status: number; failure: Failure | null } | null>(null);
  const busy = useSignal(false);
  useEffect(() => void (answer.value = null), [schema, version, text]);
  const submit = async () => {
    busy.value = true;
    try {
      const response = await send('/eventlog', { method: 'POST', body: envelopeText(schema, version, text) });
      answer.value = { status: response.status, failure: null };
    } catch (error) {
      const failure = error instanceof Failure ? error : new Failure(0, null);
      answer.value = { status: failure.status, failure };
    }

    busy.value = false;
  };
  return (
    <div class="row">
      <span role="status" class="row">
        {answer.value && (
          <>
            <Badge tone={answer.value.failure ? 'bad' : 'good'}>
              {answer.value.failure ? 'refused' : 'recorded'}: {answer.value.status === 0 ? 'no answer' : answer.value.status}
            </Badge>
            {answer.value.failure?.problem?.code && <CodeLink code={answer.value.failure.problem.code} />}
            {answer.value.failure?.status === 403 && !answer.value.failure.problem?.errors && <span class="small">{answer.value.failure.message}</span>}
          </>
        )}
      </span>
      <button type="button" class="button primary" disabled={disabled || busy.value} onClick={() => void submit()}>
        Send
      </button>
    </div>
  );
}
