import type { RegistryFinding } from '../api/shapes';
import { Badge, type Tone } from '../parts/Badge';
import { CodeLink } from '../parts/CodeLink';

const tones: Readonly<Record<RegistryFinding['severity'], Tone>> = { error: 'bad', warning: 'warn', information: 'plain' };

/** What was wrong when packs were loaded: where it is, and what to do. */
export function FindingList({ findings }: { readonly findings: readonly RegistryFinding[] }) {
  return (
    <ul class="findings">
      {findings.map((finding, index) => (
        <li key={index}>
          <div class="row">
            <Badge tone={tones[finding.severity]}>{finding.severity}</Badge>
            <CodeLink code={finding.code} />
            <span class="mono small soft">{whereOf(finding)}</span>
          </div>
          <p>{finding.message}</p>
        </li>
      ))}
    </ul>
  );
}

/** `Acme.Events.dll, page-view.yaml:14:3 /properties/user` as far as it is known. */
function whereOf(finding: RegistryFinding): string {
  const line = finding.line === undefined ? '' : `:${finding.line}${finding.column === undefined ? '' : `:${finding.column}`}`;
  const file = finding.resource === undefined ? '' : finding.resource + line;
  return [finding.pack, file, finding.pointer].filter((part) => part !== undefined && part !== '').join(', ');
}
