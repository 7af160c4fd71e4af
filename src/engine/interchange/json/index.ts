export { jsonSchema } from './json-schema.ts';
export { type ReadJson, readJson } from './read-json.ts';
export { writeJson } from './write-json.ts';
