import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml, XmlTree } from '#engine/docx/xml';
import { languageInfo } from './language-info.ts';
import { adaptParagraphProperties } from './paragraph-properties.ts';
import { partLanguageSplices } from './part-splices.ts';
import { settingsLanguageSplices } from './settings-splices.ts';
import { applySplices } from './splice.ts';
import { numberingLanguageSplices, stylesLanguageSplices } from './styles-splices.ts';

const namespaces = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
};
const declarations = Object.entries(namespaces)
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

type Splices = typeof partLanguageSplices;

/** Applies splices to the content of one root element and gives its content back. */
function adapted(
  root: string,
  content: string,
  languages: string,
  splices: Splices,
  isRewritten = true,
): string {
  const [from, to] = languages.split(' ').map((tag) => languageInfo(tag)!);
  const before = `<${root}${declarations}>`;
  const tree = parseXml(`${before}${content}</${root}>`);
  if (!(tree instanceof XmlTree)) throw new Error(tree.message);
  const text = applySplices(
    tree.text,
    splices(tree, from!, to!, () => isRewritten),
  );
  expect(parseXml(text)).toBeInstanceOf(XmlTree);
  return text.slice(before.length, -`</${root}>`.length);
}

const body = (content: string, languages: string, isRewritten?: boolean) =>
  adapted('w:body', content, languages, partLanguageSplices, isRewritten);
const mark = '<w:rPr><w:rtl/></w:rPr>';

describe('partLanguageSplices', () => {
  it.each([
    // what, left to right, right to left
    ['an empty paragraph', '<w:p/>', `<w:p><w:pPr><w:bidi/>${mark}</w:pPr></w:p>`],
    ['a spelled-out empty one', '<w:p ></w:p>', `<w:p ><w:pPr><w:bidi/>${mark}</w:pPr></w:p>`],
    [
      'runs without pPr',
      '<w:p><w:r><w:t>a</w:t></w:r></w:p>',
      `<w:p><w:pPr><w:bidi/>${mark}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>`,
    ],
    [
      'places in pPr',
      '<w:p><w:pPr><w:pStyle w:val="A"/><w:jc w:val="left"/></w:pPr></w:p>',
      `<w:p><w:pPr><w:pStyle w:val="A"/><w:bidi/><w:jc w:val="left"/>${mark}</w:pPr></w:p>`,
    ],
    [
      'a mark, a section and a tracked change in pPr',
      '<w:p><w:pPr><w:rPr><w:b/></w:rPr><w:sectPr><w:cols/></w:sectPr><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr></w:p>',
      '<w:p><w:pPr><w:bidi/><w:rPr><w:b/><w:bCs/><w:rtl/></w:rPr><w:sectPr><w:cols/><w:bidi/></w:sectPr><w:pPrChange w:id="1"><w:pPr/></w:pPrChange></w:pPr></w:p>',
    ],
    ['the last section', '<w:sectPr w:rsidR="1"/>', '<w:sectPr w:rsidR="1"><w:bidi/></w:sectPr>'],
    [
      'a table',
      '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:tblW w:w="0"/></w:tblPr><w:tblGrid/></w:tbl>',
      '<w:tbl><w:tblPr><w:tblStyle w:val="T"/><w:bidiVisual/><w:tblW w:w="0"/></w:tblPr><w:tblGrid/></w:tbl>',
    ],
    [
      'drawing text',
      '<a:p><a:pPr algn="l"/></a:p><a:p><a:r/></a:p>',
      '<a:p><a:pPr algn="r" rtl="1"/></a:p><a:p><a:pPr rtl="1"/><a:r/></a:p>',
    ],
  ])('turns %s', (_, source, target) => {
    expect(body(source, 'en ar')).toBe(target);
    expect(body(target, 'en ar')).toBe(target);
  });

  it('takes back from a right-to-left source what it had', () => {
    expect(body(`<w:p><w:pPr><w:bidi/>${mark}</w:pPr></w:p>`, 'ar en')).toBe('<w:p></w:p>');
    expect(body('<w:p><w:pPr><w:bidi w:val="0"/></w:pPr></w:p>', 'ar en')).toBe(
      '<w:p><w:pPr><w:bidi w:val="0"/></w:pPr></w:p>',
    );
    expect(body('<w:sectPr><w:bidi/></w:sectPr>', 'ar en')).toBe('<w:sectPr></w:sectPr>');
    expect(body('<a:p><a:pPr algn="r" rtl="1"/></a:p>', 'ar en')).toBe(
      '<a:p><a:pPr algn="l" rtl="0"/></a:p>',
    );
    expect(body('<a:lvl1pPr rtl="1"/>', 'ar en')).toBe('<a:lvl1pPr rtl="0"/>');
    expect(body('<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid/></w:tbl>', 'ar en')).toBe(
      '<w:tbl><w:tblPr></w:tblPr><w:tblGrid/></w:tbl>',
    );
  });

  it('gives a table without properties some, before its grid', () => {
    expect(body('<w:tbl><w:bookmarkStart/><w:tblGrid/></w:tbl>', 'en ar')).toBe(
      '<w:tbl><w:bookmarkStart/><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid/></w:tbl>',
    );
  });

  it('edits the same as adapting the whole of the properties', () => {
    const children = ['<w:keepNext/>', '<w:bidi/>', '\n', '<w:jc w:val="end"/>', mark, '<w:sectPr/>', '<x/>'];
    fc.assert(
      fc.property(fc.subarray(children), fc.constantFrom('en ar', 'ar en', 'en th'), (list, languages) => {
        const [source, target] = languages.split(' ').map((tag) => languageInfo(tag)!);
        const pPr = `<w:pPr>${list.join('')}</w:pPr>`;
        const whole = adaptParagraphProperties(pPr, { source: source!, target: target! });
        expect(body(`<w:p>${pPr}</w:p>`, languages)).toBe(`<w:p>${whole}</w:p>`);
      }),
    );
  });

  it('spares runs that a broken document keeps in its paragraph properties', () => {
    const tree = parseXml(
      `<w:p${declarations}><w:pPr><w:jc w:val="left"/><w:r><w:t>a</w:t></w:r><w:sectPr/></w:pPr></w:p>`,
    ) as XmlTree;
    const run = [...tree.descendants(0, 'w:r')][0]!;
    const splices = partLanguageSplices(tree, languageInfo('en')!, languageInfo('ar')!, () => true);
    expect(splices.length).toBeGreaterThan(1);
    for (const { start, end } of splices)
      expect(end <= tree.start[run]! || start >= tree.end[run]!).toBe(true);
    expect(applySplices(tree.text, splices)).toContain(
      `<w:pPr><w:bidi/><w:jc w:val="left"/>${mark}<w:r><w:t>a</w:t></w:r><w:sectPr><w:bidi/></w:sectPr></w:pPr>`,
    );
  });

  it('leaves tracked history alone', () => {
    const history =
      '<w:sectPr><w:sectPrChange w:id="1"><w:sectPr><w:cols/></w:sectPr></w:sectPrChange></w:sectPr>';
    expect(body(history, 'en ar')).toBe(history.replace('<w:sectPrChange', '<w:bidi/><w:sectPrChange'));
  });

  it('names the target in the marks of rewritten paragraphs only, where the direction stays', () => {
    const source = '<w:p><w:pPr><w:rPr><w:lang w:val="en-US"/></w:rPr></w:pPr></w:p><w:p/>';
    expect(body(source, 'en de')).toBe(source.replace('en-US', 'de-DE'));
    expect(body(source, 'en de', false)).toBe(source);
    expect(body(source, 'en en-US')).toBe(source);
  });

  it('names the target in a chart', () => {
    expect(body('<c:lang val="en-US"/>', 'en de')).toBe('<c:lang val="de-DE"/>');
  });

  it('spells new elements as the document does', () => {
    const tree = parseXml(
      `<d xmlns="${namespaces.w}"><p><r/></p><x:p xmlns:x="${namespaces.w}"/></d>`,
    ) as XmlTree;
    const splices = partLanguageSplices(tree, languageInfo('en')!, languageInfo('he')!, () => true);
    expect(applySplices(tree.text, splices)).toBe(
      `<d xmlns="${namespaces.w}"><p><pPr><bidi/><rPr><rtl/></rPr></pPr><r/></p><x:p xmlns:x="${namespaces.w}"><x:pPr><x:bidi/><x:rPr><x:rtl/></x:rPr></x:pPr></x:p></d>`,
    );
  });
});

describe('stylesLanguageSplices', () => {
  const styles = (content: string, languages: string) =>
    adapted('w:styles', content, languages, stylesLanguageSplices as Splices);
  const wrap = (rPr: string) => `<w:docDefaults><w:rPrDefault>${rPr}</w:rPrDefault></w:docDefaults>`;

  it.each([
    [
      'en de',
      wrap('<w:rPr><w:lang w:val="en-US" w:bidi="ar-SA"/></w:rPr>'),
      wrap('<w:rPr><w:lang w:val="de-DE" w:bidi="ar-SA"/></w:rPr>'),
    ],
    [
      'en ar',
      wrap('<w:rPr><w:sz w:val="22"/></w:rPr>'),
      wrap('<w:rPr><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:bidi="ar-SA"/></w:rPr>'),
    ],
    ['en ja', wrap(''), wrap('<w:rPr><w:lang w:eastAsia="ja-JP"/></w:rPr>')],
    ['en de', '<w:docDefaults/>', wrap('<w:rPr><w:lang w:val="de-DE"/></w:rPr>')],
    ['en de', '', wrap('<w:rPr><w:lang w:val="de-DE"/></w:rPr>')],
  ])('%s: the defaults %j become %j', (languages, source, target) => {
    expect(styles(source, languages)).toBe(target);
    expect(styles(target, languages)).toBe(target);
  });

  const defaults = (lang: string) => wrap(`<w:rPr><w:lang ${lang}/></w:rPr>`);

  it('renames the source language in styles, and no other', () => {
    const style = (tag: string) => `<w:style w:styleId="s"><w:rPr><w:lang w:val="${tag}"/></w:rPr></w:style>`;
    expect(styles(defaults('w:val="en-US"') + style('en-GB') + style('fr-FR'), 'en de')).toBe(
      defaults('w:val="de-DE"') + style('de-DE') + style('fr-FR'),
    );
  });

  it('carries bold and size of styles over to complex scripts without turning them', () => {
    const source =
      '<w:style><w:pPr><w:jc w:val="left"/></w:pPr><w:rPr><w:b/><w:sz w:val="40"/></w:rPr></w:style>';
    expect(styles(defaults('w:bidi="ar-SA"') + source, 'en ar')).toBe(
      defaults('w:bidi="ar-SA"') +
        source.replace('<w:b/>', '<w:b/><w:bCs/>').replace('</w:rPr>', '<w:szCs w:val="40"/></w:rPr>'),
    );
  });

  it('straightens the styles of a right-to-left source', () => {
    const source =
      '<w:style><w:pPr><w:bidi/></w:pPr><w:rPr><w:bCs/><w:rtl/></w:rPr><w:tblPr><w:bidiVisual/></w:tblPr></w:style>';
    expect(styles(defaults('w:val="en-US"') + source, 'ar en')).toBe(
      `${defaults('w:val="en-US"')}<w:style><w:rPr><w:b/><w:bCs/></w:rPr></w:style>`,
    );
  });

  it('maps fonts in the defaults even where they name none', () => {
    const tree = parseXml(`<w:styles${declarations}>${defaults('w:eastAsia="ja-JP"')}</w:styles>`) as XmlTree;
    const options = { fonts: { Jpan: { eastAsia: 'MS Mincho' } } };
    const text = applySplices(
      tree.text,
      stylesLanguageSplices(tree, languageInfo('en')!, languageInfo('ja')!, options),
    );
    expect(text).toContain('<w:rPr><w:rFonts w:eastAsia="MS Mincho"/><w:lang');
  });
});

describe('numberingLanguageSplices', () => {
  it('gives labels the format of their script', () => {
    const level =
      '<w:abstractNum><w:lvl><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="7"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum>';
    expect(adapted('w:numbering', level, 'en he', numberingLanguageSplices as Splices)).toBe(
      level.replace('<w:b/>', '<w:b/><w:bCs/>'),
    );
  });
});

describe('settingsLanguageSplices', () => {
  it.each([
    ['en de', '<w:themeFontLang w:val="en-US"/>', '<w:themeFontLang w:val="de-DE"/>'],
    ['en ar', '<w:themeFontLang w:val="en-US"/>', '<w:themeFontLang w:val="en-US" w:bidi="ar-SA"/>'],
    [
      'en zh',
      '<w:themeFontLang w:val="en-US" w:eastAsia="ja-JP"/>',
      '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>',
    ],
    ['en de', '<w:decimalSymbol w:val="."/>', '<w:decimalSymbol w:val="."/>'],
  ])('%s: %j becomes %j', (languages, source, target) => {
    expect(adapted('w:settings', source, languages, settingsLanguageSplices as Splices)).toBe(target);
  });
});
