import { count } from './numbers';

/** By the second: `1,204`, `12`, `0.4`. */
export function rate(value: number): string {
  return value >= 10 || value === 0 ? count(Math.round(value)) : value.toFixed(1);
}

/** Of percents: `0 %`, `0.4 %`, `12 %`. */
export function percent(value: number): string {
  return `${value >= 10 || value === 0 ? Math.round(value) : value.toFixed(1)} %`;
}
