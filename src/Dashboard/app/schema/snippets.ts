/** How a program of one's own sends an event. The key is never in it: it is read from the environment, where one belongs. */
export interface Sending {
  readonly address: string;
  readonly schema: string;
  readonly version: string;
  readonly event: unknown;
}

export const languages = ['curl', 'C#', 'JavaScript', 'Python'] as const;

export type Language = (typeof languages)[number];

export function snippet(language: Language, sending: Sending): string {
  switch (language) {
    case 'curl':
      return curl(sending);
    case 'C#':
      return csharp(sending);
    case 'JavaScript':
      return javascript(sending);
    case 'Python':
      return python(sending);
  }
}

function curl(sending: Sending): string {
  return [
    `curl -i ${shell(sending.address)} \\`,
    `  -H "Authorization: Bearer $EventLog__Token" \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d ${shell(body(sending))}`,
  ].join('\n');
}

function csharp(sending: Sending): string {
  const text = body(sending, 2);
  const fence = '"'.repeat(Math.max(3, longest(text, /"+/g) + 1));
  return [
    'using System.Net.Http.Headers;',
    'using System.Text;',
    '',
    'using var client = new HttpClient();',
    'client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Environment.GetEnvironmentVariable("EventLog__Token"));',
    `string body = ${fence}`,
    indented(text, '    '),
    `    ${fence};`,
    `using HttpResponseMessage answer = await client.PostAsync(${JSON.stringify(sending.address)}, new StringContent(body, Encoding.UTF8, "application/json"));`,
    'Console.WriteLine((int)answer.StatusCode);',
  ].join('\n');
}

function javascript(sending: Sending): string {
  return [
    `const answer = await fetch(${JSON.stringify(sending.address)}, {`,
    `  method: 'POST',`,
    '  headers: { Authorization: `Bearer ${process.env.EventLog__Token}`, \'Content-Type\': \'application/json\' },',
    `  body: JSON.stringify(${hanging(body(sending, 2), '  ')}),`,
    '});',
    'console.log(answer.status);',
  ].join('\n');
}

function python(sending: Sending): string {
  return [
    'import json, os, urllib.request',
    '',
    'request = urllib.request.Request(',
    `    ${JSON.stringify(sending.address)},`,
    `    data=json.dumps(${hanging(pythonValue(envelope(sending)), '    ')}).encode(),`,
    '    headers={"Authorization": "Bearer " + os.environ["EventLog__Token"], "Content-Type": "application/json"},',
    ')',
    'print(urllib.request.urlopen(request).status)',
  ].join('\n');
}

function envelope(sending: Sending): Record<string, unknown> {
  return { schema: sending.schema, version: sending.version, event: sending.event };
}

function body(sending: Sending, indent = 0): string {
  return JSON.stringify(envelope(sending), null, indent);
}

/** In single quotes, in which a shell takes everything as it stands. */
function shell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function pythonValue(value: unknown, indent = ''): string {
  const deeper = `${indent}    `;
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map((item) => pythonValue(item, indent)).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value as Record<string, unknown>);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, item]) => `${deeper}${JSON.stringify(key)}: ${pythonValue(item, deeper)},`).join('\n')}\n${indent}}`;
}

function indented(text: string, by: string): string {
  return hanging(by + text, by);
}

function hanging(text: string, by: string): string {
  return text.replaceAll('\n', `\n${by}`);
}

function longest(text: string, runs: RegExp): number {
  return Math.max(0, ...[...text.matchAll(runs)].map((run) => run[0].length));
}
