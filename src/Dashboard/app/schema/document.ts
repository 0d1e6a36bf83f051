/** A JSON Schema as parsed: a boolean, or an object of keywords. */
export type SchemaNode = boolean | { readonly [keyword: string]: unknown };

/** Follows references inside the document, such as `#/$defs/name`; at most a few, since they may go round. */
export function resolved(node: SchemaNode, root: SchemaNode): { readonly [keyword: string]: unknown } {
  let current: unknown = node;
  let siblings: Record<string, unknown> = {};
  for (let hop = 0; hop < 8; hop++) {
    if (!isObject(current)) return siblings;
    const reference = current['$ref'];
    siblings = { ...current, ...siblings };
    if (typeof reference !== 'string' || !reference.startsWith('#')) return siblings;
    delete siblings['$ref'];
    current = at(root, reference.slice(1));
  }

  return siblings;
}

/** The value at a JSON pointer, or undefined. */
export function at(value: unknown, pointer: string): unknown {
  let current = value;
  for (const step of steps(pointer)) {
    if (Array.isArray(current)) current = current[Number(step)];
    else if (isObject(current) && Object.hasOwn(current, step)) current = current[step];
    else return undefined;
  }

  return current;
}

/** The steps of a JSON pointer (RFC 6901), also as a URI fragment. */
export function steps(pointer: string): readonly string[] {
  if (pointer === '') return [];
  return pointer.slice(1).split('/').map((step) => decoded(step).replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    return step;
  }
}
