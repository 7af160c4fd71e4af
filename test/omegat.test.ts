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
import { addSuggestions, exportDocument, importTranslations, makeLeverage } from '#pipeline/in-memory';
import { hasOmegaT, omegaTMissing, omegaTText, translateByOmegaT } from '#test/omegat';

const examples = ['agreement.docx', 'manual.docx'];
const read = (name: string) =>
  new Uint8Array(readFileSync(join(import.meta.dirname, '..', 'examples', name)));

function exported(name: string): ExchangeDocument {
  const content = contentOptionsSchema.parse({});
  const result = exportDocument({ name, bytes: read(name), from: 'en', to: 'fr', content });
  if ('refused' in result) throw new Error(result.refused[0]!.message);
  return addSuggestions(result.document, leverageFor(result.document));
}

/** Matches and terms for many of the sentences, which OmegaT must leave in place. */
function leverageFor(document: ExchangeDocument) {
  const units = segmentsOf(document).map(({ id, source }) => ({
    id,
    memory: 'main',
    source,
    target: source,
  }));
  const terms = [
    { language: 'en', text: 'page', status: 'preferred' as const },
    { language: 'fr', text: 'page', status: 'preferred' as const },
  ];
  const glossaries = [{ name: 'terms', concepts: [{ id: '1', terms }] }];
  return makeLeverage({ units, glossaries, findings: [], from: 'en', to: 'fr' });
}

const segmentsOf = (document: ExchangeDocument) => document.units.flatMap(({ segments }) => segments);

/** Words nobody could take for the source. */
const translate = (text: string) =>
  text.replace(/[\p{L}\p{N}]+/gu, (word) => `${[...word].reverse().join('')}é`);

const documents = new Map(examples.map((name) => [name, exported(name)]));
const translations = [...documents.values()]
  .flatMap(segmentsOf)
  .map(({ source }) => [omegaTText(source), omegaTText(source, translate)] as const);

const textsOf = (document: ExchangeDocument) =>
  segmentsOf(document).map(({ id, source, target }) => ({ id, source, target }));
const knownOf = (document: ExchangeDocument) =>
  segmentsOf(document).map(({ matches, terms, notes }) => ({ matches, terms, notes }));

describe('OmegaT', { timeout: 200_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'verso-omegat-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const returned = (
    write: (document: ExchangeDocument) => string,
    place: string,
    memory: readonly (readonly [string, string])[] = translations,
  ) =>
    translateByOmegaT(
      {
        files: new Map([...documents].map(([name, document]) => [`${name}.xlf`, write(document)])),
        translations: memory,
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
      expect(knownOf(exchange!)).toEqual(knownOf(document));
      const result = await importTranslations({ bytes: read(name), exchange: exchange! });
      const total = segmentsOf(document).length;
      expect(result).toMatchObject({ segments: total, translated: total, repaired: 0, damaged: 0 });
      expect(result.findings.filter(({ code }) => code.startsWith('exchange-'))).toEqual([]);
      const tree = openPackage(result.output!).package!.xml('/word/document.xml');
      expect(tree.textContent(tree.root)).toMatch(/é/);
    }
  });

  it('loses the sentences whose codes a translator forgot, and no other', async (context) => {
    if (!hasOmegaT) context.skip(omegaTMissing);
    const forgetful = translations.map(
      ([source, target]) => [source, target.replace(/<x\d+\/>/g, '')] as const,
    );
    const files = await returned(writeXliff12, 'forgetful', forgetful);
    const name = 'manual.docx';
    const { document } = readExchange(name, Buffer.from(files.get(`${name}.xlf`) ?? ''));
    const result = await importTranslations({ bytes: read(name), exchange: document!, schema: false });
    expect(result.output).toBeDefined();
    expect(result.damaged).toBeGreaterThan(0);
    expect(result.translated).toBe(result.segments - result.damaged);
    const refused = result.findings.filter(({ code }) => code === 'exchange-codes');
    expect(refused.length).toBe(result.damaged);
    for (const { message, place } of refused) {
      expect(message).toMatch(/missing <\d+>/);
      expect(place).toBeTruthy();
    }
  });

  it('translates no sentence of XLIFF 2.1, which it does not know, and takes none away', async (context) => {
    if (!hasOmegaT) context.skip(omegaTMissing);
    const files = await returned(writeXliff, 'second');
    for (const [name, document] of documents) {
      const exchange = readExchange(name, Buffer.from(files.get(`${name}.xlf`) ?? ''));
      expect(exchange.findings).toEqual([]);
      expect(textsOf(exchange.document!)).toEqual(textsOf(document));
    }
  });
});
