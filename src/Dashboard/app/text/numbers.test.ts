import { expect, test } from 'vitest';
import { bytes, counted, listed, milliseconds, share } from './numbers';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_234, '1.2 kB'],
  [84e9, '84 GB'],
])('%d bytes are %s', (count, text) => {
  expect(bytes(count)).toBe(text);
});

test('what was not measured is a dash', () => {
  expect(milliseconds(null)).toBe('–');
  expect(share(0, 0)).toBe('–');
});

test('small shares and times keep a digit', () => {
  expect(share(3, 1000)).toBe('0.3 %');
  expect(milliseconds(1.25)).toBe('1.3 ms');
  expect(milliseconds(1340)).toBe('1.3 s');
});

test('one is not many', () => {
  expect(counted(1, 'schema')).toBe('1 schema');
  expect(counted(1200, 'schema')).toBe('1,200 schemas');
});

test('words are listed as one says them', () => {
  expect([listed([]), listed(['a']), listed(['a', 'b']), listed(['a', 'b', 'c'])]).toEqual(['', 'a', 'a and b', 'a, b and c']);
});
