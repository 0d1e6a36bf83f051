// Asks each comparer about each pair and direction, and writes a table of how often it is right.
//   node compare.mjs            the tables
//   node compare.mjs --wrong    each wrong answer as well
import { readFileSync } from 'node:fs';
import { pairs } from './corpus.mjs';
import { comparers } from './comparers/all.mjs';

const version = (name) => JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;
const answers = ['right', 'wrong "compatible"', 'wrong "breaking"', 'no answer'];

async function ask(compare, pair, direction) {
  const [writer, reader] = direction === 'backward' ? [pair.old, pair.new] : [pair.new, pair.old];
  let verdict;
  try {
    verdict = await compare(structuredClone(writer), structuredClone(reader));
  } catch {
    verdict = undefined;
  }

  if (verdict === undefined) return 'no answer';
  return verdict === pair[direction] ? 'right' : `wrong "${verdict}"`;
}

console.error = () => {}; // some tell of their own faults there

const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
const share = (count, all) => `${count} (${((100 * count) / all).toFixed(0)} %)`;

const results = [];
for (const { name, about, compare } of comparers) {
  for (const pair of pairs) {
    for (const direction of ['backward', 'forward']) results.push({ name: about ? `${name}, ${about}` : name, package: name, pair, direction, answer: await ask(compare, pair, direction) });
  }
}

const names = [...new Set(results.map((result) => result.name))];
const of = (...tests) => results.filter((result) => tests.every((test) => test(result)));
const named = (name) => (result) => result.name === name;
const answered = (answer) => (result) => result.answer === answer;

function table(title, within) {
  console.log(`${title}: ${of(named(names[0]), within).length / 2} pairs, ${of(named(names[0]), within).length} questions\n`);
  row(['comparer', 'version', ...answers]);
  row(['---', '---', ...answers.map(() => '---')]);
  for (const name of names) {
    const all = of(named(name), within);
    row([name, version(all[0].package), ...answers.map((answer) => share(all.filter(answered(answer)).length, all.length))]);
  }

  console.log();
}

table('All dialects', () => true);
table('Draft-07, which each of them reads', (result) => result.pair.dialect === 'draft-07');
console.log('Wrong "compatible" by file, of the questions whose answer is "breaking":\n');
row(['file', 'breaking', ...names]);
row(['---', '---', ...names.map(() => '---')]);
for (const file of new Set(pairs.map((pair) => pair.file))) {
  const within = (result) => result.pair.file === file && result.pair[result.direction] === 'breaking';
  row([file, of(named(names[0]), within).length, ...names.map((name) => of(named(name), within, answered('wrong "compatible"')).length)]);
}

if (process.argv.includes('--wrong')) {
  console.log();
  for (const { name, pair, direction, answer } of of((result) => result.answer.startsWith('wrong'))) console.log(`${name}: ${pair.name}, ${direction}: ${answer}`);
}
