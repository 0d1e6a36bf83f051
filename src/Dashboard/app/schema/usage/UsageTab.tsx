import type { HandlerState, Metrics, Refusal } from '../../api/shapes';
import { useResource, valueOf } from '../../api/useResource';
import { CodeLink } from '../../parts/CodeLink';
import { FirstEvent } from '../../parts/FirstEvent';
import { Loaded } from '../../parts/Loaded';
import { Moment } from '../../parts/Moment';
import { Link } from '../../routing/Link';
import { count, share } from '../../text/numbers';
import type { ShownSchema } from '../shown';
import { takes } from './takes';

const seconds = 5;

export function UsageTab({ shown }: { readonly shown: ShownSchema }) {
  const metrics = useResource<Metrics>('/metrics?minutes=60', seconds);
  const refusals = valueOf(useResource<{ refusals: readonly Refusal[] }>('/refusals', seconds))?.refusals.filter((one) => one.schema === shown.id) ?? [];
  const handlers = valueOf(useResource<{ handlers: readonly HandlerState[] }>('/handlers'))?.handlers ?? [];
  return (
    <div class="stack">
      <Loaded resource={metrics} what="how schemas are used">
        {(measured) => <Traffic metrics={measured} shown={shown} />}
      </Loaded>
      {refusals.length > 0 && (
        <section class="stack tight">
          <h2>Why events were refused</h2>
          <ul class="panel tiles">
            {refusals.map((refusal, index) => (
              <li key={index}>
                <CodeLink code={refusal.code} />
                <span class="tile-name">{refusal.reason}</span>
                <span class="mono small soft wrap">{refusal.findings.map((finding) => finding.pointer || '/').join(', ')}</span>
                <span class="small soft number">
                  {count(refusal.count)}, last <Moment time={refusal.time} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {handlers.length > 0 && (
        <section class="stack tight">
          <h2>Handlers that get it</h2>
          <ul class="row">
            {handlers
              .filter((handler) => takes(handler.schemas, shown.id))
              .map((handler) => (
                <li key={handler.name}>
                  <Link to="handlers">{handler.name}</Link> <span class="small soft">{handler.kind}</span>
                </li>
              ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Traffic({ metrics, shown }: { readonly metrics: Metrics; readonly shown: ShownSchema }) {
  const seen = metrics.schemas.filter((one) => one.id === shown.id);
  if (seen.length === 0)
    return (
      <div class="panel empty">
        <h2>No event of this schema yet</h2>
        <p>Since the server started. This command sends one:</p>
        <FirstEvent schema={shown} />
      </div>
    );
  return (
    <div class="panel scroll" tabIndex={0} role="group" aria-label="Events by version">
      <table>
        <caption class="unseen">Events by version, since the server started</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col" class="number">
              Recorded
            </th>
            <th scope="col" class="number">
              Refused
            </th>
            <th scope="col" class="number">
              Share refused
            </th>
            <th scope="col">Last seen</th>
          </tr>
        </thead>
        <tbody>
          {seen.map((one) => (
            <tr key={one.version}>
              <th scope="row">{one.version}</th>
              <td class="number">{count(one.recorded)}</td>
              <td class="number">{count(one.refused)}</td>
              <td class="number">{share(one.refused, one.recorded + one.refused)}</td>
              <td>{one.lastSeen === null ? 'never' : <Moment time={one.lastSeen} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
