import { expect, test } from 'vitest';
import { described, patched } from './patch';

test('a fix adds, replaces and removes, and leaves the event itself alone', () => {
  const event = { a: { b: 1 }, list: ['x', 'y'], gone: true };
  const fixed = patched(event, [
    { op: 'replace', path: '/a/b', value: 2 },
    { op: 'add', path: '/list/1', value: 'new' },
    { op: 'add', path: '/list/-', value: 'last' },
    { op: 'remove', path: '/gone' },
  ]);
  expect(fixed).toEqual({ a: { b: 2 }, list: ['x', 'new', 'y', 'last'] });
  expect(event.gone).toBe(true);
});

test('a step that does not fit changes nothing', () => {
  expect(patched({}, [{ op: 'add', path: '/a/b', value: 1 }])).toBeNull();
  expect(patched({}, [{ op: 'test', path: '/a', value: 1 }])).toBeNull();
});

test('a step reaches no prototype', () => {
  expect(patched({}, [{ op: 'add', path: '/__proto__/polluted', value: true }])).toBeNull();
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  expect(Object.keys(patched({}, [{ op: 'add', path: '/__proto__', value: 1 }]) as object)).toEqual(['__proto__']);
});

test('steps read as sentences', () => {
  expect(described({ op: 'replace', path: '/trigger', value: 'link' })).toBe('set /trigger to "link"');
});
