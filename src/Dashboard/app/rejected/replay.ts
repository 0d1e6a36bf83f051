import type { Replayed } from '../api/shapes';

/** `2 would be recorded, 1 would be left`, or `2 were recorded`; `nothing waits` where there is nothing. */
export function sentence(replayed: Replayed): string {
  const verb = replayed.applied ? 'were' : 'would be';
  const parts = [
    part(replayed.recordable, 'would be recorded'),
    part(replayed.recorded, replayed.recorded === 1 ? 'was recorded' : 'were recorded'),
    part(replayed.copies, `${verb} passed over as copies`),
    part(replayed.left, `${verb} left`),
  ].filter((text) => text !== '');
  return parts.length === 0 ? 'nothing waits' : parts.join(', ');
}

/** Why letters are left, each reason once. */
export function reasons(replayed: Replayed): readonly string[] {
  const left = replayed.groups?.filter((group) => group.result === 'left' && group.detail !== '').map((group) => group.detail) ?? [];
  return [...new Set(replayed.stopped ? [...left, replayed.stopped] : left)];
}

function part(count: number, words: string): string {
  return count > 0 ? `${count} ${words}` : '';
}
