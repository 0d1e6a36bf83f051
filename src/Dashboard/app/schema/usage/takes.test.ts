import { expect, test } from 'vitest';
import { takes } from './takes';

test.each([
  [[], 'acme.a', true],
  [['acme.*'], 'acme.a', true],
  [['acme.*'], 'other.a', false],
  [['!acme.*'], 'acme.a', false],
  [['!acme.*'], 'other.a', true],
  [['acme.*', '!acme.secret'], 'acme.secret', false],
])('%j and %s: %s', (patterns, id, taken) => {
  expect(takes(patterns, id)).toBe(taken);
});
