import { expect, test } from 'vitest';
import { reasons, sentence } from './replay';

const none = { applied: false, recordable: 0, recorded: 0, copies: 0, left: 0 };

test('a dry run says what would be, a replay what was', () => {
  expect(sentence({ ...none, recordable: 3, left: 1 })).toBe('3 would be recorded, 1 would be left');
  expect(sentence({ ...none, applied: true, recorded: 2, copies: 1 })).toBe('2 were recorded, 1 were passed over as copies');
  expect(sentence(none)).toBe('nothing waits');
});

test('each reason for what is left is said once', () => {
  const group = { letters: 1, result: 'left', detail: 'still breaks its schema' };
  expect(reasons({ ...none, left: 2, stopped: 'the log is closing', groups: [group, group, { ...group, result: 'recorded', detail: 'x' }] })).toEqual(['still breaks its schema', 'the log is closing']);
});
