import type { PackDetail, Registry } from '../api/shapes';
import { useResource, valueOf } from '../api/useResource';
import { Copied } from '../parts/Copied';
import { Loaded } from '../parts/Loaded';
import { Moment } from '../parts/Moment';
import { Page } from '../parts/Page';
import { counted } from '../text/numbers';
import { FindingList } from './FindingList';
import { PackEntry } from './PackEntry';

const seconds = 3;

export function PacksScreen() {
  const registry = useResource<Registry>('/registry', seconds);
  const details = valueOf(useResource<{ packs: readonly PackDetail[] }>('/packs', seconds))?.packs ?? [];
  return (
    <Page title="Packs" lead="The assemblies and packages that the schemas come from. A pack that changes on the disk is loaded again by itself.">
      <Loaded resource={registry} what="packs">
        {(loaded) => <Content registry={loaded} details={details} />}
      </Loaded>
    </Page>
  );
}

function Content({ registry, details }: { readonly registry: Registry; readonly details: readonly PackDetail[] }) {
  const elsewhere = registry.findings.filter((finding) => !registry.packs.some((pack) => pack.name === stem(finding.pack)));
  return (
    <>
      <dl class="strip">
        <div>
          <dt>Revision</dt>
          <dd>{registry.revision}</dd>
        </div>
        <div>
          <dt>Loaded</dt>
          <dd>
            <Moment time={registry.loadedAt} />
          </dd>
        </div>
        <div>
          <dt>Packs</dt>
          <dd>{registry.packs.length}</dd>
        </div>
        <div class="wide">
          <dt>Digest</dt>
          <dd class="mono small row">
            <span class="clip">{registry.digest}</span>
            <Copied text={registry.digest} label="Copy the digest" />
          </dd>
        </div>
      </dl>
      {elsewhere.length > 0 && (
        <section class="stack">
          <h2>Not loaded, or only in part: {counted(elsewhere.length, 'finding')}</h2>
          <FindingList findings={elsewhere} />
        </section>
      )}
      {registry.packs.length === 0 && (
        <div class="panel empty">
          <h2>No pack is loaded</h2>
          <p>Put a .dll or .nupkg into the server's folder of packs, or name a package and its feed in the settings.</p>
        </div>
      )}
      <ul class="stack">
        {registry.packs.map((pack) => (
          <PackEntry key={pack.name} pack={pack} detail={details.find((one) => one.name === pack.name && one.sha512 === pack.sha512) ?? null} findings={registry.findings.filter((finding) => pack.name === stem(finding.pack))} />
        ))}
      </ul>
    </>
  );
}

/** Findings name the file of a pack, packs are named by their assembly. */
function stem(file: string | undefined): string | undefined {
  return file?.replace(/\.(dll|nupkg)$/i, '');
}
