import { ask } from './client';
import type { DeadLetter } from './shapes';

const perPage = 500;
const mostPages = 200;

/** Reads every letter of a group, the oldest first: 100,000 at most, which is as many as the server looks at. */
export async function allLetters(group: string): Promise<readonly DeadLetter[]> {
  const letters: DeadLetter[] = [];
  let after: number | null = 0;
  for (let page = 0; page < mostPages && after !== null; page++) {
    const list: { readonly letters: readonly DeadLetter[]; readonly next?: number | null } = await ask(`/deadletters/${encodeURIComponent(group)}?limit=${perPage}${after > 0 ? `&after=${after}` : ''}`);
    letters.push(...list.letters);
    after = list.next ?? null;
  }

  return letters;
}
