import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { agreementDocument } from './agreement.ts';
import { glossaryFile } from './glossary.ts';
import { letterDocument } from './letter.ts';
import { manualDocument } from './manual.ts';
import { memoryFile } from './memory.ts';

/** Writes every example into `--out` (the `examples` folder unless told otherwise): the same bytes each time. */
const { values } = parseArgs({
  options: { out: { type: 'string', default: join(import.meta.dirname, '..') } },
});

const files: Record<string, () => Uint8Array | string> = {
  'agreement.docx': agreementDocument,
  'manual.docx': manualDocument,
  'letter-ar.docx': letterDocument,
  'memory.tmx': memoryFile,
  'glossary.csv': glossaryFile,
};

mkdirSync(values.out, { recursive: true });
for (const [name, build] of Object.entries(files)) writeFileSync(join(values.out, name), build());
