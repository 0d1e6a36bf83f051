import { expect, test } from 'vitest';
import { placeAt, placesOf } from './jsonPlaces';

test('each value has the line and column at which it begins', () => {
  const { places, mistake } = placesOf('{\n  "a": 1,\n  "b/c": [true,\n    {"d": "x"}]\n}');
  expect(mistake).toBeNull();
  expect(places.get('/a')).toEqual({ line: 2, column: 8 });
  expect(places.get('/b~1c/1/d')).toEqual({ line: 4, column: 11 });
});

test('a value that is missing is shown at the one that should have it', () => {
  const { places } = placesOf('{\n  "a": {}\n}');
  expect(placeAt(places, '/a/b/c')).toEqual({ line: 2, column: 8 });
  expect(placeAt(places, '/zzz')).toEqual({ line: 1, column: 1 });
});

test.each([
  ['{"a": 1,}', 1, 9, 'a name in double quotes is missing here'],
  ['{\n  "a": tru\n}', 2, 8, 'this is no value: names and texts stand in double quotes'],
  ['{"a": 1 "b": 2}', 1, 9, "a comma or '}' is missing here"],
  ['{"a": 1, "a": 2}', 1, 13, "the name 'a' stands here twice"],
  ['', 1, 1, 'a value is missing here'],
  ['{} x', 1, 4, 'this stands after the end of the value'],
  ['{"a": "\u0001"}', 1, 7, 'this text has no end, or a character that must be escaped'],
  ['01', 1, 2, 'this stands after the end of the value'],
])('the mistake in %j is found', (text, line, column, message) => {
  expect(placesOf(text).mistake).toEqual({ line, column, message });
});

test('it takes what JSON.parse takes', () => {
  for (const text of ['{"a":[1,-0.5e+3,"\\u00e9\\n",null,false,{}],"":[]}', ' [ ] ', '"x"', '1E400']) expect(placesOf(text).mistake).toBeNull();
});
