import { buildZip, type ZipInput } from './zip-builder.ts';

/** Namespace declarations that fixtures may rely on: w r wp a pic wps wpg mc w14 w15 m v o c dgm. */
export const fixtureNamespaces = Object.entries({
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
  wpg: 'http://schemas.microsoft.com/office/word/2010/wordprocessingGroup',
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  dgm: 'http://schemas.openxmlformats.org/drawingml/2006/diagram',
})
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Story parts by kind: root element and, where it differs from the kind, the type of the relationship. */
const storyRoots: Readonly<Record<string, string>> = {
  header: 'w:hdr',
  footer: 'w:ftr',
  footnotes: 'w:footnotes',
  endnotes: 'w:endnotes',
  comments: 'w:comments',
  styles: 'w:styles',
  numbering: 'w:numbering',
  settings: 'w:settings',
};

export interface FixturePart {
  readonly content: string | Uint8Array;
  readonly contentType: string;
  /** Last segment of the type of a relationship from the main part; none is written without it. */
  readonly kind?: string;
  /** Relationship id; by default `rId` and the place in `parts`, from 1. */
  readonly id?: string;
}

export interface DocxFixture {
  /** Inside of `w:body`. */
  readonly body?: string;
  /** The whole main part, instead of `body`. */
  readonly document?: string | Uint8Array;
  readonly mainType?: string;
  /**
   * Parts beside the main one by path (`word/header1.xml`). A string is the inside of the root element of the story
   * that the file name tells (header1 → `w:hdr`, footnotes, endnotes, comments, styles, numbering, settings), related
   * to the main part as `rId1`, `rId2`, … in the order given; anything else needs a `FixturePart`.
   */
  readonly parts?: Readonly<Record<string, string | FixturePart>>;
  /** More `<Relationship>` elements for the main part. */
  readonly relationships?: string;
  /** More `<Default>` and `<Override>` elements. */
  readonly contentTypes?: string;
  /** More entries of the container, at its end. */
  readonly entries?: readonly ZipInput[];
}

/** A small DOCX as bytes: one paragraph unless told otherwise. */
export function buildDocx(fixture: DocxFixture = {}): Uint8Array {
  return buildZip(docxEntries(fixture));
}

/** The entries of `buildDocx`, for tests that want to spoil one before they build the container. */
export function docxEntries(fixture: DocxFixture = {}): ZipInput[] {
  const { body = '<w:p><w:r><w:t>Hello world.</w:t></w:r></w:p>', parts = {} } = fixture;
  const document =
    fixture.document ?? `${declaration}<w:document${fixtureNamespaces}><w:body>${body}</w:body></w:document>`;
  const extra = Object.entries(parts).map(([path, part], index) => ({
    path,
    id: `rId${index + 1}`,
    ...wholePart(path, part),
  }));
  const related = extra.filter(({ kind }) => kind !== undefined);
  const mainRelationships = related.map(
    ({ path, id, kind }) =>
      `<Relationship Id="${id}" Type="${officeRelationships}/${kind}" Target="/${path}"/>`,
  );
  return [
    { name: '[Content_Types].xml', content: contentTypes(fixture, extra) },
    {
      name: '_rels/.rels',
      content: relationshipPart(
        `<Relationship Id="rId1" Type="${officeRelationships}/officeDocument" Target="word/document.xml"/>`,
      ),
    },
    { name: 'word/document.xml', content: document },
    {
      name: 'word/_rels/document.xml.rels',
      content: relationshipPart(mainRelationships.join('') + (fixture.relationships ?? '')),
    },
    ...extra.map(({ path, content }) => ({ name: path, content })),
    ...(fixture.entries ?? []),
  ];
}

/** A relationship part around its `<Relationship>` elements. */
export function relationshipPart(inside: string): string {
  return `${declaration}<Relationships xmlns="${packageRelationships}">${inside}</Relationships>`;
}

function wholePart(path: string, part: string | FixturePart): FixturePart {
  if (typeof part !== 'string') return part;
  const kind = /([a-z]+)\d*\.xml$/i.exec(path)?.[1] ?? '';
  const root = storyRoots[kind];
  if (!root) throw new Error(`${path} is not a story by its name: give content, contentType and kind`);
  const content = `${declaration}<${root}${fixtureNamespaces}>${part}</${root}>`;
  return { content, contentType: `${word}.${kind}+xml`, kind };
}

function contentTypes(fixture: DocxFixture, parts: readonly { path: string; contentType: string }[]): string {
  const overrides = [
    { path: 'word/document.xml', contentType: fixture.mainType ?? `${word}.document.main+xml` },
    ...parts,
  ];
  const inside = overrides
    .map(({ path, contentType }) => `<Override PartName="/${path}" ContentType="${contentType}"/>`)
    .join('');
  return (
    `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Default Extension="xml" ContentType="application/xml"/>${inside}${fixture.contentTypes ?? ''}</Types>`
  );
}
