// The pairs of tests/cases/compatibility.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../cases/compatibility/', import.meta.url);

export const pairs = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'format.schema.json')
  .sort()
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')).map((pair) => ({ file, ...pair })));
