import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { signIn } from '../api/session';
import { Mark } from '../parts/Mark';

/** Stands in for the screen that was asked for, whose address stays, so that it shows once somebody is signed in. */
export function SignIn() {
  const wrong = useSignal<string | null>(null);
  const busy = useSignal(false);
  const key = useRef<HTMLInputElement>(null);
  useEffect(() => {
    document.title = 'Sign in · SchemaPacks';
    key.current?.focus();
  }, []);

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    busy.value = true;
    wrong.value = await signIn(key.current?.value.trim() ?? '');
    busy.value = false;
    key.current?.select();
  };

  return (
    <main class="sign-in">
      <form onSubmit={(event) => void submit(event)}>
        <Mark size={40} />
        <div>
          <h1>Sign in</h1>
          <p>With a key of this server that may read. In Development, the server prints one when it starts.</p>
        </div>
        <label class="labelled">
          Key
          <input ref={key} class="field" type="password" name="key" autocomplete="current-password" required aria-invalid={wrong.value !== null} aria-describedby="sign-in-wrong" />
        </label>
        <div id="sign-in-wrong" role="alert">
          {wrong.value !== null && <div class="notice bad">{wrong.value}</div>}
        </div>
        <button class="button primary" type="submit" disabled={busy.value}>
          {busy.value ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
