import type { Tone } from '../../parts/Badge';

const tones: Readonly<Record<string, Tone>> = { compatible: 'good', breaking: 'bad', undecided: 'warn' };

/** How a verdict looks. */
export function toneOf(verdict: string): Tone {
  return tones[verdict] ?? 'plain';
}
