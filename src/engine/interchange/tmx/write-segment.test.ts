import { describe, expect, it } from 'vitest';
import type { CodeType, InlineText } from '#engine/inline';
import { marked } from '#test/marked';
import { readTmxText, tmxAround } from '#test/tmx';
import type { TmxCode } from './tmx-unit.ts';
import { writeSegment } from './write-segment.ts';
import { createTmxWriter } from './write-tmx.ts';
import { XmlWriter } from './xml-writer.ts';

function write(text: InlineText, codes: ReadonlyMap<number, TmxCode> = new Map()): string {
  return writeSegment(new XmlWriter({}), { text, codes });
}

const highlight: TmxCode = { element: 'hi', attributes: {}, content: [], endContent: [] };

describe('codes of Verso', () => {
  it.each<[string, Record<number, CodeType>, string]>([
    ['a & <b>', {}, 'a &amp; &lt;b&gt;'],
    [
      '<1>a</1>',
      { 1: 'hyperlink' },
      '<bpt i="1" x="1" type="link">&lt;verso:hyperlink&gt;</bpt>a<ept i="1">&lt;/verso:hyperlink&gt;</ept>',
    ],
    ['<7/>', { 7: 'tab' }, '<ph x="7" type="x-tab">&lt;verso:tab/&gt;</ph>'],
    [
      '<1/>',
      { 1: 'span-start' },
      '<it pos="begin" x="1" type="x-span-start">&lt;verso:span-start movable="no"/&gt;</it>',
    ],
    [
      '<1/>',
      { 1: 'span-end' },
      '<it pos="end" x="1" type="x-span-end">&lt;verso:span-end movable="no"/&gt;</it>',
    ],
    ['\u0007', {}, '<ph type="x-character">&lt;verso:character hex="0007"/&gt;</ph>'],
  ])('writes %j', async (text, types, expected) => {
    const written = write(marked(text, types));
    expect(written).toBe(expected);
    const { units } = await readTmxText(tmxAround(`<tu><tuv xml:lang="en"><seg>${written}</seg></tuv></tu>`));
    expect(units[0]!.variants[0]!.text).toEqual(marked(text, types));
  });

  it('numbers pairs that overlap by their order', () => {
    expect(write(marked('<2>a<1>b</2>c</1>')).replace(/type="[^"]*">[^<]*|&lt;\/[^<]*/g, '>')).toBe(
      '<bpt i="1" x="2" ></bpt>a<bpt i="2" x="1" ></bpt>b<ept i="1">></ept>c<ept i="2">></ept>',
    );
  });

  it('writes half of a pair as half', async () => {
    const { codes } = marked('<1>a</1>');
    const open: InlineText = { items: [{ kind: 'open', id: 1 }], codes };
    const close: InlineText = { items: [{ kind: 'close', id: 1 }], codes };
    expect(write(open)).toBe(
      '<it pos="begin" x="1" type="x-span-start">&lt;verso:span-start movable="no"/&gt;</it>',
    );
    expect(write(close)).toBe(
      '<it pos="end" x="1" type="x-span-end">&lt;verso:span-end movable="no"/&gt;</it>',
    );
  });
});

describe('codes of other tools', () => {
  it('writes highlights as elements only where they nest', () => {
    const codes = new Map([
      [1, highlight],
      [2, highlight],
    ]);
    expect(write(marked('<1>a<2>b</2></1>'), codes)).toBe('<hi x="1">a<hi x="2">b</hi></hi>');
    expect(write(marked('<1>a<2>b</1></2>'), codes)).not.toContain('<hi');
  });

  it('writes a code in its own way where the kept element no longer fits', () => {
    expect(write(marked('<1/>'), new Map([[1, highlight]]))).toMatch(/^<ph x="1"/);
  });

  it('writes a hundred highlights inside one another without deep nesting', () => {
    const ids = Array.from({ length: 100 }, (_, index) => index + 1);
    const text = marked(
      `${ids.map((id) => `<${id}>`).join('')}a${ids
        .toReversed()
        .map((id) => `</${id}>`)
        .join('')}`,
    );
    const written = write(text, new Map(ids.map((id) => [id, highlight])));
    expect(written.match(/<hi /g)!.length).toBe(32);
    expect(written.match(/<bpt /g)!.length).toBe(68);
  });
});

describe('what cannot be written', () => {
  const writer = createTmxWriter({
    version: '1.4',
    sourceLanguage: '',
    tool: '',
    toolVersion: '',
    segmentType: '',
    dataType: '',
    adminLanguage: '',
    originalFormat: '',
    attributes: { 'no:prefix': 'x', 'a b': 'x', ok: '\u0007' },
    props: [],
    notes: [],
    others: [{ name: '1', attributes: {}, content: ['text'] }],
    namespaces: { 'xmlns:"': 'x' },
  });
  const unit = { attributes: {}, props: [], notes: [], variants: [] };

  it('leaves out names that XML does not allow and fills in what TMX asks for', () => {
    expect(writer.head).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header creationtool="unknown" creationtoolversion="unknown" ' +
        'segtype="sentence" o-tmf="unknown" adminlang="en" srclang="*all*" datatype="unknown" ok="\uFFFD">\ntext\n</header>\n<body>\n',
    );
  });

  it('refuses a unit without variants and a variant without language', () => {
    expect(() => writer.unit(unit)).toThrow(RangeError);
    const text = { items: [], codes: new Map() };
    const variant = { language: '', text, codes: new Map(), attributes: {}, props: [], notes: [] };
    expect(() => writer.unit({ ...unit, variants: [variant] })).toThrow(RangeError);
  });
});
