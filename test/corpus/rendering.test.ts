import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pseudoTranslate } from '#platform/providers';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';
import { assembled, extracted, openDocument, targetsOf } from '#test/document-laws';
import { hasLibreOffice, libreOfficeMissing, textsByLibreOffice } from '#test/libreoffice';
import { untranslatedTexts } from '#test/untranslated-words';

const files = listCorpus('docx/valid');
const lacks = hasCorpus ? libreOfficeMissing : corpusMissing;

/** Documents that LibreOffice 7.4 cannot load, translated or not. */
const unloadable = [
  'dcatap-dcat-ap-2-0-1.docx',
  'docxodus-dd001-densebookmarkxreffootnote.docx',
  'ooxmlp-paragraph-without-paragraph-properties.docx',
  'safedocx-atomizer-redline.docx',
];

/** What LibreOffice itself puts into the text: numbers of lists, and complaints about references it cannot follow. */
const generated = /\b(?:[ivx]+|Error: Reference source not found)\b/g;

describe.runIf(hasCorpus && hasLibreOffice)('LibreOffice', { timeout: 900_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'verso-rendering-'));
  let before: Map<string, string>;
  let after: Map<string, string>;

  beforeAll(async () => {
    const write = (side: string, name: string, bytes: Uint8Array): string => {
      const path = join(folder, side, name);
      writeFileSync(path, bytes);
      return path;
    };
    for (const side of ['source', 'output']) mkdirSync(join(folder, side));
    const sources: string[] = [];
    const outputs: string[] = [];
    for (const { name, read } of files) {
      const document = extracted(read());
      const targets = targetsOf(document, (text) => pseudoTranslate(text, { expansion: 0, brackets: false }));
      sources.push(write('source', name, document.package.bytes));
      outputs.push(write('output', name, assembled(document, targets, 'en', 'de')));
    }
    [before, after] = await Promise.all([
      textsByLibreOffice(sources, join(folder, 'source')),
      textsByLibreOffice(outputs, join(folder, 'output')),
    ]);
  }, 900_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('opens every translation whose source it opens', () => {
    const notOpened = files.map(({ name }) => name).filter((name) => !before.has(name));
    expect(notOpened.filter((name) => !unloadable.includes(name))).toEqual([]);
    expect([...before.keys()].filter((name) => !after.has(name))).toEqual([]);
  });

  it('shows no source words but those that are left alone by rule', () => {
    const total = { words: 0, found: 0, leaked: 0 };
    const places: string[] = [];
    for (const { name, read } of files) {
      const source = countWords(before.get(name)?.replace(generated, ' ') ?? '');
      const output = countWords(after.get(name)?.replace(generated, ' ') ?? '');
      const allowed = countWords(untranslatedTexts(openDocument(read())).join('\n'));
      const leaks: string[] = [];
      for (const [word, count] of source) {
        total.words += count;
        const found = Math.min(count, output.get(word) ?? 0);
        total.found += found;
        const leaked = Math.max(0, found - (allowed.get(word) ?? 0));
        total.leaked += leaked;
        if (leaked > 0) leaks.push(`${word} ${leaked}`);
      }
      if (leaks.length > 0) places.push(`${name}: ${leaks.join(', ')}`);
    }
    console.log(
      `${total.found} of ${total.words} words unchanged, ${total.leaked} of them by no rule\n${places.join('\n')}`,
    );
    expect(total.words).toBeGreaterThan(500_000);
    expect(total.leaked).toBeLessThanOrEqual(total.words / 1_000);
  });
});

if (!hasCorpus || !hasLibreOffice) it('is shown to open translations', (context) => context.skip(lacks));

/** Unaccented words of two letters or more, with how often they occur: pseudo-translation leaves none of them. */
function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/(?<!\p{L}\p{M}?)[A-Za-z]{2,}(?![\p{L}\p{M}])/gu))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
