import { expect, test } from 'vitest';
import { highlighted } from './highlight';

test.each([
  ['yaml', "$id: https://acme.example/a # note\ntype: object\nmaxLength: 12\n- 'quoted': true\npattern: ^/[^?#]*$\n"],
  ['json', '{\n  "a\\"b": [1.5e3, true, null, "x"],\n  "": {}\n}\n'],
] as const)('no text of %s is lost', (language, text) => {
  expect(highlighted(text, language).map((line) => line.map((piece) => piece.text).join('')).join('\n')).toBe(text.trimEnd());
});

test('keys and values have tones of their own', () => {
  expect(highlighted('maxLength: 12', 'yaml')[0]!.filter((piece) => piece.tone)).toEqual([
    { tone: 'key', text: 'maxLength' },
    { tone: 'mark', text: ':' },
    { tone: 'value', text: '12' },
  ]);
  expect(highlighted('"a": "b"', 'json')[0]!.map((piece) => piece.tone)).toEqual(['key', 'mark', null, 'text']);
});
