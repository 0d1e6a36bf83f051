import type { Registry } from '../api/shapes';
import { useResource, valueOf } from '../api/useResource';
import { who } from '../api/session';
import { useHealth } from '../health/useHealth';
import { CodeLink } from '../parts/CodeLink';
import { Icon } from '../parts/Icon';
import { Link } from '../routing/Link';
import { counted, listed } from '../text/numbers';

/** What somebody should look at, in a line; nothing when all is well. */
export function Warnings({ every }: { readonly every: number }) {
  const registry = valueOf(useResource<Registry>('/registry', every));
  const findings = registry?.findings.filter((finding) => finding.severity !== 'information') ?? [];
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const health = valueOf(useHealth(every));
  const ailing = health?.tone === 'good' ? [] : (health?.checks.filter((check) => !check.isWell) ?? []);
  const parts = [errors > 0 ? counted(errors, 'error') : '', findings.length > errors ? counted(findings.length - errors, 'warning') : ''];
  const anybody = who.value?.anonymous ?? [];
  return (
    <>
      {anybody.length > 0 && (
        <div class="notice line warn">
          <Icon name="warning" />
          <p>
            <strong>Anybody may {listed(anybody)} without a key</strong> who reaches this server. <CodeLink code="SP8014" /> says how to close it.
          </p>
        </div>
      )}
      {ailing.map((check) => (
        <div key={check.name} class={`notice line ${health?.tone ?? 'warn'}`}>
          <Icon name="warning" />
          <p>
            <strong>{check.name}</strong> {check.text} <Link to="handlers">Look at the handlers</Link>
          </p>
        </div>
      ))}
      {findings.length > 0 && (
        <div class={`notice line ${errors > 0 ? 'bad' : 'warn'}`}>
          <Icon name="warning" />
          <p>
            <strong>{parts.filter((part) => part !== '').join(' and ')}</strong> in the packs that were loaded. <Link to="packs">Read what and where</Link>
          </p>
        </div>
      )}
    </>
  );
}
