import { isObject, resolved, type SchemaNode } from './document';

const formats: Readonly<Record<string, string>> = {
  'date-time': '2026-01-31T12:00:00Z',
  date: '2026-01-31',
  time: '12:00:00Z',
  uuid: '3f0f3b6e-2f0a-4a3c-9a38-6d1c5a2f7f11',
  email: 'someone@example.org',
  uri: 'https://example.org/',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  hostname: 'example.org',
  duration: 'PT1M',
};

const deepest = 6;

/** An event to begin with: the author's first example, else one with everything that is required. It need not fit a pattern. */
export function sampleOf(schema: SchemaNode): unknown {
  return valueOf(schema, schema, 0);
}

function valueOf(node: SchemaNode, root: SchemaNode, depth: number): unknown {
  const schema = resolved(node, root);
  if (Array.isArray(schema['examples']) && schema['examples'].length > 0) return schema['examples'][0];
  if ('const' in schema) return schema['const'];
  if ('default' in schema) return schema['default'];
  if (Array.isArray(schema['enum']) && schema['enum'].length > 0) return schema['enum'][0];
  for (const keyword of ['oneOf', 'anyOf']) {
    const choices = schema[keyword];
    if (Array.isArray(choices) && choices.length > 0 && !('type' in schema)) return valueOf(choices[0] as SchemaNode, root, depth + 1);
  }

  const type = Array.isArray(schema['type']) ? schema['type'][0] : schema['type'];
  switch (type ?? (isObject(schema['properties']) ? 'object' : 'string')) {
    case 'object':
      return depth < deepest ? objectOf(schema, root, depth) : {};
    case 'array':
      return Number(schema['minItems'] ?? 0) > 0 && depth < deepest ? [valueOf((schema['items'] ?? true) as SchemaNode, root, depth + 1)] : [];
    case 'integer':
    case 'number':
      return numberOf(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textOf(schema);
  }
}

function objectOf(schema: { readonly [keyword: string]: unknown }, root: SchemaNode, depth: number): Record<string, unknown> {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? (schema['required'] as string[]) : [];
  const value: Record<string, unknown> = {};
  for (const name of required) value[name] = valueOf((Object.hasOwn(properties, name) ? properties[name] : true) as SchemaNode, root, depth + 1);
  return value;
}

function numberOf(schema: { readonly [keyword: string]: unknown }): number {
  if (typeof schema['minimum'] === 'number') return schema['minimum'];
  if (typeof schema['exclusiveMinimum'] === 'number') return schema['exclusiveMinimum'] + 1;
  return typeof schema['maximum'] === 'number' ? Math.min(0, schema['maximum']) : 0;
}

function textOf(schema: { readonly [keyword: string]: unknown }): string {
  const format = typeof schema['format'] === 'string' ? formats[schema['format']] : undefined;
  if (format !== undefined) return format;
  const least = Number(schema['minLength'] ?? 0);
  return 'text'.padEnd(least, '-');
}
