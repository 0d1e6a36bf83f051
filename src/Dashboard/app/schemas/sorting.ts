import { compareVersions, type SchemaGroup } from './grouping';

export const columns = ['name', 'versions', 'recorded', 'refused', 'seen'] as const;

export type Column = (typeof columns)[number];

/** As an address says it: `name`, or `-refused` from the largest down. */
export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

export function orderOf(text: string | null): Order {
  const descending = text?.startsWith('-') ?? false;
  const column = columns.find((one) => one === text?.replace('-', ''));
  return column ? { column, descending } : { column: 'name', descending: false };
}

/** What a column's heading does next: names begin from the first, figures from the largest. */
export function turned(order: Order, column: Column): string | null {
  const first = column !== 'name';
  const descending = order.column === column ? !order.descending : first;
  return column === 'name' && !descending ? null : `${descending ? '-' : ''}${column}`;
}

export function sorted(groups: readonly SchemaGroup[], order: Order): readonly SchemaGroup[] {
  const sign = order.descending ? -1 : 1;
  return groups.toSorted((one, other) => sign * compare(one, other, order.column) || nameOf(one).localeCompare(nameOf(other), 'en'));
}

export function nameOf(group: SchemaGroup): string {
  return group.title ?? group.id;
}

function compare(one: SchemaGroup, other: SchemaGroup, column: Column): number {
  switch (column) {
    case 'name':
      return nameOf(one).localeCompare(nameOf(other), 'en');
    case 'versions':
      return compareVersions(one.versions[0] ?? '', other.versions[0] ?? '');
    case 'recorded':
      return one.recorded - other.recorded;
    case 'refused':
      return one.refused - other.refused;
    case 'seen':
      return (one.lastSeen ?? '').localeCompare(other.lastSeen ?? '', 'en');
  }
}
