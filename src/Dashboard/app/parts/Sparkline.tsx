import { sparkPath } from './sparkPath';

const width = 120;
const height = 24;

/** The course of a figure that stands beside it. */
export function Sparkline({ values, room }: { readonly values: readonly number[]; readonly room: number }) {
  return (
    <svg class="sparks" viewBox={`0 0 ${width} ${height}`} width={width} height={height} fill="none" aria-hidden="true" focusable="false">
      <path d={sparkPath(values, width, height, room)} />
    </svg>
  );
}
