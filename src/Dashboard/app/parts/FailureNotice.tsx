import type { Failure } from '../api/failure';
import { CodeLink } from './CodeLink';

export function FailureNotice({ failure, what }: { readonly failure: Failure; readonly what: string }) {
  if (failure.isAbsent)
    return (
      <div class="notice">
        <strong>This server does not show {what}</strong>
        <p class="soft">It has no address for that. A newer version of the server may, or an application that maps all of the API.</p>
      </div>
    );
  if (failure.status === 403)
    return (
      <div class="notice warn">
        <strong>Your key may not see {what}</strong>
        <p>Ask whoever runs the server for one with a further scope, then sign out and in again.</p>
      </div>
    );
  return (
    <div class="notice bad" role="alert">
      <strong>
        {failure.status === 0 ? 'The server does not answer' : `Could not load ${what}`} {failure.problem?.code && <CodeLink code={failure.problem.code} />}
      </strong>
      <p>{failure.status === 0 ? 'Check that it runs and that this machine reaches it; this page asks again by itself where it shows live figures, else reload it.' : failure.message}</p>
    </div>
  );
}
