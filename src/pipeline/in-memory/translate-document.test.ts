import { describe, expect, it } from 'vitest';
import { contentOptionsSchema } from '#engine/docx/extract';
import { openPackage } from '#engine/docx/package';
import { makeInlineText, textWithoutCodes } from '#engine/inline';
import { copyProvider, type Provider, pseudoProvider } from '#platform/providers';
import { buildDocx } from '#test/docx-builder';
import { providerOf } from '#test/table-provider';
import { exportDocument, importTranslations } from './exchange.ts';
import { stages, translateDocument } from './translate-document.ts';

const revision = 'w:id="1" w:author="A"';
const body =
  '<w:p><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>Hello world. See you.</w:t></w:r></w:p>' +
  `<w:p><w:ins ${revision}><w:r><w:t>Added</w:t></w:r></w:ins></w:p>`;
const bytes = buildDocx({ body });

const translate = (provider: Provider, more: Partial<Parameters<typeof translateDocument>[0]> = {}) =>
  translateDocument({ name: 'a.docx', bytes, from: 'en-GB', to: 'de', provider, schema: false, ...more });

const errors = (findings: readonly { code: string; severity: string }[]): string[] =>
  findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('translating a document in memory', () => {
  it('passes all stages in order and reports what it did', async () => {
    const passed: string[] = [];
    const progress: number[][] = [];
    const { output, report } = await translate(pseudoProvider(), {
      onStage: (stage) => passed.push(stage),
      onProgress: (...of) => progress.push(of),
    });
    expect(passed).toEqual([...stages]);
    expect(progress.at(-1)).toEqual([3, 3]);
    expect(openPackage(output!).package!.xml('/word/document.xml').text).not.toContain('w:ins');
    expect(report).toMatchObject({
      released: true,
      source: { name: 'a.docx', language: 'en-GB', bytes: bytes.length },
      target: { language: 'de', bytes: output!.length },
      segments: { total: 3, translated: 3, words: 5 },
    });
    expect(report!.parts.filter(({ changed }) => changed).map(({ name }) => name)).toEqual([
      '/word/document.xml',
    ]);
  });

  it('gives back the very file, tracked changes and all, for a copy in its language', async () => {
    const { output, findings } = await translate(copyProvider(), { to: 'en-GB' });
    expect(errors(findings)).toEqual([]);
    expect(Buffer.compare(output!, bytes)).toBe(0);
  });

  it('holds back a document whose provider left a sentence out', async () => {
    const lazy = providerOf(() => new Map());
    const { output, findings, report } = await translate(lazy);
    expect(output).toBeUndefined();
    expect(new Set(errors(findings))).toEqual(new Set(['segment-untranslated']));
    expect(report).toMatchObject({ released: false });
  });

  it.each(['', ' ', '\u200B\u2060'])('holds back a document whose text became %j', async (blank) => {
    const eraser = providerOf(
      ({ segments }) => new Map(segments.map(({ id }) => [id, textWithoutCodes(blank)])),
    );
    const { output, findings } = await translate(eraser);
    expect(output).toBeUndefined();
    expect(new Set(errors(findings))).toEqual(new Set(['segment-untranslated']));
  });

  it('refuses before it reads a sentence', async () => {
    const refuse = contentOptionsSchema.parse({ revisions: 'refuse' });
    const attempts = [
      { to: 'no tag' },
      { bytes: Buffer.from('no zip') },
      { content: refuse },
      { open: { limits: { partBytes: 10 } } },
    ];
    for (const attempt of attempts) {
      const { output, findings, report } = await translate(copyProvider(), attempt);
      expect([output, report]).toEqual([undefined, undefined]);
      expect(errors(findings).length).toBeGreaterThan(0);
    }
  });

  it('stops when it is cancelled', async () => {
    await expect(translate(copyProvider(), { signal: AbortSignal.abort() })).rejects.toThrow();
  });
});

describe('exchanging sentences', () => {
  const content = contentOptionsSchema.parse({});
  const exported = () => {
    const result = exportDocument({ name: 'a.docx', bytes, from: 'en-GB', to: 'de', content });
    if ('refused' in result) throw new Error(result.refused[0]!.message);
    return result.document;
  };

  it('puts translations in their place and says what is missing', async () => {
    const exchange = exported();
    const [first, ...others] = exchange.units;
    const segments = first!.segments.map((segment) => ({
      ...segment,
      target: makeInlineText([{ kind: 'text', text: 'Servus.' }]),
    }));
    const translated = { ...exchange, units: [{ ...first!, segments }, ...others] };
    const { output, findings, ...counts } = await importTranslations({
      bytes,
      exchange: translated,
      schema: false,
    });
    expect(counts).toEqual({
      segments: 3,
      translated: 2,
      repaired: 0,
      damaged: 0,
      words: { total: 5, translated: 4 },
    });
    expect(findings.map(({ code }) => code)).toContain('exchange-untranslated');
    const tree = openPackage(output!).package!.xml('/word/document.xml');
    expect(tree.textContent(tree.root)).toBe('Servus. Servus.Added');
  });

  it('refuses what belongs to another document, or where nothing fits', async () => {
    const exchange = exported();
    const [first] = exchange.units;
    const target = makeInlineText([{ kind: 'text', text: 'Hallo.' }]);
    const segments = first!.segments.map((segment) => ({ ...segment, source: target, target }));
    const attempts = [
      [{ ...exchange, sourceHash: 'f'.repeat(64) }, 'exchange-other-document'],
      [{ ...exchange, contentOptions: { notes: 'maybe' } }, 'exchange-options'],
      [{ ...exchange, units: [{ ...first!, segments }] }, 'exchange-nothing-fits'],
    ] as const;
    for (const [attempt, code] of attempts) {
      const { output, findings } = await importTranslations({ bytes, exchange: attempt, schema: false });
      expect([output, errors(findings)]).toEqual([undefined, [code]]);
    }
  });
});
