import type { ComponentChildren } from 'preact';
import { allSchemas } from '../api/schemaList';
import { ask } from '../api/client';
import type { SchemaSummary } from '../api/shapes';
import { useResource } from '../api/useResource';
import { Badge } from '../parts/Badge';
import { Copied } from '../parts/Copied';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { Link } from '../routing/Link';
import { filter, place } from '../routing/place';
import { compareVersions } from '../schemas/grouping';
import { DocsTab } from './docs/DocsTab';
import type { SchemaNode } from './document';
import { ExamplesTab } from './examples/ExamplesTab';
import { schemaPath, type ShownSchema } from './shown';
import { SourceTab } from './source/SourceTab';
import { TryTab } from './try/TryTab';
import { UsageTab } from './usage/UsageTab';
import { VersionsTab } from './versions/VersionsTab';

const tabs = [
  { tab: '', title: 'Docs' },
  { tab: 'source', title: 'Source' },
  { tab: 'versions', title: 'Versions' },
  { tab: 'examples', title: 'Examples' },
  { tab: 'try', title: 'Try it' },
  { tab: 'usage', title: 'Usage' },
];

export function SchemaScreen() {
  const query = place.value.query;
  const id = query.get('id') ?? '';
  const versions = useResource(schemaPath(id), 0, allSchemas);
  if (versions.state !== 'ready')
    return (
      <Page title={id}>
        <Loaded resource={versions} what="this schema">
          {() => null}
        </Loaded>
        <p>
          <Link to="schemas">All schemas</Link>
        </p>
      </Page>
    );

  const ordered = versions.value.toSorted((one, other) => compareVersions(other.version, one.version));
  const asked = query.get('version');
  const chosen = ordered.find((one) => one.version === asked) ?? (asked === null ? ordered[0] : undefined);
  if (!chosen)
    return (
      <Page title={id} lead={`Version ${asked ?? ''} is not loaded.`}>
        <ul class="row">
          {ordered.map((one) => (
            <li key={one.version}>
              <Link to="schema" query={{ id, version: one.version }}>
                Version {one.version}
              </Link>
            </li>
          ))}
        </ul>
      </Page>
    );
  return <OneVersion key={`${chosen.id} ${chosen.version}`} schema={chosen} all={ordered} />;
}

function OneVersion({ schema, all }: { readonly schema: SchemaSummary; readonly all: readonly SchemaSummary[] }) {
  const tab = place.value.query.get('tab') ?? '';
  const shown: ShownSchema = { id: schema.id, version: schema.version, versions: all.map((one) => one.version), property: place.value.query.get('property') };
  const document = useResource<SchemaNode>(schemaPath(schema.id, schema.version), 0, (path, signal) => ask(path, { signal, accept: 'application/schema+json' }));
  return (
    <Page
      title={schema.title ?? schema.id}
      lead={schema.description}
      actions={
        <label class="row small">
          Version
          <select class="field" value={schema.version} onChange={(event) => filter({ version: event.currentTarget.value, property: null })}>
            {all.map((one) => (
              <option key={one.version}>{one.version}</option>
            ))}
          </select>
        </label>
      }
    >
      <div class="row identity">
        <code>{schema.id}</code>
        <Copied text={schema.id} label="Copy the id" />
        {schema.origins.map((origin) => (
          <Badge key={origin.pack}>{origin.package ? `${origin.package.id} ${origin.package.version}` : origin.pack}</Badge>
        ))}
      </div>
      <Tabs shown={shown} tab={tab} />
      <Loaded resource={document} what="this schema">
        {(node) => <TabContent tab={tab} shown={shown} document={node} all={all} />}
      </Loaded>
    </Page>
  );
}

function Tabs({ shown, tab }: { readonly shown: ShownSchema; readonly tab: string }) {
  return (
    <nav class="tabs" aria-label="About this schema">
      {tabs.map((one) => (
        <Link key={one.tab} to="schema" query={{ id: shown.id, version: shown.version, tab: one.tab }} aria-current={one.tab === tab ? 'page' : undefined}>
          {one.title}
        </Link>
      ))}
    </nav>
  );
}

interface TabContentProps {
  readonly tab: string;
  readonly shown: ShownSchema;
  readonly document: SchemaNode;
  readonly all: readonly SchemaSummary[];
}

function TabContent({ tab, shown, document, all }: TabContentProps): ComponentChildren {
  switch (tab) {
    case 'source':
      return <SourceTab shown={shown} />;
    case 'versions':
      return <VersionsTab shown={shown} all={all} />;
    case 'examples':
      return <ExamplesTab shown={shown} document={document} />;
    case 'try':
      return <TryTab shown={shown} document={document} />;
    case 'usage':
      return <UsageTab shown={shown} />;
    default:
      return <DocsTab shown={shown} document={document} />;
  }
}
