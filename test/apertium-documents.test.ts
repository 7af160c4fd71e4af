import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { allPairChecks } from '#engine/checks';
import { type InlineText, markedText } from '#engine/inline';
import { type DocumentResult, translateDocument } from '#pipeline/in-memory';
import { apertium } from '#platform/providers/apertium';
import { apertiumMissing, hasApertium } from '#test/apertium';
import { arbitraryDocument, generatedDocx } from '#test/document-arbitrary';
import { buildDocx } from '#test/docx-builder';

const runs = { numRuns: Number(process.env.VERSO_CASES ?? 60) };
/** What a check may hold a document back for: words, not the document. */
const checks: ReadonlySet<string> = new Set(allPairChecks.map(({ code }) => code));
const title = 'Documents translated by Apertium';

describe.runIf(hasApertium)(hasApertium ? title : `${title} (${apertiumMissing})`, () => {
  const provider = apertium();
  afterAll(() => provider.close());

  /** The result, and each target by its source, both with marks. */
  const translate = async (bytes: Uint8Array) => {
    const targets = new Map<string, string>();
    const note = (source: InlineText, target: InlineText): void => {
      targets.set(markedText(source), markedText(target));
    };
    const result: DocumentResult = await translateDocument({
      name: 'test.docx',
      bytes,
      from: 'en',
      to: 'es',
      provider,
      schema: false,
      onTarget: ({ source }, { text }) => note(source, text),
    });
    return { ...result, targets };
  };
  const errors = ({ findings }: Pick<DocumentResult, 'findings'>) =>
    findings.filter(({ severity }) => severity === 'error');

  it('are released whole, with bold words, links, fields and formulas at their words', async () => {
    const bytesOf = (name: string) =>
      readFileSync(join(import.meta.dirname, '..', 'examples', `${name}.docx`));
    const agreement = await translate(bytesOf('agreement'));
    const manual = await translate(bytesOf('manual'));
    expect([...errors(agreement), ...errors(manual)]).toEqual([]);
    expect([agreement.output, manual.output]).not.toContain(undefined);
    const targets = [...agreement.targets.values(), ...manual.targets.values()].join('\n');
    for (const place of [
      'en el <1>portal de proveedor</1> y',
      '<1>La información confidencial</1> significa',
      'el acuerdo entero entre las fiestas <1>inter se</1> y',
      'Cláusula <1/> (<2>Confidencialidad</2>) y cláusula <3/> (<4>Limitación de responsabilidad</4>)',
      'Cambio de Puerto<1/>Bristol',
      'para O<1>2</1> es',
      '<1>Cifra <2/></1> – Monitor (1)',
      'estado <1>verde</1> de',
    ])
      expect(targets).toContain(place);
  });

  it('are not corrupted by any sign in a sentence', async () => {
    const signs = [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~¿¡«»–—…’“”€\u00A0\u2028\u{1F600}'];
    const escaped = (sign: string): string => sign.replace('&', '&amp;').replace('<', '&lt;');
    const body = signs
      .map((sign) => {
        const run = (text: string, format = ''): string =>
          `<w:r>${format}<w:t xml:space="preserve">${text}</w:t></w:r>`;
        const bold = '<w:rPr><w:b/></w:rPr>';
        return `<w:p>${run(`The red${escaped(sign)} house `)}${run(`is${escaped(sign)}`, bold)}${run(` big ${escaped(sign)}`)}</w:p>`;
      })
      .join('');
    const result = await translate(buildDocx({ body }));
    expect(errors(result)).toEqual([]);
    expect(result.output).toBeDefined();
    expect(result.targets.size).toBe(signs.length);
    for (const target of result.targets.values()) expect(target).toMatch(/casa/i);
  });

  it('of any kind are released or held back with a reason, never broken', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryDocument, async (document) => {
        const result = await translate(generatedDocx(document));
        const broken = errors(result).filter(({ code }) => !checks.has(code));
        expect(broken).toEqual([]);
      }),
      runs,
    );
  }, 120_000);
});
