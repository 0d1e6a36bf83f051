const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/** `0 B`, `950 B`, `1.2 kB`, `34 GB`. */
export function bytes(count: number): string {
  let unit = 0;
  let rest = count;
  while (rest >= 1000 && unit < units.length - 1) {
    rest /= 1000;
    unit++;
  }

  return `${rest < 10 && unit > 0 ? rest.toFixed(1) : Math.round(rest)} ${units[unit]}`;
}

/** `0.4 ms`, `12 ms`, `1.3 s`, or a dash where nothing was measured. */
export function milliseconds(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (value >= 1000) return `${(value / 1000).toFixed(1)} s`;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

const whole = new Intl.NumberFormat('en');

/** `12,345`. */
export function count(value: number): string {
  return whole.format(value);
}

/** `1 schema`, `2 schemas`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** Of a whole: `0 %`, `0.3 %`, `12 %`; a dash where there is nothing. */
export function share(part: number, total: number): string {
  if (total === 0) return '–';
  const percent = (100 * part) / total;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

/** `read`, `read and write`, `read, write and stream`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
