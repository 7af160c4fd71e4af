import { describe, expect, it } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { validatePackage } from '#engine/docx/validate';
import { validateWithSdk } from '#platform/ooxml';
import { buildDocx, type DocxFixture, docxEntries, relationshipPart } from '#test/docx-builder';
import { buildZip, type ZipInput } from '#test/zip-builder';

interface Broken {
  readonly bytes: Uint8Array;
  /** Who has to notice: opening, our own rules, or the Open XML SDK. */
  readonly opening?: string;
  readonly rule?: string;
  readonly schema?: string;
}

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const run = (inside: string) => `<w:p><w:r>${inside}</w:r></w:p>`;
const cell = '<w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr><w:p/></w:tc>';
const tableOf = (inside: string) =>
  `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid>${inside}</w:tbl><w:p/>`;
const body = (inside: string) => ({ bytes: buildDocx({ body: inside }) });
const replaced = (name: string, content: string) =>
  buildZip(docxEntries().map((entry): ZipInput => (entry.name === name ? { name, content } : entry)));
const revision = 'w:author="a" w:date="2024-01-01T00:00:00Z"';
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

/** What validators were compared by; bare text and the last five are what the Open XML SDK does not notice. */
const broken: Record<string, Broken> = {
  'paragraph directly in a table': {
    ...body(tableOf(`<w:tr>${cell}</w:tr><w:p/>`)),
    rule: 'element-misplaced',
    schema: 'schema-element',
  },
  'run in a run': { ...body(run('<w:r/>')), rule: 'element-misplaced', schema: 'schema-element' },
  'bare text in a paragraph': { ...body('<w:p>text</w:p>'), rule: 'text-misplaced' },
  'value that is not one of the allowed': {
    ...body('<w:p><w:pPr><w:jc w:val="sideways"/></w:pPr></w:p>'),
    schema: 'schema-value',
  },
  'run properties behind the text': {
    ...body(run('<w:t>a</w:t><w:rPr><w:b/></w:rPr>')),
    rule: 'properties-misplaced',
    schema: 'schema-element',
  },
  'unknown element': { ...body('<w:p><w:nonsense/></w:p>'), schema: 'schema-element' },
  'part that is not well-formed': {
    bytes: replaced('word/document.xml', '<w:document>'),
    opening: 'xml-not-well-formed',
    schema: 'schema-element',
  },
  'paragraph in a paragraph': {
    ...body('<w:p><w:p/></w:p>'),
    rule: 'element-misplaced',
    schema: 'schema-element',
  },
  'reference to no relationship': {
    ...body('<w:p><w:hyperlink r:id="none"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'),
    rule: 'relationship-reference-missing',
    schema: 'schema-reference',
  },
  'relationship to no part': {
    bytes: buildDocx({
      relationships: `<Relationship Id="x" Type="${office}/styles" Target="none.xml"/>`,
    }),
    rule: 'relationship-target-missing',
    schema: 'schema-unreadable',
  },
  'two relationships with one id': {
    bytes: buildDocx({
      relationships:
        `<Relationship Id="x" Type="${office}/hyperlink" Target="http://a.example" TargetMode="External"/>`.repeat(
          2,
        ),
    }),
    rule: 'relationship-id-duplicate',
    schema: 'schema-unreadable',
  },
  'part without content type': {
    bytes: buildDocx({
      relationships: `<Relationship Id="x" Type="${office}/styles" Target="styles.odd"/>`,
      entries: [{ name: 'word/styles.odd', content: '<a/>' }],
    }),
    rule: 'part-content-type-missing',
    schema: 'schema-unreadable',
  },
  'no main part': {
    bytes: replaced('_rels/.rels', relationshipPart('')),
    opening: 'main-part-missing',
    schema: 'schema-package',
  },
  'reference to no footnote': {
    bytes: buildDocx({
      body: run('<w:footnoteReference w:id="7"/>'),
      parts: { 'word/footnotes.xml': '<w:footnote w:id="1"><w:p/></w:footnote>' },
    }),
    rule: 'note-missing',
    schema: 'schema-reference',
  },
  'reference to no comment': {
    bytes: buildDocx({
      body: run('<w:commentReference w:id="7"/>'),
      parts: { 'word/comments.xml': `<w:comment w:id="1" ${revision}><w:p/></w:comment>` },
    }),
    rule: 'comment-missing',
    schema: 'schema-reference',
  },
  'two bookmarks with one id': {
    ...body(
      '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/></w:p>',
    ),
    rule: 'bookmark-id-duplicate',
    schema: 'schema-duplicate',
  },
  'two revisions with one id': {
    ...body(`<w:p>${`<w:ins w:id="1" ${revision}><w:r><w:t>a</w:t></w:r></w:ins>`.repeat(2)}</w:p>`),
    schema: 'schema-duplicate',
  },
  'wrong order inside run properties': {
    ...body(run('<w:rPr><w:sz w:val="20"/><w:b/></w:rPr><w:t>a</w:t>')),
    schema: 'schema-element',
  },
  'cell without paragraph': {
    ...body(tableOf('<w:tr><w:tc><w:tcPr><w:tcW w:w="100" w:type="dxa"/></w:tcPr></w:tc></w:tr>')),
    rule: 'table-cell-unfinished',
  },
  'row without cells': { ...body(tableOf(`<w:tr/><w:tr>${cell}</w:tr>`)), rule: 'table-cell-missing' },
  'bookmark without end': {
    ...body('<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>'),
    rule: 'bookmark-end-missing',
  },
  'live text in a deletion': {
    ...body(`<w:p><w:del w:id="1" ${revision}><w:r><w:t>a</w:t></w:r></w:del></w:p>`),
    rule: 'revision-text-live',
  },
  'unbalanced field characters': { ...body(`<w:p>${mark('begin')}</w:p>`), rule: 'field-unbalanced' },
};

const sound: DocxFixture = {
  body: `${tableOf(`<w:tr>${cell}</w:tr>`)}${run('<w:t>a</w:t>')}`,
  parts: { 'word/styles.xml': '' },
  contentTypes: `<Override PartName="/word/none.xml" ContentType="${word}.styles+xml"/>`,
};

function ownCodes(bytes: Uint8Array): string[] {
  const opened = openPackage(bytes);
  const findings = opened.package ? validatePackage(opened.package) : opened.findings;
  return findings.map(({ code }) => code);
}

async function schemaCodes(bytes: Uint8Array): Promise<string[]> {
  return (await validateWithSdk(bytes)).map(({ code }) => code);
}

const hasSdk = !(await schemaCodes(buildDocx())).includes('schema-check-unavailable');
const sdkMissing = 'the Open XML SDK validator has no binary for this platform';

describe('a sound document', () => {
  it('has no fault by our own rules', () => expect(ownCodes(buildDocx(sound))).toEqual([]));
  it('has no fault by the schema', async (context) => {
    if (!hasSdk) context.skip(sdkMissing);
    expect(await schemaCodes(buildDocx(sound))).toEqual([]);
  });
});

describe('broken constructs', () => {
  it('are twenty-three, each with someone to notice it', () => {
    expect(Object.keys(broken)).toHaveLength(23);
    expect(Object.values(broken).every(({ opening, rule, schema }) => opening ?? rule ?? schema)).toBe(true);
  });

  it.each(Object.entries(broken))('%s: by opening and our own rules', (_, { bytes, opening, rule }) => {
    const expected = opening ?? rule;
    expect([...new Set(ownCodes(bytes))]).toEqual(expected === undefined ? [] : [expected]);
  });

  it.each(Object.entries(broken))('%s: by the schema', async (_, { bytes, schema }) => {
    if (!hasSdk) return expect(await schemaCodes(bytes)).toEqual(['schema-check-unavailable']);
    expect([...new Set(await schemaCodes(bytes))]).toEqual(schema === undefined ? [] : [schema]);
  });
});
