import { documentation } from '../api/documentation';
import { who } from '../api/session';
import type { Settings } from '../api/shapes';
import { useResource } from '../api/useResource';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { Health } from './Health';
import { SettingTable } from './SettingTable';

export function SettingsScreen() {
  const settings = useResource<Settings>('/settings');
  return (
    <Page title="Settings" lead="What this server was told, and by which source. Secrets show as stars.">
      <div class="halves">
        <Health />
        <section class="panel" aria-label="About">
          <div class="panel-head">
            <h2>About</h2>
          </div>
          <div class="panel-body">
            <dl class="facts">
              <dt>Signed in as</dt>
              <dd>{who.value ? `${who.value.name ?? 'nobody'}: ${who.value.scopes.join(', ')}` : 'the holder of a key, until this page is reloaded'}</dd>
              <dt>Codes</dt>
              <dd>
                <a href={documentation()} target="_blank" rel="noreferrer">
                  All codes, what they mean and what to do
                </a>
              </dd>
              <dt>Licence</dt>
              <dd>Apache 2.0. These pages use Preact and uPlot, under the MIT licence.</dd>
            </dl>
          </div>
        </section>
      </div>
      <section class="stack tight">
        <h2>Settings in force</h2>
        <Loaded resource={settings} what="settings">
          {(loaded) => <SettingTable settings={loaded.settings} />}
        </Loaded>
      </section>
    </Page>
  );
}
