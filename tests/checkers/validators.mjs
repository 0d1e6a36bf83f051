// A validator of ajv per dialect, set up as the corpus asks for: formats refuse up to draft-07, and keywords beside $ref are ignored there.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const addFormats = require('ajv-formats').default;
const classes = {
  'draft-04': require('ajv-draft-04').default,
  'draft-06': require('ajv').default,
  'draft-07': require('ajv').default,
  '2019-09': require('ajv/dist/2019').default,
  '2020-12': require('ajv/dist/2020').default,
};

// Formats that came later than a dialect; ajv knows them in each.
const later = {
  'draft-04': ['date', 'time', 'duration', 'uri-reference', 'uri-template', 'json-pointer', 'relative-json-pointer', 'regex', 'uuid'],
  'draft-06': ['date', 'time', 'duration', 'relative-json-pointer', 'regex', 'uuid'],
  'draft-07': ['duration', 'uuid'],
};

// Formats that are ajv's own, or OpenAPI's.
const foreign = ['url', 'iso-time', 'iso-date-time', 'json-pointer-uri-fragment', 'byte', 'int32', 'int64', 'float', 'double', 'password', 'binary'];

export function validator(dialect) {
  const old = dialect.startsWith('draft-');
  const ajv = new classes[dialect]({ strict: false, logger: false, validateFormats: old, ignoreKeywordsWithRef: old });
  if (old) {
    addFormats(ajv, { mode: 'full' });
    for (const name of [...later[dialect], ...foreign]) ajv.addFormat(name, true);
  }

  if (dialect === 'draft-06') ajv.addMetaSchema(require('ajv/dist/refs/json-schema-draft-06.json'));
  return ajv;
}
