import { describe, expect, it } from 'vitest';
import { buildDocx, type DocxFixture } from '#test/docx-builder';
import { type OpenOptions, openPackage, packageFinding } from './index.ts';

const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const vba = { content: 'x', contentType: 'application/vnd.ms-office.vbaProject', kind: 'vbaProject' };

function open(bytes: Uint8Array, options?: OpenOptions) {
  const { package: opened, findings } = openPackage(bytes, options);
  if (!opened) throw new Error(findings.map(({ code, message }) => `${code}: ${message}`).join('\n'));
  return { opened, codes: findings.map(({ code }) => code) };
}

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

it('every refusal is an error and every other finding is not', () => {
  const errors = Object.entries(packageFinding.catalogue).filter(([, { severity }]) => severity === 'error');
  expect(
    errors.map(([code]) => code).filter((code) => /present|remote|external|dangling/.test(code)),
  ).toEqual([]);
  for (const { when, action } of Object.values(packageFinding.catalogue))
    expect([when, action].every((s) => s.endsWith('.'))).toBe(true);
});
