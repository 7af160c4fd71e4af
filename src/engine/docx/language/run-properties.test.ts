import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languageInfo } from './language-info.ts';
import { adaptRunProperties } from './run-properties.ts';
import { runPropertyOrder } from './schema-order.ts';

/** `b sz=24 w14:glow lang(val=en-US)` → the children of a w:rPr. */
function xml(notation: string): string {
  const children = notation
    .split(/ (?![^(]*\))/)
    .filter(Boolean)
    .map((item) => {
      const [, name, value, attributes] = /^([^=(]+)(?:=(.+))?(?:\((.*)\))?$/.exec(item)!;
      const list = value ? [`val=${value}`] : (attributes?.split(' ') ?? []);
      const spelled = list.map((pair) => ` w:${pair.replace('=', '="').replaceAll('_', ' ')}"`).join('');
      return `<${name!.includes(':') ? name : `w:${name}`}${spelled}/>`;
    });
  return children.length === 0 ? '' : `<w:rPr>${children.join('')}</w:rPr>`;
}

const adapt = (rPr: string, from: string, to: string, more = {}) =>
  adaptRunProperties(rPr, { source: languageInfo(from)!, target: languageInfo(to)!, ...more });

describe('adaptRunProperties', () => {
  it.each([
    // languages, source, target
    ['en de', '', ''],
    ['en de', 'b', 'b'],
    ['en de', 'b lang(val=en-US)', 'b lang(val=de-DE)'],
    ['en de', 'lang(val=fr-FR eastAsia=ja-JP)', 'lang(val=de-DE eastAsia=ja-JP)'],
    ['en de', 'lang(bidi=he-IL)', 'lang(bidi=he-IL val=de-DE)'],
    ['en ja', 'b lang(val=en-US)', 'b lang(val=en-US eastAsia=ja-JP)'],
    ['en th', 'b sz=24', 'b bCs sz=24 szCs=24'],
    ['en ar', '', 'rtl'],
    ['en ar', 'rtl', 'rtl'],
    ['en ar', 'rtl=0', 'rtl'],
    ['en ar', 'rStyle=Strong', 'rStyle=Strong rtl'],
    ['en ar', 'b=0 i sz=24 lang(val=en-US)', 'b=0 bCs=0 i iCs sz=24 szCs=24 rtl lang(val=en-US bidi=ar-SA)'],
    ['en ar', 'b bCs=0 szCs=30', 'b bCs=0 szCs=30 rtl'],
    ['en ar', 'w14:glow', 'rtl w14:glow'],
    ['en ar', 'sz=24 w14:glow w14:shadow', 'sz=24 szCs=24 rtl w14:glow w14:shadow'],
    ['en ar', 'ins(id=1) color=FF0000 rPrChange(id=2)', 'ins(id=1) color=FF0000 rtl rPrChange(id=2)'],
    ['ar en', 'rtl', ''],
    ['ar en', 'rtl=0', 'rtl=0'],
    ['ar en', 'bCs szCs=28 rtl lang(bidi=ar-SA)', 'b bCs sz=28 szCs=28 lang(bidi=ar-SA val=en-US)'],
    ['ar en', 'cs', ''],
    ['ar th', 'bCs rtl cs', 'bCs cs'],
    ['ar he', 'bCs rtl lang(bidi=ar-SA)', 'bCs rtl lang(bidi=he-IL)'],
    ['en en-US', 'b lang(val=en-GB)', 'b lang(val=en-GB)'],
  ])('%s: %j becomes %j', (languages, source, target) => {
    const [from, to] = languages.split(' ') as [string, string];
    expect(adapt(xml(source), from, to)).toBe(xml(target));
  });

  it('leaves Latin letters in a right-to-left text left to right', () => {
    expect(adapt(xml('b'), 'en', 'ar', { textDirection: 'ltr' })).toBe(xml('b bCs'));
  });

  it('keeps quotes, white space, comments, end tags and foreign content as spelled', () => {
    const source = `<w:rPr >\n <!-- <w:rtl/> --><w:b></w:b> <w:lang w:val = 'en-US'/>\n <x:y a="1>2"><w:rtl/></x:y></w:rPr>`;
    expect(adapt(source, 'en', 'ar')).toBe(
      `<w:rPr >\n <!-- <w:rtl/> --><w:b></w:b><w:bCs></w:bCs><w:rtl/> <w:lang w:val = 'en-US' w:bidi="ar-SA"/>\n <x:y a="1>2"><w:rtl/></x:y></w:rPr>`,
    );
  });

  it('ranks alternate content with the child it stands for', () => {
    const emoji =
      '<mc:AlternateContent><mc:Choice Requires="w16se"/><mc:Fallback><w:rFonts w:ascii="E"/></mc:Fallback></mc:AlternateContent>';
    expect(adapt(`<w:rPr>${emoji}</w:rPr>`, 'en', 'ar')).toBe(`<w:rPr>${emoji}<w:rtl/></w:rPr>`);
  });

  it('speaks with the prefixes of the document', () => {
    const strange = { element: '', attribute: 'x', all: new Set(['', 'x', 'y']) };
    const source = '<rPr><y:b/><x:lang y:val="en-US"/></rPr>';
    expect(adapt(source, 'en', 'ar', { prefixes: strange })).toBe(
      '<rPr><y:b/><y:bCs/><rtl/><x:lang y:val="en-US" x:bidi="ar-SA"/></rPr>',
    );
    const unbound = { element: '', attribute: undefined, all: new Set(['']) };
    expect(adapt('<rPr><lang/></rPr>', 'en', 'de', { prefixes: unbound })).toBe('<rPr><lang/></rPr>');
  });

  describe('fonts', () => {
    const fonts = { Arab: { ascii: 'Noto Sans', cs: 'Amiri & Co' }, ja: { eastAsia: 'MS Mincho' } };
    it.each([
      ['en ja', 'rFonts(ascii=Arial eastAsia=Arial)', 'rFonts(ascii=Arial eastAsia=MS_Mincho)'],
      ['en ja', 'rFonts(eastAsiaTheme=minorEastAsia)', 'rFonts(eastAsia=MS_Mincho)'],
      ['en ja', 'rFonts(ascii=Arial)', 'rFonts(ascii=Arial)'],
      ['en ja', 'b', 'b'],
      ['en ja', 'rFonts(ascii=Wingdings eastAsia=Arial)', 'rFonts(ascii=Wingdings eastAsia=Arial)'],
      ['en ar', 'rFonts(hAnsi=Arial cstheme=minorBidi)', 'rFonts(hAnsi=Arial cs=Amiri_&amp;_Co) rtl'],
      ['en de', 'rFonts(cs=Arial)', 'rFonts(cs=Arial)'],
    ])('%s: %j becomes %j', (languages, source, target) => {
      const [from, to] = languages.split(' ') as [string, string];
      expect(adapt(xml(source), from, to, { fonts })).toBe(xml(target));
    });
  });
});

describe('laws of adaptRunProperties', () => {
  const names = runPropertyOrder.filter((name) => name !== 'rPrChange');
  const child = fc.constantFrom(...names).map((name) => {
    if (name === 'lang') return { name, raw: '<w:lang w:val="en-US"/>' };
    return { name, raw: /^(?:b|i|caps|rtl|cs)$/.test(name) ? `<w:${name}/>` : `<w:${name} w:val="7"/>` };
  });
  const foreign = fc.subarray(['<w14:glow/>', '<w14:shadow w14:rad="1"><w14:z/></w14:shadow>', '<!-- c -->']);
  const rPr = fc
    .tuple(fc.uniqueArray(child, { selector: ({ name }) => name }), foreign)
    .map(([known, others]) => {
      const sorted = known.toSorted((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
      return `<w:rPr>${sorted.map(({ raw }) => raw).join('')}${others.join('')}</w:rPr>`;
    });
  const languages = fc.constantFrom('en', 'de', 'ja', 'th', 'ar', 'he');
  const childrenOf = (raw: string) =>
    [...raw.matchAll(/<w:(\w+)(?: [^>]*)?\/>/g)].map(([text, name]) => ({ text, name: name! }));
  const touched = new Set(['lang', 'rtl', 'cs', 'b', 'bCs', 'i', 'iCs', 'sz', 'szCs']);
  const others = (raw: string) =>
    raw.replace(/<w:(\w+)[^>]*\/>|<\/?w:rPr>/g, (text, name) => (name && !touched.has(name) ? text : ''));

  it('keeps schema order and every other child', () => {
    fc.assert(
      fc.property(rPr, languages, languages, (source, from, to) => {
        const result = adapt(source, from, to);
        const ranks = childrenOf(result).map(({ name }) => runPropertyOrder.indexOf(name));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        expect(new Set(ranks).size).toBe(ranks.length);
        expect(others(result)).toBe(others(source));
      }),
      { numRuns: 2000 },
    );
  });

  it('is idempotent, and the identity for the same language', () => {
    fc.assert(
      fc.property(rPr, languages, languages, (source, from, to) => {
        const once = adapt(source, from, to);
        expect(adapt(once, from, to)).toBe(once);
        expect(adapt(source, from, from)).toBe(source);
      }),
      { numRuns: 2000 },
    );
  });

  it('comes back to the same meaning over a right-to-left language', () => {
    const pairs = { b: 'bCs', i: 'iCs', sz: 'szCs' };
    /** What Latin text shows: complex-script twins and the languages of other scripts do not count. */
    const meaning = (raw: string) =>
      childrenOf(raw)
        .filter(({ name }) => !Object.values(pairs).includes(name))
        .map(({ text }) => text.replace(/ w:bidi="[^"]*"/, ''));
    fc.assert(
      fc.property(rPr, (source) => {
        const present = new Set(childrenOf(source).map(({ name }) => name));
        const standsAlone = Object.entries(pairs).some(
          ([simple, twin]) => present.has(twin) && !present.has(simple),
        );
        fc.pre(!standsAlone && !present.has('rtl') && !present.has('cs'));
        expect(meaning(adapt(adapt(source, 'en', 'ar'), 'ar', 'en'))).toEqual(meaning(source));
      }),
      { numRuns: 1000 },
    );
  });
});
