/** Which schema a tab is about, and what the address marks in it. */
export interface ShownSchema {
  readonly id: string;
  readonly version: string;
  readonly versions: readonly string[];
  readonly property: string | null;
}

export function schemaPath(id: string, version?: string, format?: 'pretty' | 'yaml'): string {
  const query = new URLSearchParams({ id });
  if (version !== undefined) query.set('version', version);
  if (format !== undefined) query.set('format', format);
  return `/schemas/by-id?${query.toString()}`;
}
