import type { PackDetail, RegistryFinding, RegistryPack } from '../api/shapes';
import { Badge } from '../parts/Badge';
import { Copied } from '../parts/Copied';
import { SchemaId } from '../parts/SchemaId';
import { Link } from '../routing/Link';
import { counted } from '../text/numbers';
import { FindingList } from './FindingList';

interface PackEntryProps {
  readonly pack: RegistryPack;
  readonly detail: PackDetail | null;
  readonly findings: readonly RegistryFinding[];
}

export function PackEntry({ pack, detail, findings }: PackEntryProps) {
  return (
    <li class="panel">
      <details class="pack" open={findings.length > 0}>
        <summary data-row-link>
          <h2>{pack.name}</h2>
          <span class="soft">{pack.version}</span>
          <span class="pack-end">
            {findings.length > 0 && <Badge tone={findings.some((finding) => finding.severity === 'error') ? 'bad' : 'warn'}>{counted(findings.length, 'finding')}</Badge>}
            <Badge>{detail?.mode === 'code' ? 'data and code' : 'data only'}</Badge>
            <span class="small soft">{counted(pack.schemas.length, 'schema')}</span>
          </span>
        </summary>
        <div class="panel-body stack">
          {findings.length > 0 && <FindingList findings={findings} />}
          <dl class="facts">
            <dt>Source</dt>
            <dd>{pack.feed ?? detail?.source ?? 'a file in a folder of packs'}</dd>
            {detail && (
              <>
                <dt>Signer</dt>
                <dd>{detail.signer ?? 'none that this server trusts'}</dd>
              </>
            )}
            {pack.package && (
              <>
                <dt>Package</dt>
                <dd>
                  {pack.package.id} {pack.package.version}
                </dd>
              </>
            )}
            {pack.namespaces.length > 0 && (
              <>
                <dt>Namespaces</dt>
                <dd class="mono">{pack.namespaces.join(', ')}</dd>
              </>
            )}
            <dt>Code</dt>
            <dd>{codeOf(pack, detail)}</dd>
            <dt>SHA-512</dt>
            <dd class="row nowrap">
              <code class="clip">{pack.sha512}</code>
              <Copied text={pack.sha512} label="Copy the SHA-512" />
            </dd>
          </dl>
          <ul class="pack-schemas">
            {pack.schemas.map((schema) => (
              <li key={`${schema.id} ${schema.version}`}>
                <Link to="schema" query={{ id: schema.id, version: schema.version }}>
                  <SchemaId id={schema.id} />
                </Link>
                <span class="small soft">version {schema.version}</span>
              </li>
            ))}
          </ul>
        </div>
      </details>
    </li>
  );
}

function codeOf(pack: RegistryPack, detail: PackDetail | null): string {
  if (detail?.mode === 'code') return 'has a module, which runs since this very content is trusted';
  if (pack.hasModule) return 'has a module; none of its code runs unless an operator trusts this very content';
  if (pack.hasModuleInitializer) return 'has a module initializer; none of its code runs';
  return pack.hasCode ? 'has code, none of which runs' : 'none';
}
