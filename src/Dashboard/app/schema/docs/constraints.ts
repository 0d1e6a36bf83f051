import { isObject } from '../document';

const mostListed = 12;

/** The type in words: `string`, `integer or null`, `list of string`. */
export function typeOf(schema: { readonly [keyword: string]: unknown }): string {
  const type = schema['type'];
  if (Array.isArray(type)) return type.join(' or ');
  if (type === 'array') {
    const items = schema['items'];
    return isObject(items) && typeof items['type'] === 'string' ? `list of ${items['type']}` : 'list';
  }

  if (typeof type === 'string') return type;
  const values = 'const' in schema ? [schema['const']] : schema['enum'];
  if (Array.isArray(values)) return [...new Set(values.map(nameOf))].join(' or ');
  return isObject(schema['properties']) ? 'object' : 'any';
}

/** What else a value must be, a short text each: `at most 2048 characters`, `one of link, address`. */
export function constraintsOf(schema: { readonly [keyword: string]: unknown }): readonly string[] {
  const found: string[] = [];
  const say = (keyword: string, text: (value: unknown) => string) => {
    if (schema[keyword] !== undefined) found.push(text(schema[keyword]));
  };
  say('const', (value) => `always ${JSON.stringify(value)}`);
  say('enum', (value) => (Array.isArray(value) ? `one of ${listed(value)}` : ''));
  say('format', (value) => `format ${String(value)}`);
  say('pattern', (value) => `matches ${String(value)}`);
  say('minimum', (value) => `at least ${String(value)}`);
  say('exclusiveMinimum', (value) => `more than ${String(value)}`);
  say('maximum', (value) => `at most ${String(value)}`);
  say('exclusiveMaximum', (value) => `less than ${String(value)}`);
  say('multipleOf', (value) => `a multiple of ${String(value)}`);
  say('minLength', (value) => `at least ${String(value)} characters`);
  say('maxLength', (value) => `at most ${String(value)} characters`);
  say('minItems', (value) => `at least ${String(value)} items`);
  say('maxItems', (value) => `at most ${String(value)} items`);
  if (schema['uniqueItems'] === true) found.push('no item twice');
  say('minProperties', (value) => `at least ${String(value)} properties`);
  say('maxProperties', (value) => `at most ${String(value)} properties`);
  if (schema['additionalProperties'] === false || schema['unevaluatedProperties'] === false) found.push('no other properties');
  say('default', (value) => `${JSON.stringify(value)} when left out`);
  return found.filter((text) => text !== '');
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function listed(values: readonly unknown[]): string {
  const shown = values.slice(0, mostListed).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  return shown.join(', ') + (values.length > shown.length ? `, and ${values.length - shown.length} more` : '');
}
