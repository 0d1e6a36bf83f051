import type { Explanation } from '../../api/shapes';
import { Badge } from '../../parts/Badge';
import { JsonTree } from '../../parts/JsonTree';

const actions: Readonly<Record<string, string>> = { null: 'set to null', remove: 'removed', hash: 'hashed', undeclared: 'removed: it has no category' };

/** Which handlers would get the event, and what would be left of it. */
export function Routes({ explanation }: { readonly explanation: Explanation }) {
  const others = explanation.otherVersions.filter((one) => one.valid);
  return (
    <div class="stack tight">
      {explanation.handlers.length > 0 && (
        <ul class="panel tiles">
          {explanation.handlers.map((handler) => (
            <li key={handler.name}>
              <span class="tile-name">{handler.name}</span>
              <Badge tone={handler.reached ? 'good' : 'plain'}>{handler.reached ? 'gets it' : 'does not get it'}</Badge>
              <span class="small soft">{handler.why}</span>
              {handler.record !== null && handler.record !== undefined && (
                <details class="whole">
                  <summary class="small">The record</summary>
                  <JsonTree value={handler.record} />
                </details>
              )}
            </li>
          ))}
        </ul>
      )}
      {explanation.redactions.length > 0 && (
        <div class="panel scroll" tabIndex={0} role="group" aria-label="What is redacted">
          <table>
            <caption class="unseen">What is redacted</caption>
            <thead>
              <tr>
                <th scope="col">Property</th>
                <th scope="col">Is</th>
                <th scope="col">For</th>
              </tr>
            </thead>
            <tbody>
              {explanation.redactions.map((one, index) => (
                <tr key={index}>
                  <th scope="row" class="mono">
                    {one.pointer}
                  </th>
                  <td>
                    {actions[one.action] ?? one.action}
                    {one.category && <div class="mono small soft wrap">{one.category}</div>}
                  </td>
                  <td>{one.handler}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {others.length > 0 && <p class="small soft">It also fits {others.length === 1 ? 'version' : 'the versions'} {others.map((one) => one.version).join(', ')}.</p>}
    </div>
  );
}
