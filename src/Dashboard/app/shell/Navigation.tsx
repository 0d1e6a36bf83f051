import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ended, signOut, who } from '../api/session';
import { Icon } from '../parts/Icon';
import { Mark } from '../parts/Mark';
import { Link } from '../routing/Link';
import { place } from '../routing/place';
import { helpIsOpen } from './HelpDialog';
import { groups } from './screens';
import { ThemeSwitch } from './ThemeSwitch';
import { ZoneSwitch } from './ZoneSwitch';

export function Navigation() {
  const open = useSignal(false);
  const at = place.value.screen === 'schema' ? 'schemas' : place.value.screen;
  useEffect(() => void (open.value = false), [place.value]);
  return (
    <>
      <section class="bar" aria-label="Top">
        <Link to="" class="brand">
          <Mark /> SchemaPacks
        </Link>
        <button type="button" class="button quiet icon" aria-expanded={open.value} aria-controls="side" aria-label="Menu" onClick={() => (open.value = !open.value)}>
          <Icon name={open.value ? 'close' : 'menu'} size={20} />
        </button>
      </section>
      <header class="side" id="side" data-open={open.value}>
        <Link to="" class="brand">
          <Mark /> SchemaPacks
        </Link>
        <nav aria-label="Screens">
          {groups.map((group) => (
            <section key={group.title}>
              <h2>{group.title}</h2>
              <ul>
                {group.destinations.map((one) => (
                  <li key={one.screen}>
                    <Link to={one.screen} aria-current={one.screen === at ? 'page' : undefined} aria-keyshortcuts={`g ${one.key}`}>
                      <Icon name={one.icon} />
                      {one.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <div class="side-end">
          <div>
            <span>Colours</span>
            <ThemeSwitch />
          </div>
          <div>
            <span>Times</span>
            <ZoneSwitch />
          </div>
          <div>
            <span>Keyboard</span>
            <button type="button" class="button quiet icon" aria-label="Keyboard shortcuts" title="Keyboard shortcuts" onClick={() => (helpIsOpen.value = true)}>
              <Icon name="keys" />
            </button>
          </div>
          <div>
            {who.value?.name === null ? (
              <>
                <span>Not signed in</span>
                <button type="button" class="button" onClick={ended}>
                  Sign in
                </button>
              </>
            ) : (
              <>
                <span>{who.value?.name ?? 'Signed in'}</span>
                <button type="button" class="button quiet icon" aria-label="Sign out" title="Sign out" onClick={() => void signOut()}>
                  <Icon name="leave" />
                </button>
              </>
            )}
          </div>
        </div>
      </header>
    </>
  );
}
