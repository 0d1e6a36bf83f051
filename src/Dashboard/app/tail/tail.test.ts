import { expect, test } from 'vitest';
import type { StreamedEvent } from '../api/shapes';
import { added, contains, mostKept, nothing, preview, released } from './kept';
import { ownProperties } from './ownProperties';
import { MessageReader } from './sse';

const event = (seq: number, more: Partial<StreamedEvent> = {}): StreamedEvent => ({ seq, time: '', schema: 'acme/a', version: '1', outcome: 'recorded', code: null, reason: null, durationMs: 1, record: null, findings: [], ...more });

test('messages are read from any pieces of the stream', () => {
  const text = 'id: r-1\nevent: event\ndata: {"a":\ndata: 1}\n\n: a comment\r\nid: r-2\r\n\r\nevent: missed\ndata:{"count":3}\n\n';
  for (const size of [1, 2, 7, 1000]) {
    const reader = new MessageReader();
    const messages = [];
    for (let start = 0; start < text.length; start += size) messages.push(...reader.read(text.slice(start, start + size)));
    expect(messages).toEqual([
      { id: 'r-1', event: 'event', data: '{"a":\n1}' },
      { id: 'r-2', event: 'missed', data: '{"count":3}' },
    ]);
    expect(reader.lastId).toBe('r-2');
  }
});

test('while it is paused what arrives is held, and nothing is lost when it goes on', () => {
  const paused = added(added(nothing, [event(1)], false), [event(2), event(3)], true);
  expect(paused.events.map((one) => one.seq)).toEqual([1]);
  expect(paused.held).toHaveLength(2);
  expect(released(paused).events.map((one) => one.seq)).toEqual([1, 2, 3]);
});

test('the tail holds the newest events only', () => {
  const kept = added(nothing, Array.from({ length: mostKept + 10 }, (_, index) => event(index)), false);
  expect(kept.events).toHaveLength(mostKept);
  expect(kept.events[0]!.seq).toBe(10);
  expect(kept.seen).toBe(mostKept + 10);
});

test('a filter looks for words, and for properties by their value', () => {
  const seen = event(1, { record: { path: '/lab', viewer: { session: 'x' }, count: 12 } });
  expect(contains(seen, 'acme lab')).toBe(true);
  expect(contains(seen, 'viewer.session=x count=12')).toBe(true);
  expect(contains(seen, 'count=1')).toBe(false);
});

test('a line shows what was recorded, or why it was not', () => {
  expect(preview(event(1, { record: { __timestamp__: 't', a: 1 } }))).toBe('a: 1');
  expect(preview(event(1, { reason: 'invalid-event', findings: [{ code: 'SP5009', pointer: '/a', message: 'too long' }] }))).toBe('/a  too long');
});

test('the event of a record is without what the log wrote', () => {
  expect(ownProperties({ __schema__: 's', a: 1, __b: 2 })).toEqual({ a: 1, __b: 2 });
});
