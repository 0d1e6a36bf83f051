import { ask } from './client';
import type { SchemaList, SchemaSummary } from './shapes';

const mostPages = 40;

/** Reads every page of a list of schemas; servers of old have one. */
export async function allSchemas(path: string, signal: AbortSignal): Promise<readonly SchemaSummary[]> {
  const schemas: SchemaSummary[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const from: string = after === null ? path : `${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(after)}`;
    const list: SchemaList = await ask<SchemaList>(from, { signal });
    schemas.push(...list.schemas);
    if (!list.next) break;
    after = list.next;
  }

  return schemas;
}
