import { expect, test } from 'vitest';
import { rowsOf } from './rows';

test('properties come as a table, nested ones below theirs, required ones first', () => {
  const rows = rowsOf({
    type: 'object',
    properties: {
      note: { type: ['string', 'null'], deprecated: true },
      who: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid', categories: ['identifier'] } } },
      tags: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
    },
    required: ['who'],
  });
  expect(rows.map((row) => [row.path, row.depth, row.type, row.required])).toEqual([
    ['who', 0, 'object', true],
    ['who.id', 1, 'string', true],
    ['note', 0, 'string or null', false],
    ['tags', 0, 'list of object', false],
    ['tags[]', 1, 'object', false],
    ['tags[].name', 2, 'string', false],
  ]);
  expect(rows[1]).toMatchObject({ constraints: ['format uuid'], categories: ['identifier'] });
  expect(rows[2]!.deprecated).toBe(true);
});

test('what allOf brings belongs to the object', () => {
  const rows = rowsOf({ allOf: [{ $ref: '#/$defs/part' }], properties: { own: {} }, $defs: { part: { properties: { given: { enum: ['a', 'b'] } }, required: ['given'] } } });
  expect(rows.map((row) => [row.path, row.required, row.type])).toEqual([
    ['given', true, 'string'],
    ['own', false, 'any'],
  ]);
  expect(rows[0]!.constraints).toEqual(['one of a, b']);
});

test('a schema that holds itself ends', () => {
  expect(rowsOf({ properties: { next: { $ref: '#' } } }).length).toBeLessThan(20);
});
