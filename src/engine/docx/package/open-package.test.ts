import { describe, expect, it } from 'vitest';
import { buildDocx, docxEntries, relationshipPart } from '#test/docx-builder';
import { buildZip } from '#test/zip-builder';
import { type OpenOptions, openPackage } from './index.ts';

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strictWord = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const png = { contentType: 'image/png', kind: 'image' };

function open(bytes: Uint8Array, options?: OpenOptions) {
  const { package: opened, findings } = openPackage(bytes, options);
  if (!opened) throw new Error(findings.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return { opened, codes: findings.map(({ code }) => code) };
}

describe('openPackage reads', () => {
  it('an ordinary document', () => {
    const { opened, codes } = open(
      buildDocx({ parts: { 'word/header1.xml': '<w:p/>', 'word/media/a.png': { ...png, content: 'x' } } }),
    );
    expect(codes).toEqual([]);
    expect(opened).toMatchObject({ flavour: 'docx', isStrict: false, mainPart: '/word/document.xml' });
    expect(opened.parts.map(({ name, isXml }) => [name, isXml])).toEqual([
      ['/[Content_Types].xml', true],
      ['/_rels/.rels', true],
      ['/word/document.xml', true],
      ['/word/_rels/document.xml.rels', true],
      ['/word/header1.xml', true],
      ['/word/media/a.png', false],
    ]);
    expect(opened.relationships(opened.mainPart).map(({ id, kind, target }) => [id, kind, target])).toEqual([
      ['rId1', 'header', '/word/header1.xml'],
      ['rId2', 'image', '/word/media/a.png'],
    ]);
    expect(opened.part('/WORD/Header1.xml')?.contentType).toMatch(/header\+xml$/);
    expect(opened.relationships('/word/header1.xml')).toEqual([]);
    expect(() => opened.xml('/word/media/a.png')).toThrow('not XML');
    expect(() => opened.read('/word/none.xml')).toThrow('no part');
  });

  it('a part once, until it is released', () => {
    const { opened } = open(buildDocx());
    const tree = opened.xml('/word/document.xml');
    expect(opened.xml('/word/document.xml')).toBe(tree);
    opened.release('/word/document.xml');
    expect(opened.xml('/word/document.xml')).not.toBe(tree);
    expect(opened.xml('/word/document.xml').text).toBe(tree.text);
  });

  it.each([
    ['docm', 'application/vnd.ms-word.document.macroEnabled.main+xml'],
    ['dotm', 'application/vnd.ms-word.template.macroEnabledTemplate.main+xml'],
    ['dotx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'],
  ])('a %s by its content type', (flavour, mainType) => {
    expect(open(buildDocx({ mainType }), { macros: 'warn' }).opened.flavour).toBe(flavour);
  });

  it('a strict document without a prefix, named by a strict relationship, elsewhere and percent-encoded', () => {
    const main = {
      name: 'Content/my%20main.xml',
      content: `<document xmlns="${strictWord}"><body/></document>`,
    };
    const [types, root] = docxEntries();
    const bytes = buildZip([
      { ...types!, content: String(types!.content).replace('/word/document.xml', '/content/my main.xml') },
      main,
      {
        ...root!,
        content: relationshipPart(
          '<Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="x/../content/my%20main.xml"/>',
        ),
      },
    ]);
    expect(open(bytes).opened).toMatchObject({ isStrict: true, mainPart: '/Content/my%20main.xml' });
  });

  it('parts in UTF-16', () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?><x:document xmlns:x="${word}">é</x:document>`;
    const document = Buffer.from(`\uFEFF${text}`, 'utf16le');
    const { opened } = open(buildDocx({ document }));
    expect(opened.encoding(opened.mainPart)).toEqual({ name: 'utf-16le', byteOrderMark: true });
    expect(opened.xml(opened.mainPart).text).toBe(text);
    expect(Buffer.compare(opened.read(opened.mainPart), document)).toBe(0);
  });

  it('relationship targets: relative, absolute, with .., fragments, back slashes, and external ones as spelled', () => {
    const targets = [
      'media/a.png',
      '/word/media/a.png',
      '../word/./media/A.PNG',
      'media\\a.png',
      'media/a.png#top',
      '../../word/media/a.png',
      '#here',
    ];
    const relationships = targets.map(
      (target, index) => `<Relationship Id="i${index}" Type="${relation}/image" Target="${target}"/>`,
    );
    const external = `<Relationship Id="e" Type="${relation}/hyperlink" TargetMode="External" Target="http://a.example/?b=1&amp;c"/>`;
    const { opened } = open(
      buildDocx({
        parts: { 'word/media/a.png': { content: 'x', contentType: 'image/png' } },
        relationships: relationships.join('') + external,
      }),
    );
    const found = opened.relationships('/word/document.xml').map(({ target }) => target);
    expect(found).toEqual([
      ...Array(6).fill('/word/media/a.png'),
      '/word/document.xml',
      'http://a.example/?b=1&c',
    ]);
  });
});
