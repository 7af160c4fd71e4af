import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJson, writeJson } from '#engine/interchange/json';
import { readXliff, writeXliff } from '#engine/interchange/xliff';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'exchange.md'), 'utf8');
const example = (language: string) => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)![1]!;

it('shows in docs/exchange.md the same document in both formats, as they are written', () => {
  const { document, findings } = readXliff(example('xml'));
  expect(findings).toEqual([]);
  expect(writeXliff(document!)).toBe(example('xml'));
  expect(readJson(example('json'))).toEqual({ document, findings: [] });
  expect(JSON.parse(writeJson(document!))).toEqual(JSON.parse(example('json')));
});
