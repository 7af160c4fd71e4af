import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '#test/processor-time';
import { decodeXml, encodeXml } from './encoding.ts';
import { escapeAttribute, escapeText, unescapeXml } from './escape.ts';
import { parseXml } from './parse-xml.ts';
import { ELEMENT, XmlTree } from './tree.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strictWord = 'http://purl.oclc.org/ooxml/wordprocessingml/main';

function parse(text: string): XmlTree {
  const tree = parseXml(text);
  if (!(tree instanceof XmlTree)) throw new Error(tree.message);
  return tree;
}

const names = (tree: XmlTree): string[] =>
  [...Array(tree.count).keys()].filter((node) => tree.kind[node] === ELEMENT).map((node) => tree.name(node));

describe('names', () => {
  it.each([
    ['the usual prefix', `<w:p xmlns:w="${word}"><w:r/></w:p>`],
    ['another prefix', `<x:p xmlns:x="${word}"><x:r/></x:p>`],
    ['the default namespace', `<p xmlns="${word}"><r/></p>`],
    ['the strict namespace', `<w:p xmlns:w="${strictWord}"><w:r/></w:p>`],
    ['a prefix declared again inside', `<w:p xmlns:w="${word}"><x:r xmlns:x="${word}"/></w:p>`],
  ])('are the same with %s', (_, text) => {
    expect(names(parse(text))).toEqual(['w:p', 'w:r']);
  });

  it('of attributes are told apart by namespace', () => {
    const tree = parse(`<x:p xmlns:x="${word}" x:val="1" val='a &amp; "b"' x:empty=""/>`);
    expect(tree.attribute(tree.root, 'w:val')).toBe('1');
    expect(tree.attribute(tree.root, 'val')).toBe('a & "b"');
    expect(tree.attribute(tree.root, 'w:empty')).toBe('');
    expect(tree.attribute(tree.root, 'w:other')).toBeUndefined();
    expect(tree.attributes(tree.root).map(({ name }) => name)).toEqual([
      'xmlns:x',
      'w:val',
      'val',
      'w:empty',
    ]);
  });

  it('of attributes are looked for in their own tag only', () => {
    const tree = parse(`<w:p xmlns:w="${word}"><w:t >a="b"</w:t><w:r/><w:r w:val = '1' /></w:p>`);
    const [, text, empty, spaced] = [...Array(tree.count).keys()].filter(
      (node) => tree.kind[node] === ELEMENT,
    );
    expect(tree.attribute(text!, 'a')).toBeUndefined();
    expect(tree.attribute(empty!, 'w:val')).toBeUndefined();
    expect(tree.attribute(spaced!, 'w:val')).toBe('1');
  });

  it('are looked for in time that does not grow with the text behind them', () => {
    const tree = parse(`<a>${'<b></b>'.repeat(30_000)}${'text '.repeat(200_000)}</a>`);
    const start = processorTime();
    for (let node = 0; node < tree.count; node++) tree.attribute(node, 'val');
    expect(processorTime() - start).toBeLessThan(1_000);
  });
});

describe('a part that is not well-formed', () => {
  it.each([
    ['nothing', ''],
    ['text alone', 'text'],
    ['an open element', '<a><b></b>'],
    ['crossing elements', '<a><b></a></b>'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>text'],
    ['an undeclared prefix', '<w:a/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['a bare ampersand', '<a>b & c</a>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['a reference to a forbidden character', '<a>&#7;</a>'],
    ['an end of CDATA in text', '<a>]]></a>'],
    ['two hyphens in a comment', '<a><!-- a -- b --></a>'],
    ['a control character', '<a>\u0007</a>'],
    ['a less-than sign in an attribute', '<a b="<"/>'],
  ])('is refused: %s', (_, text) => {
    expect(parseXml(text)).toMatchObject({ code: 'xml-not-well-formed', severity: 'error' });
  });

  it('is refused for a document type whatever it holds', () => {
    expect(parseXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toMatchObject({ code: 'xml-doctype' });
  });

  it('is refused beyond the limits', () => {
    const deep = '<a>'.repeat(50) + '</a>'.repeat(50);
    expect(parseXml(deep, { depth: 20, nodes: 1_000 })).toMatchObject({ code: 'xml-too-deep' });
    expect(parseXml(`<a>${'<b/>'.repeat(5_000)}</a>`, { depth: 20, nodes: 2_000 })).toMatchObject({
      code: 'xml-too-many-nodes',
    });
  });
});

describe('the tree', () => {
  const tree = parse('<a>one<b>two<!-- no --><![CDATA[<3>]]></b><?pi x?>four<c/></a>');

  it('tells text from everything else', () => {
    expect(tree.textContent(tree.root)).toBe('onetwo<3>four');
    expect(tree.source(tree.child(tree.root, 'b'))).toBe('<b>two<!-- no --><![CDATA[<3>]]></b>');
    expect([...tree.elements(tree.root)].map((node) => tree.name(node))).toEqual(['b', 'c']);
    expect(tree.isEmptyTag(tree.child(tree.root, 'c'))).toBe(true);
    expect(tree.child(tree.root, 'd')).toBe(-1);
  });

  it('covers every character once', () => {
    for (let node = 0; node < tree.count; node++) {
      const children = [];
      for (let at = tree.firstChild(node); at !== -1; at = tree.nextSibling(at))
        children.push(tree.source(at));
      if (tree.kind[node] !== ELEMENT) expect(children).toEqual([]);
      else expect(tree.text.slice(tree.openEnd[node]!, tree.closeStart[node]!)).toBe(children.join(''));
    }
  });
});

describe('escaping', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...'ab <>&"\'\t\n\r]é漢', '😀', ']]>', '&amp;') })
    .map((raw) => raw.replaceAll('\r', ''));

  it('is undone by reading', () => {
    fc.assert(
      fc.property(text, (plain) => {
        const tree = parse(`<a b="${escapeAttribute(plain)}">${escapeText(plain)}</a>`);
        expect(tree.textContent(tree.root)).toBe(plain);
        expect(tree.attribute(tree.root, 'b')).toBe(plain);
      }),
    );
  });

  it('knows references by name and number', () => {
    expect(unescapeXml('&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;')).toBe('<>&"\'A😀');
    expect(unescapeXml('a\r\nb\rc&#13;')).toBe('a\nb\nc\r');
  });
});

describe('bytes', () => {
  const declared = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>é漢😀</a>`;

  it.each([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['utf-16be', true],
    ['utf-16le', false],
    ['utf-16be', false],
  ] as const)('in %s come back as they were (byte order mark: %s)', (name, byteOrderMark) => {
    const text = declared(name.startsWith('utf-16') ? 'UTF-16' : 'UTF-8');
    const encoding = { name, byteOrderMark };
    const decoded = decodeXml(encodeXml(text, encoding));
    expect(decoded).toEqual({ text, encoding });
  });

  it('in another encoding, or broken, are refused', () => {
    expect(decodeXml(Buffer.from([0x3c, 0x61, 0xff]))).toMatchObject({ code: 'xml-encoding' });
    expect(decodeXml(Buffer.from(declared('ISO-8859-1')))).toMatchObject({ code: 'xml-encoding' });
  });
});
