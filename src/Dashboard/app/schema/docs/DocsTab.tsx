import { Badge } from '../../parts/Badge';
import { SchemaId } from '../../parts/SchemaId';
import { Link } from '../../routing/Link';
import type { SchemaNode } from '../document';
import type { ShownSchema } from '../shown';
import { rowsOf, type PropertyRow } from './rows';

export function DocsTab({ shown, document: schema }: { readonly shown: ShownSchema; readonly document: SchemaNode }) {
  const rows = rowsOf(schema);
  if (rows.length === 0)
    return (
      <div class="panel empty">
        <p>The schema lists no properties. Its source says what else an event must be.</p>
      </div>
    );
  return (
    <div class="panel scroll">
      <table class="docs stacking">
        <caption class="unseen">Properties</caption>
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Type</th>
            <th scope="col">What it is</th>
            <th scope="col">Classification</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Property key={row.path} row={row} shown={shown} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Property({ row, shown }: { readonly row: PropertyRow; readonly shown: ShownSchema }) {
  return (
    <tr id={`property-${row.path}`} data-row data-marked={shown.property === row.path || undefined}>
      <th scope="row" class="nested" style={{ '--depth': row.depth }}>
        <Link to="schema" query={{ id: shown.id, version: shown.version, property: row.path }} class="mono property" title="Address of this property">
          {row.name}
        </Link>
        <div class="row">
          {row.required && <span class="small required">required</span>}
          {row.deprecated && <Badge tone="warn">deprecated</Badge>}
        </div>
      </th>
      <td class="mono small" data-label="Type">
        {row.type}
      </td>
      <td>
        {row.title && <strong>{row.title}</strong>}
        {row.description && <p>{row.description}</p>}
        {row.constraints.length > 0 && <p class="soft wrap">{row.constraints.join('; ')}</p>}
        {row.example && (
          <p class="soft wrap">
            such as <code>{row.example}</code>
          </p>
        )}
      </td>
      <td data-label={row.categories.length > 0 ? 'Classification' : undefined}>
        {row.categories.map((category) => (
          <div key={category}>
            <SchemaId id={category} />
          </div>
        ))}
      </td>
    </tr>
  );
}
