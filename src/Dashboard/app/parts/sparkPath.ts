/**
 * A line through values at equal distances, the newest at the right end, from 0 at the foot to the largest at the top of a box that has room for so many; nothing for less
 * than two.
 */
export function sparkPath(values: readonly number[], width: number, height: number, room = values.length): string {
  if (values.length < 2) return '';
  const most = Math.max(...values, Number.MIN_VALUE);
  const rounded = (part: number) => Math.round(part * 10) / 10;
  return values.map((value, index) => `${index === 0 ? 'M' : 'L'}${rounded(width - ((values.length - 1 - index) * width) / (room - 1))} ${rounded(height - 1 - (value / most) * (height - 2))}`).join('');
}
