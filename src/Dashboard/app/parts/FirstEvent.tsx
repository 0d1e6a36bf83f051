import { apiAddress, ask } from '../api/client';
import { allSchemas } from '../api/schemaList';
import type { SchemaKey } from '../api/shapes';
import { useResource } from '../api/useResource';
import type { SchemaNode } from '../schema/document';
import { sampleOf } from '../schema/sample';
import { snippet } from '../schema/snippets';
import { Code } from './Code';

// The schema of the sample that the ready-made host prints when it starts.
const familiar = 'eventlogging.jupyter.org/jupyter_server/contentsmanager-actions';

interface FirstEventProps {
  /** Whose event it is to be; else one that is known to be taken, else any. */
  readonly schema?: SchemaKey;
}

/** The command that records one event, ready to be pasted: for screens that are empty until there is one. */
export function FirstEvent({ schema }: FirstEventProps) {
  const sample = useResource(schema ? `${schema.id}@${schema.version}` : 'any', 0, (_, signal) => prepare(schema, signal));
  if (sample.state !== 'ready') return null;
  if (sample.value === null) return <p>No pack is loaded yet, so there is no event to send: put one into the server's folder of packs first.</p>;
  return <Code text={sample.value} label="Copy the command" />;
}

async function prepare(schema: SchemaKey | undefined, signal: AbortSignal): Promise<string | null> {
  const loaded = schema ? [schema] : await allSchemas('/schemas', signal);
  const chosen = loaded.find((one) => one.id === familiar) ?? loaded[0];
  if (!chosen) return null;
  const document = await ask<SchemaNode>(`/schemas/by-id?id=${encodeURIComponent(chosen.id)}&version=${encodeURIComponent(chosen.version)}`, { signal, accept: 'application/schema+json' });
  return snippet('curl', { address: apiAddress('/eventlog'), schema: chosen.id, version: chosen.version, event: sampleOf(document) });
}
