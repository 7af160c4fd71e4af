import { describe, expect, it } from 'vitest';
import { buildDocx, type DocxFixture, docxEntries, relationshipPart } from '#test/docx-builder';
import { buildZip } from '#test/zip-builder';
import { type OpenOptions, openPackage } from './index.ts';

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const vba = { content: 'x', contentType: 'application/vnd.ms-office.vbaProject', kind: 'vbaProject' };

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
    expect(openPackage(nested(inner, 3)).findings).toEqual([]);
  });

  it('naming every broken part at once', () => {
    const parts = { 'word/header1.xml': '<w:p>', 'word/footer1.xml': '<w:p>' };
    expect(refusalOf(buildDocx({ parts }))).toHaveLength(2);
  });
});
