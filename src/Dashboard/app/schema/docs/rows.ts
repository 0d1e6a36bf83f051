import { isObject, resolved, type SchemaNode } from '../document';
import { constraintsOf, typeOf } from './constraints';

/** One property, or the items of a list, as a line of the table. */
export interface PropertyRow {
  /** As somebody would write it: `viewer.session`, `tags[]`. It names the line in an address. */
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly type: string;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly title: string | null;
  readonly description: string | null;
  readonly constraints: readonly string[];
  readonly categories: readonly string[];
  readonly example: string | null;
}

const deepest = 8;
const mostRows = 500;

/** What is required comes first, since a sender needs it; else the order is the schema's own. */
export function rowsOf(schema: SchemaNode): readonly PropertyRow[] {
  const rows: PropertyRow[] = [];
  addProperties(rows, resolved(schema, schema), schema, '', 0);
  return rows;
}

function addProperties(rows: PropertyRow[], schema: { readonly [keyword: string]: unknown }, root: SchemaNode, before: string, depth: number): void {
  const required = requiredOf(schema, root);
  const properties = Object.entries(propertiesOf(schema, root)).toSorted(([one], [other]) => Number(required.has(other)) - Number(required.has(one)));
  for (const [name, node] of properties) addRow(rows, node, root, { path: before + name, name, depth, required: required.has(name) });
}

interface RowPlace {
  readonly path: string;
  readonly name: string;
  readonly depth: number;
  readonly required: boolean;
}

function addRow(rows: PropertyRow[], node: SchemaNode, root: SchemaNode, place: RowPlace): void {
  if (rows.length >= mostRows || place.depth > deepest) return;
  const schema = resolved(node, root);
  rows.push({
    ...place,
    type: node === false ? 'never' : typeOf(schema),
    deprecated: schema['deprecated'] === true,
    title: textOr(schema['title']),
    description: textOr(schema['description']),
    constraints: constraintsOf(schema),
    categories: categoriesOf(schema),
    example: exampleOf(schema),
  });
  addProperties(rows, schema, root, `${place.path}.`, place.depth + 1);
  if (isObject(schema['items'])) {
    const items = resolved(schema['items'], root);
    if (isObject(items['properties']) || categoriesOf(items).length > 0 || textOr(items['description']) !== null)
      addRow(rows, items, root, { path: `${place.path}[]`, name: 'each item', depth: place.depth + 1, required: false });
  }
}

function propertiesOf(schema: { readonly [keyword: string]: unknown }, root: SchemaNode): Record<string, SchemaNode> {
  const own = isObject(schema['properties']) ? (schema['properties'] as Record<string, SchemaNode>) : {};
  const parts = Array.isArray(schema['allOf']) ? (schema['allOf'] as SchemaNode[]).map((part) => resolved(part, root)) : [];
  return parts.reduce<Record<string, SchemaNode>>((all, part) => ({ ...(isObject(part['properties']) ? (part['properties'] as Record<string, SchemaNode>) : {}), ...all }), { ...own });
}

function requiredOf(schema: { readonly [keyword: string]: unknown }, root: SchemaNode): ReadonlySet<string> {
  const parts = Array.isArray(schema['allOf']) ? (schema['allOf'] as SchemaNode[]).map((part) => resolved(part, root)) : [];
  return new Set([schema, ...parts].flatMap((part) => (Array.isArray(part['required']) ? (part['required'] as string[]) : [])));
}

/** What a property tells about: `categories` of a pack, or `x-classification` of schemas from elsewhere. */
function categoriesOf(schema: { readonly [keyword: string]: unknown }): readonly string[] {
  const listed = schema['categories'] ?? schema['x-classification'];
  return Array.isArray(listed) ? listed.map(String) : typeof listed === 'string' ? [listed] : [];
}

function exampleOf(schema: { readonly [keyword: string]: unknown }): string | null {
  const example = Array.isArray(schema['examples']) ? schema['examples'][0] : undefined;
  return example === undefined ? null : JSON.stringify(example);
}

function textOr(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
