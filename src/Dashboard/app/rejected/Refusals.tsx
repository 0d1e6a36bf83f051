import type { Refusal } from '../api/shapes';
import { CodeLink } from '../parts/CodeLink';
import { Moment } from '../parts/Moment';
import { SchemaId } from '../parts/SchemaId';
import { Link } from '../routing/Link';
import { count } from '../text/numbers';

/** Equal reasons are one row: the code, the schema and the places in the event. Values of events are never kept. */
export function Refusals({ refusals }: { readonly refusals: readonly Refusal[] }) {
  if (refusals.length === 0)
    return (
      <div class="panel empty">
        <p>Nothing was refused. When something is, the reason stands here, so that you can tell whoever sends it.</p>
      </div>
    );
  return (
    <div class="panel scroll">
      <table class="stacking">
        <caption class="unseen">Refusals by reason</caption>
        <thead>
          <tr>
            <th scope="col">Reason</th>
            <th scope="col">Schema</th>
            <th scope="col">Where in the event</th>
            <th scope="col" class="number">
              Events
            </th>
            <th scope="col">Last</th>
          </tr>
        </thead>
        <tbody>
          {refusals.map((refusal, index) => (
            <tr key={index} data-row>
              <th scope="row">
                <CodeLink code={refusal.code} />
                <div>{refusal.reason}</div>
              </th>
              <td data-label="Schema">
                {refusal.schema === null ? (
                  <span class="soft">none that is loaded</span>
                ) : (
                  <Link to="schema" query={{ id: refusal.schema, version: refusal.version, tab: 'try' }} data-row-link>
                    <SchemaId id={refusal.schema} />
                  </Link>
                )}
                {refusal.version && <span class="small soft"> version {refusal.version}</span>}
              </td>
              <td>
                {refusal.findings.map((finding, place) => (
                  <div key={place} class="wrap">
                    {finding.pointer && <code>{finding.pointer}</code>} <span class="small soft">{finding.message ?? finding.keyword}</span>
                  </div>
                ))}
              </td>
              <td class="number" data-label="Events">
                {count(refusal.count)}
              </td>
              <td data-label="Last">
                <Moment time={refusal.time} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
