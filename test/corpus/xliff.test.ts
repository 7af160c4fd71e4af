import { describe, expect, it } from 'vitest';
import { decodeXml } from '#engine/docx/xml';
import { readXliff, writeXliff } from '#engine/interchange/xliff';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

const texts = listCorpus('xliff').flatMap(({ name, read }) => {
  const decoded = decodeXml(read());
  return 'text' in decoded ? [{ name, text: decoded.text }] : [];
});
const versionOf = (text: string) =>
  /<(?:\w+:)?xliff\b[^>]*?\sversion\s*=\s*["']([^"']+)/.exec(text)?.[1] ?? '';

describe('XLIFF files of other tools', () => {
  it('refuses version 1 with a clear finding', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const files = texts.filter(({ text }) => versionOf(text).startsWith('1.'));
    expect(files.length).toBeGreaterThan(80);
    for (const { name, text } of files) {
      const { document, findings } = readXliff(text);
      expect(document, name).toBeUndefined();
      const [{ code, message }] = findings as [(typeof findings)[number]];
      if (code === 'xliff-version')
        expect(message).toContain(`XLIFF ${versionOf(text)} is not supported yet`);
      else expect(code, name).toMatch(/^xliff-(not-well-formed|doctype)$/);
    }
  });

  it('reads version 2 and keeps what it read through writing and reading', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const files = texts.filter(({ text }) => versionOf(text).startsWith('2.'));
    const outcomes = files.map(({ name, text }) => {
      const { document, findings } = readXliff(text);
      if (document) expect(readXliff(writeXliff(document)).document, name).toEqual(document);
      else
        expect(
          findings.some(({ severity }) => severity === 'error'),
          name,
        ).toBe(true);
      return { name, read: document !== undefined, codes: findings.map(({ code }) => code) };
    });
    const refused = outcomes.filter(({ read }) => !read).map(({ name, codes }) => `${name}: ${codes.at(-1)}`);
    expect(refused).toEqual([
      'matecat-test-context-mapping-2-0.xlf: xliff-several-files',
      'oasis-bad-segmentidnotunique.xlf: xliff-duplicate-id',
      'oasis-withreferences.xlf: xliff-several-files',
      'okapi-comprehensive-data-output.xlf: xliff-several-files',
      'tmxeditor-tmxeditor-java-es.xlf: xliff-several-files',
      'tmxeditor-tmxeditor-java-fr.xlf: xliff-several-files',
    ]);
    expect(outcomes.length).toBeGreaterThan(70);
  });

  it('refuses what states no version', (context) => {
    if (!hasCorpus) context.skip(corpusMissing);
    const files = texts.filter(({ text }) => versionOf(text) === '');
    expect(files.length).toBeGreaterThan(0);
    for (const { name, text } of files) {
      const { document, findings } = readXliff(text);
      expect(document, name).toBeUndefined();
      expect(
        findings.map(({ severity }) => severity),
        name,
      ).toEqual(['error']);
    }
  });
});
