import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#engine/docx/extract';
import { type InlineItem, type InlineText, makeInlineText, markedText } from '#engine/inline';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { cutSegments } from './cut-segments.ts';
import { joinSegments } from './join-segments.ts';

const blockOf = (text: InlineText): Block => ({
  id: '/p#p1',
  part: '/p',
  place: 'paragraph 1',
  kind: 'paragraph',
  text,
  context: { role: 'body' },
  source: { kind: 'string', isAttribute: false, ranges: [], codes: new Map() },
});

/** The text with pairs that end and begin anew at one place as one pair. */
function healed({ items, codes }: InlineText): InlineText {
  const out: InlineItem[] = [];
  for (const item of items) {
    const last = out.at(-1);
    if (item.kind === 'open' && last?.kind === 'close' && last.id === item.id) out.pop();
    else out.push(item);
  }
  return makeInlineText(out, codes);
}

/** A stand-in for sentence rules: a break behind every full stop and blank. */
const afterStops = (text: string): number[] => [...text.matchAll(/\. (?=.)/g)].map(({ index }) => index + 2);

const cut = (text: string) => cutSegments(blockOf(marked(text)), afterStops);
const sources = (text: string): string[] =>
  cut(text).pieces.flatMap(({ segment }) => (segment ? [markedText(segment.source)] : []));

describe('cutting a block', () => {
  it.each([
    ['One. Two.', ['One.', 'Two.']],
    [' One.  ', ['One.']],
    ['<1>One.</1> Two.', ['One.', 'Two.']],
    ['<1/>One <2>two</2>.', ['One <1>two</1>.']],
    ['One. 2. —', ['One.', '2.']],
    ['— ', []],
  ])('%s', (text, segments) => {
    expect(sources(text)).toEqual(segments);
  });

  it('numbers segments in the order of the text', () => {
    const ids = cut('One. Two. Three.').pieces.map(({ segment }) => segment?.id);
    expect(ids).toEqual(['/p#p1.1', '/p#p1.2', '/p#p1.3']);
  });
});

describe('joining segments', () => {
  const block = blockOf(marked('<1>One. Two</1> three.'));
  const segmented = cutSegments(block, afterStops);
  const [first, second] = segmented.pieces.map(({ segment }) => segment!);

  it('gives nothing where nothing differs', () => {
    expect(joinSegments(block, segmented, new Map())).toBeUndefined();
    expect(joinSegments(block, segmented, new Map([[first!.id, first!.source]]))).toBeUndefined();
  });

  it('cuts a format where a sentence ends inside it', () => {
    const changed = makeInlineText(
      second!.source.items.map((item) =>
        item.kind === 'text' ? { kind: 'text', text: item.text.toUpperCase() } : item,
      ),
      second!.source.codes,
    );
    const joined = joinSegments(block, segmented, new Map([[second!.id, changed]]))!;
    expect(markedText(joined)).toBe('<1>One. </1><1>TWO</1> THREE.');
  });

  it('of any text, one of them changed and changed back, gives the text', () => {
    fc.assert(
      fc.property(arbitraryInlineText(), (text) => {
        fc.pre(!markedText(text).includes('\u2603'));
        const any = blockOf(text);
        const { pieces, blockId } = cutSegments(any, afterStops);
        const segments = pieces.flatMap(({ segment }) => (segment ? [segment] : []));
        if (segments.length === 0) return;
        const extended = new Map(
          segments.map(({ id, source }) => [
            id,
            makeInlineText([...source.items, { kind: 'text', text: '\u2603' }], source.codes),
          ]),
        );
        const joined = joinSegments(any, { blockId, pieces }, extended)!;
        const back = makeInlineText(
          joined.items.map((item) =>
            item.kind === 'text' ? { kind: 'text', text: item.text.replaceAll('\u2603', '') } : item,
          ),
          joined.codes,
        );
        expect(markedText(healed(back))).toBe(markedText(healed(text)));
      }),
    );
  });
});
