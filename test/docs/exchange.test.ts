import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readJson, writeJson } from '#engine/interchange/json';
import { readXliff, writeXliff } from '#engine/interchange/xliff';
import { readXliff12, writeXliff12 } from '#engine/interchange/xliff12';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'exchange.md'), 'utf8');
const examples = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, text]) => text!);

it('shows in docs/exchange.md the same document in every format, as they are written', () => {
  const [first, second] = examples('xml');
  const [json] = examples('json');
  const { document, findings } = readXliff(second!);
  expect(findings).toEqual([]);
  expect(writeXliff(document!)).toBe(second);
  expect(readXliff12(first!)).toEqual({ document, findings: [] });
  expect(writeXliff12(document!)).toBe(first);
  expect(readJson(json!)).toEqual({ document, findings: [] });
  expect(JSON.parse(writeJson(document!))).toEqual(JSON.parse(json!));
});
