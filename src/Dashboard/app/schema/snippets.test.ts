import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { languages, snippet } from './snippets';

const event = { quote: `it's "here" \\ $HOME \`id\``, deep: { none: null, yes: true, list: [] }, text: '"""\n' };

const sending = { address: 'http://127.0.0.1:5080/api/eventlog', schema: 'acme.example/it\'s', version: '1', event };

test('a shell takes the event of the curl command as it stands', () => {
  const command = snippet('curl', sending).replace('curl', 'printf "%s\\n"');
  const printed = spawnSync('sh', ['-c', command], { encoding: 'utf8', env: { EventLog__Token: 'key' } }).stdout.trimEnd().split('\n');
  expect(JSON.parse(printed.at(-1)!)).toEqual({ schema: sending.schema, version: '1', event });
  expect(printed).toContain('Authorization: Bearer key');
});

test('JavaScript sends the very event', async () => {
  const calls: RequestInit[] = [];
  const run = new Function('fetch', 'console', `return (async () => { ${snippet('JavaScript', sending)} })()`) as (...given: unknown[]) => Promise<void>;
  await run((_: string, init: RequestInit) => (calls.push(init), { status: 204 }), { log: () => undefined });
  expect(JSON.parse(calls[0]!.body as string)).toEqual({ schema: sending.schema, version: '1', event });
});

test.skipIf(spawnSync('python3', ['--version']).status !== 0)('Python builds the very event', () => {
  const code = snippet('Python', sending).split('\n').slice(0, -1).join('\n') + '\nprint(request.data.decode())';
  const run = spawnSync('python3', ['-c', code], { encoding: 'utf8', env: { ...process.env, EventLog__Token: 'key' } });
  expect(JSON.parse(run.stdout)).toEqual({ schema: sending.schema, version: '1', event });
});

test('C# fences the event by more quotes than it holds', () => {
  expect(snippet('C#', sending)).toContain('string body = """');
  expect(snippet('C#', { ...sending, event: { a: '"'.repeat(4) } })).toContain('\\"\\"\\"\\"');
});

test.each(languages)('no snippet in %s holds a key', (language) => {
  expect(snippet(language, sending)).toContain('EventLog__Token');
});
