import type { Settings } from '../api/shapes';
import { Icon } from '../parts/Icon';
import { filter, place } from '../routing/place';

export function SettingTable({ settings }: { readonly settings: Settings['settings'] }) {
  const search = (place.value.query.get('q') ?? '').toLowerCase();
  const shown = settings.filter((setting) => `${setting.key} ${setting.value ?? ''} ${setting.source ?? ''}`.toLowerCase().includes(search));
  return (
    <div class="stack tight">
      <div class="search">
        <Icon name="search" />
        <input class="field" type="search" data-search aria-label="Search settings" placeholder="Name, value or source" value={place.value.query.get('q') ?? ''} onInput={(event) => filter({ q: event.currentTarget.value })} />
        <kbd aria-hidden="true">/</kbd>
      </div>
      {shown.length === 0 ? (
        <div class="panel empty">
          <p>No setting has this in its name, value or source.</p>
        </div>
      ) : (
        <div class="panel scroll">
          <table class="stacking">
            <caption class="unseen">Settings</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Value</th>
                <th scope="col">Source</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((setting) => (
                <tr key={setting.key} data-row>
                  <th scope="row" class="mono small wrap">
                    {setting.key}
                  </th>
                  <td class="mono small wrap">{setting.value}</td>
                  <td class="small soft">{setting.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
