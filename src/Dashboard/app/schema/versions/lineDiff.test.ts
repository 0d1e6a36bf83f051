import { expect, test } from 'vitest';
import { folded, lineDiff } from './lineDiff';

test('what stayed is the same, what went is old, what came is new', () => {
  expect(lineDiff('a\nb\nc\n', 'a\nx\nc\nd\n').map((line) => `${line.kind} ${line.text}`)).toEqual(['same a', 'old b', 'new x', 'same c', 'new d']);
});

test('lines far from a change are folded', () => {
  const before = Array.from({ length: 20 }, (_, index) => `line ${index}`).join('\n');
  const shown = folded(lineDiff(before, before.replace('line 10', 'other')), 2);
  expect(shown[0]).toEqual({ kind: 'fold', count: 8 });
  expect(shown.at(-1)).toEqual({ kind: 'fold', count: 7 });
  expect(shown).toHaveLength(2 + 4 + 2);
});
