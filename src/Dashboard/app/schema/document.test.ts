import { expect, test } from 'vitest';
import { at, resolved, steps } from './document';

test('a reference inside the document is followed, and keywords beside it win', () => {
  const root = { $defs: { short: { type: 'string', maxLength: 8, title: 'Short' } } };
  expect(resolved({ $ref: '#/$defs/short', title: 'Name' }, root)).toEqual({ type: 'string', maxLength: 8, title: 'Name' });
});

test('references that go round end', () => {
  const root = { $ref: '#/$defs/a', $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a', type: 'object' } } };
  expect(resolved(root, root)).toMatchObject({ type: 'object' });
});

test('a pointer unescapes its steps', () => {
  expect(steps('/a~1b/c~0d/%C3%A9')).toEqual(['a/b', 'c~d', 'é']);
  expect(at({ 'a/b': [1, { x: 2 }] }, '/a~1b/1/x')).toBe(2);
  expect(at({}, '/constructor')).toBeUndefined();
});
