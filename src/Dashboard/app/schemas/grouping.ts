import type { SchemaSummary, SchemaTraffic } from '../api/shapes';

/** All versions of one schema, as one row of the table. */
export interface SchemaGroup {
  readonly id: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly versions: readonly string[];
  readonly packs: readonly string[];
  readonly recorded: number;
  readonly refused: number;
  readonly lastSeen: string | null;
}

/** The newest version speaks for a schema. Traffic is null where the server does not count it. */
export function grouped(schemas: readonly SchemaSummary[], traffic: readonly SchemaTraffic[]): readonly SchemaGroup[] {
  const byId = new Map<string, SchemaSummary[]>();
  for (const schema of schemas) byId.set(schema.id, [...(byId.get(schema.id) ?? []), schema]);
  return [...byId].map(([id, versions]) => {
    const ordered = versions.toSorted((one, other) => compareVersions(other.version, one.version));
    const seen = traffic.filter((one) => one.id === id);
    return {
      id,
      title: ordered[0]?.title ?? null,
      description: ordered[0]?.description ?? null,
      versions: ordered.map((one) => one.version),
      packs: [...new Set(ordered.flatMap((one) => one.origins.map((origin) => origin.package?.id ?? origin.pack)))],
      recorded: seen.reduce((sum, one) => sum + one.recorded, 0),
      refused: seen.reduce((sum, one) => sum + one.refused, 0),
      lastSeen: seen.reduce<string | null>((last, one) => (one.lastSeen !== null && (last === null || one.lastSeen > last) ? one.lastSeen : last), null),
    };
  });
}

/** Versions by their numbers: 2 before 10, 1.2 before 1.10. */
export function compareVersions(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** Whether every word is in the id, title, description, or name of a pack. */
export function matches(group: SchemaGroup, search: string): boolean {
  const text = `${group.id} ${group.title ?? ''} ${group.description ?? ''} ${group.packs.join(' ')}`.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
