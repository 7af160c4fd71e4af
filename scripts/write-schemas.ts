// Writes the JSON Schemas under docs/schemas from the code: node --conditions=source scripts/write-schemas.ts
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchema } from '#engine/interchange/json';

const folder = join(import.meta.dirname, '..', 'docs', 'schemas');
mkdirSync(folder, { recursive: true });
writeFileSync(
  join(folder, 'exchange-document.schema.json'),
  `${JSON.stringify(jsonSchema(), undefined, 2)}\n`,
);
