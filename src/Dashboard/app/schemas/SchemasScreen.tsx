import { allSchemas } from '../api/schemaList';
import type { Metrics } from '../api/shapes';
import { useResource, valueOf } from '../api/useResource';
import { Loaded } from '../parts/Loaded';
import { Page } from '../parts/Page';
import { filter, place } from '../routing/place';
import { counted } from '../text/numbers';
import { grouped, matches, type SchemaGroup } from './grouping';
import { isWithin, namespacesOf } from './namespaces';
import { NamespaceTree } from './NamespaceTree';
import { SchemaFilters } from './SchemaFilters';
import { SchemaTable } from './SchemaTable';
import { orderOf, sorted } from './sorting';

export function SchemasScreen() {
  const schemas = useResource('/schemas', 0, allSchemas);
  const metrics = valueOf(useResource<Metrics>('/metrics?minutes=60', 10));
  return (
    <Page title="Schemas" lead="What an event may look like, by the packs that this server has loaded.">
      <Loaded resource={schemas} what="schemas">
        {(list) => <Found groups={grouped(list, metrics?.schemas ?? [])} counts={metrics !== null} />}
      </Loaded>
    </Page>
  );
}

function Found({ groups, counts }: { readonly groups: readonly SchemaGroup[]; readonly counts: boolean }) {
  const query = place.value.query;
  const search = query.get('q') ?? '';
  const namespace = query.get('ns') ?? '';
  const pack = query.get('pack') ?? '';
  const traffic = query.get('traffic') ?? '';
  const owner = query.get('owner') ?? '';
  const age = query.get('age') ?? '';
  const order = orderOf(query.get('sort'));
  const shown = sorted(groups, order).filter(
    (group) => matches(group, search) && (namespace === '' || isWithin(group.id, namespace)) && (pack === '' || group.packs.includes(pack)) &&
      hasTraffic(group, traffic) &&
      (owner === '' || group.owner === owner) &&
      (age === '' || group.deprecated === (age === 'deprecated')),
  );
  if (groups.length === 0)
    return (
      <div class="panel empty">
        <h2>No schema is loaded</h2>
        <p>Put a pack, which is a .dll or a .nupkg, into the server's folder of packs. It is loaded at once, without a restart.</p>
      </div>
    );

  return (
    <div class="with-tree">
      <NamespaceTree namespaces={namespacesOf(groups.map((group) => group.id))} all={groups.length} />
      <div class="stack">
        <SchemaFilters groups={groups} shown={shown} counts={counts} />
        <p class="small soft" aria-live="polite">
          {shown.length === groups.length ? counted(shown.length, 'schema') : `${shown.length} of ${counted(groups.length, 'schema')}`}
        </p>
        {shown.length > 0 ? <SchemaTable groups={shown} order={order} counts={counts} search={search} /> : <NothingFound />}
      </div>
    </div>
  );
}

function NothingFound() {
  return (
    <div class="panel empty">
      <h2>No schema fits these filters</h2>
      <button type="button" class="button" onClick={() => filter({ q: null, ns: null, pack: null, traffic: null, owner: null, age: null })}>
        Show all schemas
      </button>
    </div>
  );
}

function hasTraffic(group: SchemaGroup, wanted: string): boolean {
  switch (wanted) {
    case 'seen':
      return group.recorded + group.refused > 0;
    case 'never':
      return group.recorded + group.refused === 0;
    case 'refused':
      return group.refused > 0;
    default:
      return true;
  }
}
