import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { equalInline } from './equal-inline.ts';
import type { InlineItem } from './inline-text.ts';
import { joinInline } from './join-inline.ts';
import { makeInlineText, mergeItems } from './make-inline-text.ts';
import { markedText } from './marked-text.ts';
import { parseMarkedText } from './parse-marked-text.ts';
import { codeText, plainText } from './plain-text.ts';
import { renumber, restoreIds } from './renumber.ts';
import { sliceInline, splitInline } from './split-inline.ts';
import { trimInline } from './trim-inline.ts';

const anyText = arbitraryInlineText({ overlaps: true });
const withBreaks = anyText.chain((text) =>
  fc.tuple(fc.constant(text), fc.array(fc.nat(codeText(text).length), { maxLength: 5 })),
);
const runs = { numRuns: 2000 };

describe('laws of inline text', () => {
  it('reads back what markedText writes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: read, problems } = parseMarkedText(markedText(text), text.codes);
        expect(problems).toEqual([]);
        expect(read).toEqual(text);
      }),
      runs,
    );
  });

  it('never throws on any marked text and keeps it stable once read', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const { text } = parseMarkedText(markedText(a), b.codes);
        expect(parseMarkedText(markedText(text), b.codes)).toEqual({ text, problems: [] });
      }),
      runs,
    );
  });

  it('joins the pieces of a split to the original', () => {
    fc.assert(
      fc.property(withBreaks, ([text, breaks]) => {
        const pieces = splitInline(text, breaks);
        const inside = new Set(breaks.filter((at) => at > 0 && at < codeText(text).length));
        expect(pieces.length).toBe(inside.size + 1);
        expect(equalInline(joinInline(pieces, text.codes), text)).toBe(true);
        expect(joinInline(pieces).items).toEqual(text.items);
        expect(pieces.map(plainText).join('')).toBe(plainText(text));
      }),
      runs,
    );
  });

  it('leaves every piece balanced', () => {
    fc.assert(
      fc.property(withBreaks, ([text, breaks]) => {
        for (const piece of splitInline(text, breaks)) {
          expect(piece.items.filter(isKind('open')).length).toBe(piece.items.filter(isKind('close')).length);
          for (const item of piece.items) {
            if (item.kind !== 'text')
              expect(piece.codes.get(item.id)!.paired).toBe(item.kind !== 'standalone');
          }
        }
      }),
      runs,
    );
  });

  it('slices the stretch between two offsets', () => {
    fc.assert(
      fc.property(arbitraryInlineText(), fc.nat(20), fc.nat(20), (text, from, length) => {
        const onlyText = makeInlineText(text.items.filter(isKind('text')));
        expect(codeText(sliceInline(onlyText, from, from + length))).toBe(
          codeText(onlyText).slice(from, from + length),
        );
      }),
      runs,
    );
  });

  it('trims to parts that are the original in a row, each balanced, and again to nothing more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { before, text: inner, after } = trimInline(text);
        expect(mergeItems([...before, ...inner.items, ...after])).toEqual(text.items);
        expect(inner.items.filter(isKind('open')).length).toBe(inner.items.filter(isKind('close')).length);
        expect(trimInline(inner)).toEqual({ before: [], text: inner, after: [] });
        const leftOver = inner.items.some((item) => item.kind === 'text' && /[\p{L}\p{N}]/u.test(item.text));
        expect(leftOver).toBe(
          text.items.some((item) => item.kind === 'text' && /[\p{L}\p{N}]/u.test(item.text)),
        );
      }),
      runs,
    );
  });

  it('restores the ids that renumber replaced', () => {
    fc.assert(
      fc.property(anyText, fc.nat(50), (text, shift) => {
        const shifted = restoreIds(
          text,
          [...text.codes.keys()].sort((a, b) => a - b).map((id) => id * 3 + shift),
        );
        const { text: numbered, originalIds } = renumber(shifted);
        expect([...numbered.codes.keys()]).toEqual(originalIds.map((_, index) => index + 1));
        expect(restoreIds(numbered, originalIds)).toEqual(shifted);
      }),
      runs,
    );
  });
});

function isKind(kind: InlineItem['kind']) {
  return (item: InlineItem) => item.kind === kind;
}
