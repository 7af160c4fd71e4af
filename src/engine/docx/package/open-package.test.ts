import { describe, expect, it } from 'vitest';
import { buildDocx, type DocxFixture, docxEntries, relationshipPart } from '#test/docx-builder';
import { buildZip } from '#test/zip-builder';
import { type OpenOptions, openPackage, packageFinding } from './index.ts';

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const strictWord = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
const vba = { content: 'x', contentType: 'application/vnd.ms-office.vbaProject', kind: 'vbaProject' };
const png = { contentType: 'image/png', kind: 'image' };

function open(bytes: Uint8Array, options?: OpenOptions) {
  const { package: opened, findings } = openPackage(bytes, options);
  if (!opened) throw new Error(findings.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return { opened, codes: findings.map(({ code }) => code) };
}

function refusalOf(bytes: Uint8Array, options?: OpenOptions): string[] {
  const result = openPackage(bytes, options);
  if (result.package) throw new Error('was opened');
  const errors = result.findings.filter(({ severity }) => severity === 'error');
  return errors.map(({ code, part }) => (part === undefined ? code : `${code} ${part}`));
}

/** The package of a fixture with one entry left out or its content replaced. */
function spoilt(name: string, content?: string | Uint8Array, fixture?: DocxFixture): Uint8Array {
  const entries = docxEntries(fixture).flatMap((entry) => {
    if (entry.name !== name) return [entry];
    return content === undefined ? [] : [{ ...entry, content }];
  });
  return buildZip(entries);
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

describe('openPackage warns of, and opens,', () => {
  const cases: [string, string, DocxFixture, OpenOptions?][] = [
    [
      'macros-present',
      'macros where they are allowed',
      { parts: { 'word/vbaProject.bin': vba } },
      { macros: 'warn' },
    ],
    [
      'signature-present',
      'a signature',
      {
        parts: {
          's.xml': {
            content: '<s/>',
            contentType: 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml',
          },
        },
      },
    ],
    [
      'remote-template',
      'a remote template',
      {
        relationships: `<Relationship Id="t" Type="${relation}/attachedTemplate" TargetMode="External" Target="http://a.example/t.dotm"/>`,
      },
    ],
    [
      'external-content',
      'a linked picture',
      {
        relationships: `<Relationship Id="t" Type="${relation}/image" TargetMode="External" Target="http://a.example/t.png"/>`,
      },
    ],
    [
      'relationship-dangling',
      'a missing part',
      { relationships: `<Relationship Id="t" Type="${relation}/image" Target="NULL"/>` },
    ],
    [
      'content-type-missing',
      'a part without content type',
      { entries: [{ name: 'Thumbs.db', content: 'x' }] },
    ],
    [
      'part-not-readable',
      'broken properties',
      {
        parts: {
          'docProps/core.xml': {
            content: '<a>',
            contentType: 'application/vnd.openxmlformats-package.core-properties+xml',
          },
        },
      },
    ],
    [
      'part-not-readable',
      'a VML drawing that is not well-formed',
      {
        parts: {
          'word/v.vml': {
            content: '<xml><br></xml>',
            contentType: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
          },
        },
      },
    ],
    [
      'part-not-readable',
      'an SVG picture with a document type',
      { parts: { 'word/a.svg': { content: '<!DOCTYPE svg><svg/>', contentType: 'image/svg+xml' } } },
    ],
    [
      'part-not-readable',
      'relationships of nothing',
      { entries: [{ name: 'word/_rels/gone.xml.rels', content: '<' }] },
    ],
    [
      'embedded-package-unreadable',
      'a damaged embedded workbook',
      { parts: { 'word/embeddings/b.xlsx': { content: 'PK\x03\x04 …', contentType: 'application/x' } } },
    ],
  ];
  it.each(cases)('%s: %s', (code, _, fixture, options) => {
    const { codes } = open(buildDocx(fixture), options);
    expect(codes).toEqual([code]);
  });

  it('leaves a part that is not readable without a tree and with its bytes', () => {
    const { opened } = open(
      buildDocx({ parts: { 'word/v.vml': { content: '<xml><br></xml>', contentType: 'application/xml' } } }),
    );
    expect(opened.part('/word/v.vml')?.isXml).toBe(false);
    expect(Buffer.from(opened.read('/word/v.vml')).toString()).toBe('<xml><br></xml>');
  });

  it('takes a well-formed VML drawing and an undeclared XML part for XML', () => {
    const entries = [{ name: 'word/data', content: '<?xml version="1.0"?><a/>' }];
    const vml = {
      content: '<xml/>',
      contentType: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
    };
    const { opened } = open(buildDocx({ parts: { 'word/v.drawing': vml }, entries }));
    expect([opened.part('/word/v.drawing')?.isXml, opened.part('/word/data')?.isXml]).toEqual([true, true]);
  });
});

describe('openPackage refuses', () => {
  const inner = buildDocx();
  const nested = (content: Uint8Array, depth: number): Uint8Array =>
    depth === 0
      ? content
      : nested(
          buildDocx({ parts: { 'word/embeddings/a.docx': { content, contentType: 'application/x' } } }),
          depth - 1,
        );
  const zeros = buildZip([{ name: 'zeros', content: new Uint8Array(20 << 20) }]);
  const root = (type: string, rest = '') =>
    relationshipPart(`<Relationship Id="r" Type="${type}" Target="word/document.xml"${rest}/>`);

  const cases: [string, string, Uint8Array, OpenOptions?][] = [
    ['content-types-missing', 'no content types', spoilt('[Content_Types].xml')],
    ['content-types-missing', 'an empty archive', buildZip([])],
    [
      'file-opendocument',
      'OpenDocument',
      buildZip([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.text', method: 0 }]),
    ],
    [
      'content-types-invalid /[Content_Types].xml',
      'other content types',
      spoilt('[Content_Types].xml', '<Types/>'),
    ],
    [
      'xml-doctype /[Content_Types].xml',
      'content types with entities',
      spoilt('[Content_Types].xml', '<!DOCTYPE a><Types/>'),
    ],
    ['main-part-missing', 'no package relationships', spoilt('_rels/.rels')],
    [
      'main-part-missing',
      'no relationship to a document',
      spoilt('_rels/.rels', root('http://a.example/thumbnail')),
    ],
    [
      'main-part-missing',
      'an external document',
      spoilt('_rels/.rels', root(`${relation}/officeDocument`, ' TargetMode="External"')),
    ],
    ['main-part-missing', 'no document', spoilt('word/document.xml')],
    ['relationships-invalid /_rels/.rels', 'other package relationships', spoilt('_rels/.rels', '<a/>')],
    [
      'relationships-invalid /word/_rels/document.xml.rels',
      'other relationships',
      spoilt('word/_rels/document.xml.rels', '<a/>'),
    ],
    [
      'xml-not-well-formed /word/_rels/document.xml.rels',
      'broken relationships',
      spoilt('word/_rels/document.xml.rels', '<a>'),
    ],
    [
      'main-part-wrong-type /word/document.xml',
      'another content type',
      buildDocx({ mainType: 'application/xml' }),
    ],
    [
      'file-other-office',
      'a workbook',
      buildDocx({ mainType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
    ],
    [
      'file-other-office',
      'a presentation',
      buildDocx({ mainType: 'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml' }),
    ],
    [
      'main-part-wrong-root /word/document.xml',
      'another root',
      buildDocx({ document: `<w:styles xmlns:w="${word}"/>` }),
    ],
    [
      'main-part-wrong-root /word/document.xml',
      'a root of another namespace',
      buildDocx({ document: '<document/>' }),
    ],
    ['xml-not-well-formed /word/document.xml', 'a broken document', buildDocx({ body: '<w:p>' })],
    [
      'xml-doctype /word/document.xml',
      'a document type',
      buildDocx({ document: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }),
    ],
    [
      'xml-encoding /word/document.xml',
      'another encoding',
      buildDocx({ document: Uint8Array.of(0x3c, 0xff) }),
    ],
    [
      'macros-refused /word/vbaProject.bin',
      'macros, by default',
      buildDocx({ parts: { 'word/vbaProject.bin': vba } }),
    ],
    [
      'macros-refused',
      'a macro-enabled type without macros',
      buildDocx({ mainType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    ],
    ['file-too-large', 'a large file', inner, { limits: { fileBytes: 99 } }],
    ['zip-part-too-large /[Content_Types].xml', 'a large part', inner, { limits: { partBytes: 99 } }],
    ['xml-total-too-large', 'much XML', inner, { limits: { xmlBytes: 999 } }],
    [
      'xml-too-deep /word/document.xml',
      'deep XML',
      buildDocx({ body: '<w:p>'.repeat(600) + '</w:p>'.repeat(600) }),
    ],
    ['nesting-too-deep /word/embeddings/a.docx', 'packages in packages', nested(inner, 4)],
    [
      'nesting-too-large /word/embeddings/a.docx',
      'packages too large together',
      nested(inner, 2),
      { limits: { partBytes: nested(inner, 1).length + inner.length - 1 } },
    ],
    ['zip-bomb /word/embeddings/a.docx', 'a bomb in a package in a package', nested(zeros, 2)],
  ];
  it.each(cases)('%s: %s', (refusal, _, bytes, options) => {
    expect(refusalOf(bytes, options)).toEqual([refusal]);
  });

  it.each(['header1', 'footer1', 'footnotes', 'endnotes', 'comments', 'styles', 'numbering', 'settings'])(
    'a broken %s part, and says which',
    (name) => {
      expect(refusalOf(buildDocx({ parts: { [`word/${name}.xml`]: '<w:p>' } }))).toEqual([
        `xml-not-well-formed /word/${name}.xml`,
      ]);
    },
  );

  it('a broken header whose content type hides what it is', () => {
    const header = { content: '<', contentType: 'application/xml', kind: 'header' };
    expect(refusalOf(buildDocx({ parts: { 'word/h.xml': header } }))).toEqual([
      'xml-not-well-formed /word/h.xml',
    ]);
  });

  it('signed documents where that is asked for', () => {
    const contentType = 'application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml';
    const bytes = buildDocx({ parts: { 's.xml': { content: '<s/>', contentType } } });
    expect(refusalOf(bytes, { signatures: 'refuse' })).toEqual(['signature-refused /s.xml']);
  });

  it('but not three packages inside one another', () => {
    expect(open(nested(inner, 3)).codes).toEqual([]);
  });

  it('naming every broken part at once', () => {
    const parts = { 'word/header1.xml': '<w:p>', 'word/footer1.xml': '<w:p>' };
    expect(refusalOf(buildDocx({ parts }))).toHaveLength(2);
  });
});

it('every refusal is an error and every other finding is not', () => {
  const errors = Object.entries(packageFinding.catalogue).filter(([, { severity }]) => severity === 'error');
  expect(
    errors.map(([code]) => code).filter((code) => /present|remote|external|dangling/.test(code)),
  ).toEqual([]);
  for (const { when, action } of Object.values(packageFinding.catalogue))
    expect([when, action].every((s) => s.endsWith('.'))).toBe(true);
});
