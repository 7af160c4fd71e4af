import { describe, expect, it } from 'vitest';
import { translateDocument } from '#pipeline/in-memory';
import { copyProvider, pseudoProvider } from '#platform/providers';
import { corpusMissing, hasCorpus, listCorpus } from '#test/corpus';

/** The largest documents, and those with charts, SmartArt, tracked changes, forms, both directions, strict namespaces and odd XML. */
const varied: readonly (readonly [name: string, from: string | undefined, to: string])[] = [
  ['unstr-handbook-872p', undefined, 'de'],
  ['docxodus-wc-bodybookmarks-before', undefined, 'de'],
  ['eigenpal-issue-68-large', 'en', 'ar'],
  ['ooxmlp-footnote-reference-id', 'ru', 'de'],
  ['asvs-3-0-1-in-arabic', 'ar', 'en'],
  ['asvs-v3-0-1-redline', undefined, 'ja'],
  ['asvs-4-0-3-zh-cn', 'zh-CN', 'en'],
  ['docxport-right-to-repair', undefined, 'fr'],
  ['dcatap-dcat-ap-2-0-1', undefined, 'de'],
  ['okapi-offce-2013-big', 'en', 'he'],
  ['opf-pdf-sample-document-fully-featured-layout', undefined, 'ar'],
  ['sdk-complex2010', undefined, 'ar'],
  ['matecat-generation-test', undefined, 'th'],
  ['ptools-hc002-hebrew-01', 'he', 'en'],
  ['okapi-simple-chart', undefined, 'de'],
  ['okapi-smart-art', undefined, 'ar'],
  ['ooxmlp-root-element-of-chart-axis', undefined, 'fr'],
  ['docx4j-legacyforms', undefined, 'fr'],
  ['docx4j-arabic-numbering', 'ar', 'de'],
  ['poi-stress005', undefined, 'ur'],
  ['poi-stress011', undefined, 'de'],
  ['poi-stress012', 'en', 'de'],
  ['okapi-859', undefined, 'ar'],
  ['pandoc-7691', undefined, 'de'],
  ['pandoc-11113', undefined, 'de'],
  ['okapi-992', 'en', 'ar'],
  ['okapi-altcontentescaping', undefined, 'de'],
  ['made-text-everywhere', 'en', 'ar'],
  ['made-tracked-maze', 'en', 'de'],
  ['made-field-maze', 'en', 'ar'],
  ['made-odd-xml', 'en', 'de'],
  ['made-utf16-parts', 'en', 'de'],
  ['made-rtl-mixed', 'ar', 'en'],
  ['aspose-phonetic-guide', 'ja', 'en'],
  ['dl500-toc-zh', 'zh', 'ar'],
];

const files = listCorpus('docx/valid');

describe('a translation of the whole document', () => {
  if (!hasCorpus) it('is released', (context) => context.skip(corpusMissing));

  it.runIf(hasCorpus).each(varied)('is released for %s from %s to %s', async (name, from, to) => {
    const file = files.find((candidate) => candidate.name === `${name}.docx`)!;
    const { output, findings, report } = await translateDocument({
      name: file.name,
      bytes: file.read(),
      from,
      to,
      provider: pseudoProvider(),
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(output).toBeDefined();
    expect(report).toMatchObject({ released: true, provider: 'pseudo' });
    const { segments } = report!;
    expect(segments.translated).toBe(segments.total);
    expect(findings.filter(({ code }) => code.startsWith('schema-check-'))).toEqual([]);
  });

  it.each(files)('is $name itself when a copy in the same language is asked for', async ({ name, read }) => {
    const bytes = read();
    const { output, findings } = await translateDocument({
      name,
      bytes,
      from: 'en',
      to: 'en',
      provider: copyProvider(),
      schema: false,
      open: { macros: 'warn' },
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(Buffer.compare(output!, bytes)).toBe(0);
  });
});
