import type { Comparison } from '../../api/shapes';
import { useResource } from '../../api/useResource';
import { Badge } from '../../parts/Badge';
import { Code } from '../../parts/Code';
import { Loaded } from '../../parts/Loaded';
import { toneOf } from './verdicts';

/** Whether one version takes what another takes, and each reason why not. */
export function ComparisonView({ id, from, to }: { readonly id: string; readonly from: string; readonly to: string }) {
  const query = new URLSearchParams({ id, from, to });
  const comparison = useResource<Comparison>(`/schemas/compare?${query.toString()}`);
  return (
    <Loaded resource={comparison} what="what changed between versions">
      {(compared) => (
        <section class="panel" aria-label="Compatibility">
          <dl class="strip verdicts">
            <Verdict label={`Version ${to} takes what ${from} takes`} verdict={compared.backward?.verdict} />
            <Verdict label={`Version ${from} takes what ${to} takes`} verdict={compared.forward?.verdict} />
            {compared.bump && (
              <div>
                <dt>A change of</dt>
                <dd>the {compared.bump} number</dd>
              </div>
            )}
          </dl>
          <Witness of={from} refusedBy={to} event={compared.backward?.witness} />
          <Witness of={to} refusedBy={from} event={compared.forward?.witness} />
          {compared.findings.length > 0 && (
            <ul class="findings panel-body">
              {compared.findings.map((finding, index) => (
                <li key={index}>
                  <div class="row">
                    <Badge tone={finding.direction === 'backward' ? 'bad' : 'warn'}>{finding.direction}</Badge>
                    <code class="small">{finding.code}</code>
                    <span class="mono small soft wrap">{finding.new ?? finding.old}</span>
                  </div>
                  <p>{finding.message}</p>
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </Loaded>
  );
}

/** An event that the one version takes and the other refuses. */
function Witness({ of, refusedBy, event }: { readonly of: string; readonly refusedBy: string; readonly event: unknown }) {
  if (event === undefined || event === null) return null;
  return (
    <div class="panel-body">
      <p class="small">
        Version {of} takes this event, and {refusedBy} refuses it:
      </p>
      <Code text={JSON.stringify(event, null, 2)} />
    </div>
  );
}

function Verdict({ label, verdict }: { readonly label: string; readonly verdict: string | undefined }) {
  if (verdict === undefined) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Badge tone={toneOf(verdict)}>{verdict}</Badge>
      </dd>
    </div>
  );
}
