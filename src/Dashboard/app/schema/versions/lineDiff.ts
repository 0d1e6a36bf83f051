/** A line of two texts side by side: in both, only in the old one, or only in the new one. */
export interface DiffLine {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

const mostCells = 4_000_000;

/** The longest common run of lines decides what is said to have changed. Very long texts are shown as wholly changed. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const old = before.replace(/\n$/, '').split('\n');
  const young = after.replace(/\n$/, '').split('\n');
  if (old.length * young.length > mostCells) return [...old.map((text): DiffLine => ({ kind: 'old', text })), ...young.map((text): DiffLine => ({ kind: 'new', text }))];
  const width = young.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = young.length - 1; j >= 0; j--)
      lengths[i * width + j] = old[i] === young[j] ? lengths[(i + 1) * width + j + 1]! + 1 : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);

  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < young.length)
    if (i < old.length && j < young.length && old[i] === young[j]) {
      lines.push({ kind: 'same', text: old[i++]! });
      j++;
    } else if (j === young.length || (i < old.length && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) {
      lines.push({ kind: 'old', text: old[i++]! });
    } else {
      lines.push({ kind: 'new', text: young[j++]! });
    }

  return lines;
}

/** Only what is near a change: runs of more than so many equal lines become one that says how many. */
export function folded(lines: readonly DiffLine[], around = 3): readonly (DiffLine | { readonly kind: 'fold'; readonly count: number })[] {
  const near = lines.map((_, index) => lines.slice(Math.max(0, index - around), index + around + 1).some((line) => line.kind !== 'same'));
  const shown: (DiffLine | { kind: 'fold'; count: number })[] = [];
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near[index]) shown.push(line);
    else if (last?.kind === 'fold') last.count++;
    else shown.push({ kind: 'fold', count: 1 });
  }

  return shown;
}
