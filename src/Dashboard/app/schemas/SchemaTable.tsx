import { Badge } from '../parts/Badge';
import { Icon } from '../parts/Icon';
import { Moment } from '../parts/Moment';
import { SchemaId } from '../parts/SchemaId';
import { Link } from '../routing/Link';
import { filter } from '../routing/place';
import { count, share } from '../text/numbers';
import { foundBy, type SchemaGroup } from './grouping';
import { nameOf, turned, type Column, type Order } from './sorting';

interface SchemaTableProps {
  readonly groups: readonly SchemaGroup[];
  readonly order: Order;
  readonly counts: boolean;
  readonly search: string;
}

export function SchemaTable({ groups, order, counts, search }: SchemaTableProps) {
  const owners = groups.some((group) => group.owner !== null);
  return (
    <div class="panel scroll">
      <table class="schemas stacking">
        <caption class="unseen">Schemas</caption>
        <thead>
          <tr>
            <Heading column="name" order={order} label="Schema" />
            <Heading column="versions" order={order} label="Version" />
            <th scope="col">{owners ? 'Pack, owner' : 'Pack'}</th>
            {counts && <Heading column="recorded" order={order} label="Recorded" number />}
            {counts && <Heading column="refused" order={order} label="Refused" number />}
            {counts && <Heading column="seen" order={order} label="Last seen" />}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <Row key={group.id} group={group} counts={counts} search={search} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ group, counts, search }: { readonly group: SchemaGroup; readonly counts: boolean; readonly search: string }) {
  const names = foundBy(group, search);
  const older = group.versions.slice(1);
  return (
    <tr data-row>
      <th scope="row">
        <Link to="schema" query={{ id: group.id, version: group.versions[0] }} data-row-link>
          {nameOf(group)}
        </Link>{' '}
        {group.deprecated && <Badge tone="warn">deprecated</Badge>}
        {group.title && (
          <div class="soft">
            <SchemaId id={group.id} />
          </div>
        )}
        {names.length > 0 && (
          <div class="small soft">
            has{' '}
            {names.map((name, index) => (
              <span key={name}>
                {index > 0 && ', '}
                <code>{name}</code>
              </span>
            ))}
          </div>
        )}
      </th>
      <td class="number-left" data-label="Version">
        {group.versions[0]}
        {older.length > 0 && <span class="soft">, {older.slice(0, 2).join(', ')}</span>}
        {older.length > 2 && <span class="soft"> and {older.length - 2} more</span>}
      </td>
      <td data-label="Pack">
        {group.packs.join(', ')}
        {group.owner !== null && <div class="soft">{group.owner}</div>}
      </td>
      {counts && (
        <td class="number" data-label="Recorded">
          {count(group.recorded)}
        </td>
      )}
      {counts && (
        <td class="number" data-label="Refused">
          {count(group.refused)} {group.refused > 0 && <span class="soft">{share(group.refused, group.recorded + group.refused)}</span>}
        </td>
      )}
      {counts && <td data-label="Last seen">{group.lastSeen === null ? <span class="soft">never</span> : <Moment time={group.lastSeen} />}</td>}
    </tr>
  );
}

interface HeadingProps {
  readonly column: Column;
  readonly order: Order;
  readonly label: string;
  readonly number?: boolean;
}

function Heading({ column, order, label, number = false }: HeadingProps) {
  const active = order.column === column;
  return (
    <th scope="col" class={number ? 'number' : undefined} aria-sort={active ? (order.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" class="sort" onClick={() => filter({ sort: turned(order, column) })}>
        {label}
        {active && <Icon name={order.descending ? 'down' : 'up'} size={12} />}
      </button>
    </th>
  );
}
