import type { SchemaTraffic } from '../api/shapes';
import { Moment } from '../parts/Moment';
import { Link } from '../routing/Link';
import { count, counted, share } from '../text/numbers';

const mostRows = 20;

/** Which schemas the events since the server's start are of, the most first. */
export function SchemaShares({ schemas }: { readonly schemas: readonly SchemaTraffic[] }) {
  const busy = schemas.filter((one) => one.recorded + one.refused > 0).toSorted((one, other) => eventsOf(other) - eventsOf(one));
  const all = busy.reduce((sum, one) => sum + eventsOf(one), 0);
  return (
    <section class="stack tight">
      <h2>Schemas since the server started</h2>
      {busy.length === 0 ? (
        <div class="panel empty">
          <p>No event came since the server started.</p>
        </div>
      ) : (
        <div class="panel scroll">
          <table class="stacking">
            <caption class="unseen">Events by schema</caption>
            <thead>
              <tr>
                <th scope="col">Schema</th>
                <th scope="col" class="number">Events</th>
                <th scope="col">Share</th>
                <th scope="col" class="number">Refused</th>
                <th scope="col">Last</th>
              </tr>
            </thead>
            <tbody>
              {busy.slice(0, mostRows).map((one) => (
                <tr key={`${one.id}@${one.version}`} data-row>
                  <th scope="row" class="wrap">
                    {one.id === null ? (
                      <span class="soft">schemas that are not loaded</span>
                    ) : (
                      <Link to="schema" query={{ id: one.id, version: one.version, tab: 'usage' }} data-row-link>
                        {one.id}@{one.version}
                      </Link>
                    )}
                  </th>
                  <td class="number" data-label="Events">
                    {count(eventsOf(one))}
                  </td>
                  <td data-label="Share">
                    <meter min={0} max={all} value={eventsOf(one)} aria-label={`Share of ${one.id ?? 'schemas that are not loaded'}`} /> <span class="soft number">{share(eventsOf(one), all)}</span>
                  </td>
                  <td class="number" data-label="Refused">
                    {share(one.refused, eventsOf(one))}
                  </td>
                  <td data-label="Last">{one.lastSeen === null ? '–' : <Moment time={one.lastSeen} />}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {busy.length > mostRows && <p class="small soft">{counted(busy.length - mostRows, 'further schema')} had fewer.</p>}
    </section>
  );
}

function eventsOf(traffic: SchemaTraffic): number {
  return traffic.recorded + traffic.refused;
}
