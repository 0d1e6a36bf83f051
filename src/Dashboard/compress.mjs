// Compresses what Vite built, once and thoroughly, and refuses a bundle that has grown too large to be liked.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.env.DASHBOARD_FOLDER ?? 'obj/pages/';
const mostBytes = 90 * 1000; // of all files together, compressed by gzip, which is the larger of the two forms

let total = 0;
for (const name of readdirSync(join(folder, 'plain'), { recursive: true, withFileTypes: true })) {
  if (!name.isFile()) continue;
  const path = join(name.parentPath ?? name.path, name.name);
  const content = readFileSync(path);
  const target = path.replace(join(folder, 'plain'), join(folder, 'packed'));
  mkdirSync(dirname(target), { recursive: true });
  if (name.name === 'index.html') {
    writeFileSync(target, content); // the server writes addresses into it
    continue;
  }

  const zipped = gzipSync(content, { level: 9 });
  total += zipped.length;
  writeFileSync(`${target}.gz`, zipped);
  writeFileSync(`${target}.br`, brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  }));
}

console.log(`dashboard: ${total} bytes compressed`);
if (total > mostBytes) {
  console.error(`error: the dashboard has ${total} bytes compressed, more than ${mostBytes}: leave something out`);
  process.exit(1);
}
