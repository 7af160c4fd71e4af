import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contentOptionsSchema } from '#engine/docx/extract';
import { openPackage } from '#engine/docx/package';
import type { ExchangeDocument } from '#engine/interchange';
import { readExchange } from '#engine/interchange/formats';
import { writeXliff } from '#engine/interchange/xliff';
import { writeXliff12 } from '#engine/interchange/xliff12';
import { exportDocument, importTranslations } from '#pipeline/in-memory';
import { hasOmegaT, omegaTMissing, omegaTText, translateByOmegaT } from '#test/omegat';

const examples = ['agreement.docx', 'manual.docx'];
const read = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '..', 'examples', name)));

function exported(name: string): ExchangeDocument {
  const content = contentOptionsSchema.parse({});
  const result = exportDocument({ name, bytes: read(name), from: 'en', to: 'fr', content });
  if ('refused' in result) throw new Error(result.refused[0]!.message);
  return result.document;
}

/** Words nobody could take for the source. */
const translate = (text: string) =>
  text.replace(/[\p{L}\p{N}]+/gu, (word) => `${[...word].reverse().join('')}é`);

const documents = new Map(examples.map((name) => [name, exported(name)]));
const segmentsOf = (document: ExchangeDocument) => document.units.flatMap(({ segments }) => segments);
const translations = [...documents.values()]
  .flatMap(segmentsOf)
  .map(({ source }) => [omegaTText(source), omegaTText(source, translate)] as const);

describe('OmegaT', { timeout: 200_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'verso-omegat-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const returned = (write: (document: ExchangeDocument) => string, place: string) =>
    translateByOmegaT(
      {
        files: new Map([...documents].map(([name, document]) => [`${name}.xlf`, write(document)])),
        translations,
        from: 'EN',
        to: 'FR',
      },
      join(folder, place),
    );

  it('translates XLIFF 1.2, which comes back into a document that is proven intact', async (context) => {
    if (!hasOmegaT) context.skip(omegaTMissing);
    const files = await returned(writeXliff12, 'first');
    for (const [name, document] of documents) {
      const { document: exchange, findings } = readExchange(
        name,
        Buffer.from(files.get(`${name}.xlf`) ?? ''),
      );
      expect(findings).toEqual([]);
      const result = await importTranslations({ bytes: read(name), exchange: exchange! });
      const total = segmentsOf(document).length;
      expect(result).toMatchObject({ segments: total, translated: total, repaired: 0, damaged: 0 });
      expect(result.findings.filter(({ code }) => code.startsWith('exchange-'))).toEqual([]);
      const tree = openPackage(result.output!).package!.xml('/word/document.xml');
      expect(tree.textContent(tree.root)).toMatch(/é/);
    }
  });

  it('leaves XLIFF 2.1 as it is, of which it shows no sentence', async (context) => {
    if (!hasOmegaT) context.skip(omegaTMissing);
    const files = await returned(writeXliff, 'second');
    for (const [name, document] of documents) {
      const read = readExchange(name, Buffer.from(files.get(`${name}.xlf`) ?? ''));
      expect(read).toEqual({ document, findings: [] });
    }
  });
});
