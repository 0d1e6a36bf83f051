// Each comparer says of a writer's and a reader's schema 'compatible', 'breaking', or nothing where it has no answer.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { diffSchemas } = require('json-schema-diff');
const { validateSchemaCompatibility } = require('json-schema-diff-validator');
const areEqual = require('json-schema-compare');
const { apiCompare } = require('api-smart-diff');

// Its verdict is an exception of assert.
function byException(writer, reader, options) {
  try {
    validateSchemaCompatibility(writer, reader, options);
    return 'compatible';
  } catch (error) {
    if (error.code === 'ERR_ASSERTION') return 'breaking';
    throw error;
  }
}

export const comparers = [
  {
    name: 'json-schema-diff',
    compare: async (writer, reader) => ((await diffSchemas({ sourceSchema: writer, destinationSchema: reader })).removalsFound ? 'breaking' : 'compatible'),
  },
  { name: 'json-schema-diff-validator', compare: (writer, reader) => byException(writer, reader, {}) },
  {
    name: 'json-schema-diff-validator',
    about: 'additions allowed',
    compare: (writer, reader) => byException(writer, reader, { allowNewOneOf: true, allowNewEnumValue: true, allowReorder: true }),
  },
  {
    name: 'api-smart-diff',
    compare: (writer, reader) => {
      const types = new Set(apiCompare(writer, reader).diffs.map((diff) => diff.type));
      return types.has('breaking') ? 'breaking' : types.has('unclassified') ? undefined : 'compatible';
    },
  },
  {
    // It knows equal and different: different schemas are no answer.
    name: 'json-schema-compare',
    compare: (writer, reader) => (areEqual(writer, reader, { ignore: ['title', 'description', '$comment', 'default', 'examples'] }) ? 'compatible' : undefined),
  },
];
