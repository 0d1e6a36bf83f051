/** Whether patterns of a handler take a schema: ids, beginnings such as `acme.*`, and either after `!` to exclude; none means all. */
export function takes(patterns: readonly string[], id: string): boolean {
  const included = patterns.filter((pattern) => !pattern.startsWith('!'));
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1));
  return (included.length === 0 || included.some((pattern) => fits(pattern, id))) && !excluded.some((pattern) => fits(pattern, id));
}

function fits(pattern: string, id: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}
