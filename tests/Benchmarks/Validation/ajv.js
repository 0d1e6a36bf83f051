// Parses and validates every line of a data set; prints how many are valid, then nanoseconds per line of each round.
const fs = require('fs');
const path = require('path');

const folder = process.argv[2];
const schema = JSON.parse(fs.readFileSync(path.join(folder, 'schema.json'), 'utf8'));
const lines = fs.readFileSync(path.join(folder, 'instances.jsonl'), 'utf8').split('\n').filter(line => line.length > 0);

function ajvFor(dialect) {
  const { default: Ajv } = dialect.includes('2020-12') ? require('ajv/dist/2020')
    : dialect.includes('2019-09') ? require('ajv/dist/2019')
    : dialect.includes('draft-04') ? require('ajv-draft-04')
    : require('ajv');
  const ajv = new Ajv({ strict: false, validateFormats: true, logger: false });
  require('ajv-formats').default(ajv);
  return ajv;
}

const validate = ajvFor(schema.$schema ?? 'draft-07').compile(schema);
console.log(lines.filter(line => validate(JSON.parse(line))).length);

function round(milliseconds) {
  const start = process.hrtime.bigint();
  const end = start + BigInt(milliseconds) * 1000000n;
  let count = 0;
  let now;
  do {
    for (const line of lines) validate(JSON.parse(line));
    count += lines.length;
    now = process.hrtime.bigint();
  } while (now < end);
  return Number(now - start) / count;
}

round(600);
for (let i = 0; i < 7; i++) console.log(round(80));
