// Reads one JSON document from standard input: {"documents": {address: schema}, "schemas": [{"dialect", "schema"}], "checks": [{"name", "schema": index, "value", "valid"}]}.
// Writes {"judged": count, "differs": [{"name", "says"}]}: where ajv says something else than "valid", or cannot read the schema.
import { text as read } from 'node:stream/consumers';
import { validator } from './validators.mjs';

const { documents = {}, schemas, checks } = JSON.parse(await read(process.stdin));
const compiled = new Map();
const validators = new Map();

function shared(dialect) {
  if (!validators.has(dialect)) validators.set(dialect, validator(dialect));
  return validators.get(dialect);
}

function compile(index) {
  if (compiled.has(index)) return compiled.get(index);
  const { dialect, schema } = schemas[index];
  const text = JSON.stringify(schema);
  let judge;
  try {
    const isNamed = /"(\$id|id)":"/.test(text); // another schema might have the same name
    const isReferring = text.includes('http://localhost:1234');
    const ajv = isNamed || isReferring ? validator(dialect) : shared(dialect);
    for (const [address, document] of isReferring ? Object.entries(documents) : []) {
      try {
        ajv.addSchema(document, address, false, false);
      } catch {
        // of another dialect: whoever refers to it will say so
      }
    }

    judge = ajv.compile(schema);
  } catch (error) {
    judge = () => error.message.split('\n')[0];
  }

  compiled.set(index, judge);
  return judge;
}

const differs = [];
for (const { name, schema, value, valid } of checks) {
  let says;
  try {
    says = compile(schema)(value);
  } catch (error) {
    says = error.message;
  }

  if (says !== valid) differs.push({ name, says: String(says) });
}

process.stdout.write(JSON.stringify({ judged: checks.length, differs }));
