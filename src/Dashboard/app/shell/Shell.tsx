import { useEffect } from 'preact/hooks';
import { begin, standing } from '../api/session';
import { place } from '../routing/place';
import { HelpDialog } from './HelpDialog';
import { LostScreen } from './LostScreen';
import { Navigation } from './Navigation';
import { screens } from './screens';
import { listenToKeys } from './shortcuts';
import { SignIn } from './SignIn';

export function Shell() {
  useEffect(() => void begin(), []);
  useEffect(listenToKeys, []);
  const screen = place.value.screen;
  useEffect(() => {
    if (standing.value === 'in') document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [screen, standing.value]);

  if (standing.value === 'unknown') return <main aria-busy="true" aria-label="Loading" />;
  if (standing.value === 'out') return <SignIn />;
  const Screen = screens[screen] ?? LostScreen;
  return (
    <div class="shell">
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <Navigation />
      <main id="main" tabIndex={-1}>
        <Screen key={screen} />
      </main>
      <HelpDialog />
    </div>
  );
}

function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
