// Texts as a browser writes them, held against how the house reads and writes marks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markedText, parseMarkedText } from '#engine/inline';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { marked } from '#test/marked';

type Items = readonly string[];
interface CodedText {
  readItems(text: string, takes: (mark: string) => boolean, how?: { isEscaped: boolean }): string[];
  writeItems(items: Items): string;
  plainOf(items: Items): string;
  replaceItems(items: Items, from: number, to: number, inserted: Items): { items: string[]; end: number };
  turnedPairs(items: Items): string[];
}
interface Manuscript {
  readonly items: Items;
  become(next: Items): boolean;
  undo(): number | undefined;
  redo(): number | undefined;
}

const module = (name: string) =>
  import(new URL(`../assets/modules/review/chips/${name}.js`, import.meta.url).href);
const text = (await module('coded-text')) as CodedText;
const { Manuscript } = (await module('manuscript')) as { Manuscript: new (items: Items) => Manuscript };

const isMark = (item: string) => item.length > 1;
const escaped = { isEscaped: true };
const items = (from: string) => text.readItems(from, () => true, escaped);

describe('items of a text', () => {
  it('are written as the house writes them, whatever the text', () => {
    fc.assert(
      fc.property(arbitraryInlineText(), (inline) => {
        const known = new Set<string>();
        for (const { kind, ...item } of inline.items)
          if (kind !== 'text' && 'id' in item)
            known.add({ open: `<${item.id}>`, close: `</${item.id}>`, standalone: `<${item.id}/>` }[kind]);
        const read = text.readItems(markedText(inline), (mark) => known.has(mark), escaped);
        expect(text.writeItems(read)).toBe(markedText(inline));
        expect(read.filter(isMark)).toHaveLength(inline.items.filter(({ kind }) => kind !== 'text').length);
      }),
    );
  });

  it('keep text that looks like a mark and is none', () => {
    const { codes } = marked('<1>a</1>');
    const read = text.readItems('<7> &lt; <1>a</1>', (mark) => mark.includes('1'));
    expect(text.writeItems(read)).toBe('&lt;7> &amp;lt; <1>a</1>');
    const back = parseMarkedText(text.writeItems(read), codes);
    expect([back.problems, text.plainOf(read)]).toEqual([[], '<7> &lt; a']);
  });

  it('hold each code once at most', () => {
    const { items: doubled, end } = text.replaceItems(items('<1>a</1>b'), 4, 4, items('<1>c</1><2/>'));
    expect([text.writeItems(doubled), end]).toEqual(['<1>a</1>bc<2/>', 6]);
    const { items: moved } = text.replaceItems(items('<1>a</1>b'), 0, 3, items('<1>c</1>'));
    expect(text.writeItems(moved)).toBe('<1>c</1>b');
  });

  it('tell ends that stand before their starts', () => {
    expect(text.turnedPairs(items('</1>a<1><2>b</2><3/>'))).toEqual(['</1>']);
  });
});

describe('a text while it is written', () => {
  const arbitraryItems = fc.array(fc.constantFrom('a', 'b', ' ', '\n', '<1>', '</1>', '<2/>'), {
    maxLength: 8,
  });

  it('comes back step by step, and forth again', () => {
    fc.assert(
      fc.property(fc.array(arbitraryItems, { maxLength: 12 }), (states) => {
        const manuscript = new Manuscript([]);
        for (const state of states) manuscript.become(state);
        const last = manuscript.items;
        let steps = 0;
        while (manuscript.undo() !== undefined) steps += 1;
        expect(manuscript.items).toEqual([]);
        expect(steps).toBeLessThanOrEqual(states.length);
        while (manuscript.redo() !== undefined) steps -= 1;
        expect([manuscript.items, steps]).toEqual([last, 0]);
      }),
    );
  });

  it('takes a word back at a time, and a code by itself', () => {
    const manuscript = new Manuscript([]);
    const type = (next: string) => manuscript.become(items(next));
    for (const state of ['E', 'Ei', 'Ein', 'Ein ', 'Ein W', 'Ein Wo', 'Ein Wo<2/>', 'Ein Wo<2/>r'])
      type(state);
    const seen: string[] = [];
    while (manuscript.undo() !== undefined) seen.push(text.writeItems(manuscript.items));
    expect(seen).toEqual(['Ein Wo<2/>', 'Ein Wo', 'Ein ', '']);
  });
});
