import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleDocument } from '#engine/docx/assemble';
import { compareCodes, type InlineItem, type InlineText, makeInlineText, repairCodes } from '#engine/inline';
import { pseudoTranslate } from '#platform/providers';
import { arbitraryDocument, arbitraryOptions, generatedDocx } from '#test/document-arbitrary';
import {
  assembled,
  brokenCoverage,
  brokenIdentity,
  brokenSkeleton,
  extracted,
  language,
  outline,
  targetsOf,
} from '#test/document-laws';

const cases = { numRuns: Number(process.env.VERSO_CASES ?? 900) };
const languages = fc.constantFrom('en', 'de', 'ar', 'ja');

/** Numbers that decide what a translator does to codes; used up in order, again and again. */
const whims = fc.array(fc.nat(1_000), { minLength: 1, maxLength: 12 });

function chooser(numbers: readonly number[]): (below: number) => number {
  let at = 0;
  return (below) => numbers[at++ % numbers.length]! % below;
}

const keepsCodes = (source: InlineText, target: InlineText): boolean =>
  !compareCodes(source, target).some(({ blocks }) => blocks);

/** A translation that drops formats and puts codes, pairs and their halves elsewhere, mended where the source's codes do not allow it. */
function wilfulTranslation(source: InlineText, choose: (below: number) => number): InlineText {
  let items: InlineItem[] = [...pseudoTranslate(source).items];
  for (const { id, deletable } of source.codes.values()) {
    if (deletable && choose(3) === 0) items = items.filter((item) => item.kind === 'text' || item.id !== id);
  }
  for (const { id, paired } of source.codes.values()) {
    const from = items.findIndex((item) => item.kind !== 'text' && item.id === id);
    if (from === -1 || choose(3) !== 0) continue;
    const until = paired ? items.findIndex((item) => item.kind === 'close' && item.id === id) : from;
    const isTakenApart = paired && choose(2) === 0;
    const moved = items.splice(from, until - from + 1);
    if (isTakenApart) items.splice(from, 0, ...moved.slice(1, -1));
    const to = choose(items.length + 1);
    if (isTakenApart) items.splice(to + choose(items.length + 1 - to), 0, moved.at(-1)!);
    items.splice(to, 0, ...(isTakenApart ? moved.slice(0, 1) : moved));
  }
  const target = makeInlineText(items, source.codes);
  return keepsCodes(source, target) ? target : repairCodes(source, target).text;
}

/** A target whose codes cannot be those of its source, undefined where the source has none to spoil. */
function spoiled(source: InlineText, choose: (below: number) => number): InlineText | undefined {
  const codes = [...source.codes.values()];
  if (codes.length === 0) return undefined;
  const { id, deletable, type, paired } = codes[choose(codes.length)]!;
  const isCode = (item: InlineItem): boolean => item.kind !== 'text' && item.id === id;
  const { items } = source;
  const strange = { ...source.codes.get(id)!, id: 99, paired: false };
  const ways: InlineItem[][] = [[...items, { kind: 'standalone', id: 99 }]];
  if (!deletable) ways.push(items.filter((item) => !isCode(item)));
  if (type !== 'format') ways.push([...items, ...items.filter(isCode)]);
  if (paired) ways.push(items.filter((item) => item.kind !== 'close' || item.id !== id));
  if (paired) ways.push(items.map((item) => (isCode(item) ? { kind: 'standalone', id } : item)));
  return makeInlineText(ways[choose(ways.length)]!, new Map([...source.codes, [99, strange]]));
}

describe('any document', () => {
  it('comes back byte for byte from its own texts, each of which is accounted for', () => {
    fc.assert(
      fc.property(arbitraryDocument, arbitraryOptions, (generated, options) => {
        const document = extracted(generatedDocx(generated), options);
        expect(brokenIdentity(document)).toEqual([]);
        expect(brokenCoverage(document)).toEqual([]);
      }),
      cases,
    );
  });

  it('keeps skeleton and blocks in another language', () => {
    fc.assert(
      fc.property(
        arbitraryDocument,
        arbitraryOptions,
        languages,
        languages,
        (generated, options, from, to) => {
          const document = extracted(generatedDocx(generated), options);
          const output = assembled(
            document,
            targetsOf(document, (text) => pseudoTranslate(text)),
            from,
            to,
          );
          expect(brokenSkeleton(document, output, from, to)).toEqual([]);
          expect(outline(extracted(output, options))).toEqual(outline(document));
        },
      ),
      cases,
    );
  });

  it('keeps its skeleton whatever a translator does to codes within the rules', () => {
    fc.assert(
      fc.property(
        arbitraryDocument,
        arbitraryOptions,
        languages,
        whims,
        (generated, options, to, numbers) => {
          const document = extracted(generatedDocx(generated), options);
          const choose = chooser(numbers);
          const targets = targetsOf(document, (text) => wilfulTranslation(text, choose));
          const output = assembled(document, targets, 'en', to);
          expect(brokenSkeleton(document, output, 'en', to)).toEqual([]);
        },
      ),
      cases,
    );
  });

  it('is not assembled from targets whose codes do not fit', () => {
    let spoilt = 0;
    fc.assert(
      fc.property(arbitraryDocument, whims, (generated, numbers) => {
        const document = extracted(generatedDocx(generated));
        const choose = chooser(numbers);
        for (const { id, text, mirrorOf } of document.blocks) {
          const target = mirrorOf ? undefined : spoiled(text, choose);
          if (!target) continue;
          spoilt++;
          expect(keepsCodes(text, target)).toBe(false);
          const result = assembleDocument(document, new Map([[id, target]]), {
            source: language('en'),
            target: language('de'),
          });
          expect(result.bytes).toBeUndefined();
          expect(result.findings.map(({ code }) => code)).toContain('codes-do-not-fit');
        }
      }),
      { numRuns: cases.numRuns / 4 },
    );
    expect(spoilt).toBeGreaterThan(100);
  });
});
