import type { SchemaSummary, SchemaTraffic } from '../api/shapes';

/** All versions of one schema, as one row of the table. */
export interface SchemaGroup {
  readonly id: string;
  readonly title: string | null;
  readonly description: string | null;
  readonly owner: string | null;
  readonly deprecated: boolean;
  readonly properties: readonly string[];
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
      owner: ordered[0]?.owner ?? null,
      deprecated: ordered[0]?.deprecated ?? false,
      properties: ordered[0]?.properties ?? [],
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

/** Whether every word is in the id, title, description, owner, name of a pack or of a property. */
export function matches(group: SchemaGroup, search: string): boolean {
  const text = `${aboutOf(group)} ${group.properties.join(' ')}`.toLowerCase();
  return wordsOf(search).every((word) => text.includes(word));
}

/** The properties by which a search found a schema, where nothing else of it has the word; at most three. */
export function foundBy(group: SchemaGroup, search: string): readonly string[] {
  const about = aboutOf(group).toLowerCase();
  const words = wordsOf(search).filter((word) => word !== '' && !about.includes(word));
  return group.properties.filter((name) => words.some((word) => name.toLowerCase().includes(word))).slice(0, 3);
}

function aboutOf(group: SchemaGroup): string {
  return `${group.id} ${group.title ?? ''} ${group.description ?? ''} ${group.owner ?? ''} ${group.packs.join(' ')}`;
}

function wordsOf(search: string): readonly string[] {
  return search.toLowerCase().split(/\s+/);
}
