/** What a replay did, or would do, in the server's words: how many letters each. */
export type ReplayCounts = Readonly<Record<string, unknown>>;

const words: Readonly<Record<string, string>> = {
  letters: 'letters',
  recorded: 'recorded',
  replayed: 'replayed',
  refused: 'still refused',
  failed: 'failed again',
  skipped: 'skipped',
  remaining: 'remain',
  left: 'remain',
  known: 'recorded before',
};

/** `3 recorded, 1 still refused`: the counts that are not zero, in the server's order. */
export function sentence(counts: ReplayCounts): string {
  const parts = Object.entries(counts)
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number' && entry[1] > 0)
    .map(([name, value]) => `${value} ${words[name] ?? name}`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
