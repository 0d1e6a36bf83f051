import { expect, test } from 'vitest';
import { sampleOf } from './sample';

test('the author\'s first example is the sample', () => {
  expect(sampleOf({ type: 'object', examples: [{ a: 1 }, { a: 2 }] })).toEqual({ a: 1 });
});

test('else it has all that is required, each of its type', () => {
  const schema = {
    type: 'object',
    required: ['kind', 'at', 'count', 'tags', 'who', 'anything'],
    properties: {
      kind: { enum: ['open', 'close'] },
      at: { type: 'string', format: 'date-time' },
      count: { $ref: '#/$defs/positive' },
      tags: { type: 'array', minItems: 1, items: { type: 'string', minLength: 6 } },
      who: { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } },
      left: { type: 'boolean' },
    },
    $defs: { positive: { type: 'integer', exclusiveMinimum: 0 } },
  };
  expect(sampleOf(schema)).toEqual({
    kind: 'open',
    at: '2026-01-31T12:00:00Z',
    count: 1,
    tags: ['text--'],
    who: { id: '3f0f3b6e-2f0a-4a3c-9a38-6d1c5a2f7f11' },
    anything: 'text',
  });
});

test('a schema that holds itself has a sample that ends', () => {
  expect(() => sampleOf({ type: 'object', required: ['next'], properties: { next: { $ref: '#' } } })).not.toThrow();
});
