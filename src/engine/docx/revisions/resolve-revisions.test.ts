import { describe, expect, it } from 'vitest';
import { body, resolvedBody, tree } from '#test/revision-specimen';
import { resolveRevisions } from './resolve-revisions.ts';

interface Example {
  readonly name: string;
  readonly source: string;
  readonly accept: string;
  readonly original: string;
}

const mark = (kind: string) => `<w:pPr><w:rPr>{${kind}/}</w:rPr></w:pPr>`;
const field = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const row = (text: string, kind?: string) =>
  `<w:tr>${kind ? `<w:trPr>{${kind}/}</w:trPr>` : ''}<w:tc><w:p>'${text}'</w:p></w:tc></w:tr>`;

const examples: Record<string, Example[]> = {
  runs: [
    {
      name: 'keeps or drops inserted and deleted text',
      source: "<w:p>'a'{ins}'new'</w:ins>{del}~old~</w:del>'z'</w:p>",
      accept: "<w:p>'a''new''z'</w:p>",
      original: "<w:p>'a''old''z'</w:p>",
    },
    {
      name: 'treats both ends of a move',
      source: "<w:p>{moveFrom}'m'</w:moveFrom>'-'{moveTo}'m'</w:moveTo></w:p>",
      accept: "<w:p>'-''m'</w:p>",
      original: "<w:p>'m''-'</w:p>",
    },
    {
      name: 'resolves a deletion inside an insertion and the reverse',
      source: "<w:p>{ins}'a'{del}~b~</w:del></w:ins>{del}{ins}~c~</w:ins>~d~</w:del></w:p>",
      accept: "<w:p>'a'</w:p>",
      original: "<w:p>'d'</w:p>",
    },
    {
      name: 'keeps markers that pair up elsewhere and drops those of revisions',
      source:
        '<w:p><w:moveFromRangeStart w:id="1" w:name="m"/>{del}<w:bookmarkStart w:id="2" w:name="b"/>~x~<w:permStart w:id="3"/></w:del><w:moveFromRangeEnd w:id="1"/>\'y\'<w:bookmarkEnd w:id="2"/><w:permEnd w:id="3"/></w:p>',
      accept:
        '<w:p><w:bookmarkStart w:id="2" w:name="b"/><w:permStart w:id="3"/>\'y\'<w:bookmarkEnd w:id="2"/><w:permEnd w:id="3"/></w:p>',
      original:
        '<w:p><w:bookmarkStart w:id="2" w:name="b"/>\'x\'<w:permStart w:id="3"/>\'y\'<w:bookmarkEnd w:id="2"/><w:permEnd w:id="3"/></w:p>',
    },
    {
      name: 'removes the range of a comment whose reference is removed',
      source:
        '<w:p><w:commentRangeStart w:id="7"/>{del}~x~<w:r><w:commentReference w:id="7"/></w:r></w:del><w:commentRangeEnd w:id="7"/></w:p>',
      accept: '<w:p></w:p>',
      original:
        '<w:p><w:commentRangeStart w:id="7"/>\'x\'<w:r><w:commentReference w:id="7"/></w:r><w:commentRangeEnd w:id="7"/></w:p>',
    },
    {
      name: 'removes a hyperlink only when all of it is removed',
      source:
        "<w:p><w:hyperlink r=\"1\">{del}~x~</w:del></w:hyperlink><w:hyperlink>{ins}'y'</w:ins>'z'</w:hyperlink><w:hyperlink/></w:p>",
      accept: "<w:p><w:hyperlink>'y''z'</w:hyperlink><w:hyperlink/></w:p>",
      original:
        "<w:p><w:hyperlink r=\"1\">'x'</w:hyperlink><w:hyperlink>'z'</w:hyperlink><w:hyperlink/></w:p>",
    },
    {
      name: 'keeps a content control whose content is removed',
      source: '<w:p><w:sdt><w:sdtContent>{del}~x~</w:del></w:sdtContent></w:sdt></w:p>',
      accept: '<w:p><w:sdt><w:sdtContent></w:sdtContent></w:sdt></w:p>',
      original: "<w:p><w:sdt><w:sdtContent>'x'</w:sdtContent></w:sdt></w:p>",
    },
    {
      name: 'removes a mathematical object with its arguments',
      source:
        '<w:p><m:oMath><m:f><m:fPr><m:ctrlPr>{del}<w:rPr><w:i/></w:rPr></w:del></m:ctrlPr></m:fPr><m:num>{del}<m:r><m:t>a</m:t></m:r></w:del></m:num><m:den/></m:f><m:r><m:t>c</m:t></m:r></m:oMath></w:p>',
      accept: '<w:p><m:oMath><m:r><m:t>c</m:t></m:r></m:oMath></w:p>',
      original:
        '<w:p><m:oMath><m:f><m:fPr><m:ctrlPr><w:rPr><w:i/></w:rPr></m:ctrlPr></m:fPr><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den/></m:f><m:r><m:t>c</m:t></m:r></m:oMath></w:p>',
    },
    {
      name: 'resolves both branches of alternate content and text boxes as stories of their own',
      source: `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p>${mark('del')}'a'</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p>{ins}'b'</w:ins></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      accept: `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p>'a'</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p>'b'</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
      original: `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent><w:p>'a'</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    },
  ],
  fields: [
    {
      name: 'removes a field that is deleted as a whole',
      source: `<w:p>{del}${field('begin')}<w:r><w:delInstrText> REF x </w:delInstrText></w:r>${field('end')}</w:del></w:p>`,
      accept: '<w:p></w:p>',
      original: `<w:p>${field('begin')}<w:r><w:instrText> REF x </w:instrText></w:r>${field('end')}</w:p>`,
    },
    {
      name: 'keeps the field characters of a half-deleted field',
      source: `<w:p>{del}<w:r><w:rPr><w:b/></w:rPr><w:delText>x</w:delText><w:fldChar w:fldCharType="begin"/></w:r></w:del>'r'${field('end')}</w:p>`,
      accept: `<w:p><w:r><w:rPr><w:b/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'r'${field('end')}</w:p>`,
      original: `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t><w:fldChar w:fldCharType="begin"/></w:r>'r'${field('end')}</w:p>`,
    },
    {
      name: 'keeps nothing where an insertion replaces the deleted half',
      source: `<w:p>{del}${field('begin')}~1~${field('separate')}</w:del>{ins}${field('begin')}'2'${field('separate')}</w:ins>'r'${field('end')}</w:p>`,
      accept: `<w:p>${field('begin')}'2'${field('separate')}'r'${field('end')}</w:p>`,
      original: `<w:p>${field('begin')}'1'${field('separate')}'r'${field('end')}</w:p>`,
    },
  ],
  properties: [
    {
      name: 'drops or restores run properties',
      source:
        '<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id="1"><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:tab/></w:r></w:p>',
      accept: '<w:p><w:r><w:rPr><w:b/></w:rPr><w:tab/></w:r></w:p>',
      original: '<w:p><w:r><w:rPr><w:i/></w:rPr><w:tab/></w:r></w:p>',
    },
    {
      name: 'keeps mark properties and section with restored paragraph properties',
      source:
        '<w:p><w:pPr><w:jc w:val="end"/><w:rPr><w:b/></w:rPr><w:sectPr><w:cols/></w:sectPr><w:pPrChange w:id="1"><w:pPr><w:keepNext/></w:pPr></w:pPrChange></w:pPr></w:p>',
      accept:
        '<w:p><w:pPr><w:jc w:val="end"/><w:rPr><w:b/></w:rPr><w:sectPr><w:cols/></w:sectPr></w:pPr></w:p>',
      original: '<w:p><w:pPr><w:keepNext/><w:rPr><w:b/></w:rPr><w:sectPr><w:cols/></w:sectPr></w:pPr></w:p>',
    },
    {
      name: 'keeps header references with restored section properties',
      source:
        '<w:p/><w:sectPr><w:headerReference w:type="default"/><w:cols w:num="2"/><w:sectPrChange w:id="1"><w:sectPr><w:cols w:num="1"/></w:sectPr></w:sectPrChange></w:sectPr>',
      accept: '<w:p/><w:sectPr><w:headerReference w:type="default"/><w:cols w:num="2"/></w:sectPr>',
      original: '<w:p/><w:sectPr><w:headerReference w:type="default"/><w:cols w:num="1"/></w:sectPr>',
    },
    {
      name: 'drops or restores table, row, cell and grid properties',
      source:
        '<w:tbl><w:tblPr><w:jc w:val="end"/><w:tblPrChange w:id="1"><w:tblPr/></w:tblPrChange></w:tblPr><w:tblGrid><w:gridCol w:w="2"/><w:tblGridChange w:id="1"><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid></w:tblGridChange></w:tblGrid><w:tr><w:tblPrEx><w:jc w:val="end"/><w:tblPrExChange w:id="1"><w:tblPrEx/></w:tblPrExChange></w:tblPrEx><w:trPr><w:trPrChange w:id="1"><w:trPr><w:hidden/></w:trPr></w:trPrChange></w:trPr><w:tc><w:tcPr><w:noWrap/><w:tcPrChange w:id="1"><w:tcPr><w:hideMark/></w:tcPr></w:tcPrChange></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
      accept:
        '<w:tbl><w:tblPr><w:jc w:val="end"/></w:tblPr><w:tblGrid><w:gridCol w:w="2"/></w:tblGrid><w:tr><w:tblPrEx><w:jc w:val="end"/></w:tblPrEx><w:tc><w:tcPr><w:noWrap/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
      original:
        '<w:tbl><w:tblPr></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid><w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:tcPr><w:hideMark/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    },
    {
      name: 'takes inserted numbering off and forgets the old number text',
      source:
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/>{ins/}</w:numPr></w:pPr></w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/><w:numberingChange w:id="1" w:original="1)"/></w:numPr></w:pPr></w:p>',
      accept:
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
      original: '<w:p></w:p><w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>',
    },
  ],
  'paragraph marks': [
    {
      name: 'joins a paragraph with the next, whose properties stay',
      source: `<w:p w:rsidR="1">${mark('del')}'a'</w:p><w:p w:rsidR="2"><w:pPr><w:keepNext/></w:pPr>'b'</w:p>`,
      accept: `<w:p w:rsidR="2"><w:pPr><w:keepNext/></w:pPr>'a''b'</w:p>`,
      original: `<w:p w:rsidR="1">'a'</w:p><w:p w:rsidR="2"><w:pPr><w:keepNext/></w:pPr>'b'</w:p>`,
    },
    {
      name: 'joins over several marks and keeps what stands between',
      source: `<w:p>${mark('ins')}'a'</w:p><w:bookmarkStart w:id="1" w:name="b"/><w:p>${mark('moveTo')}'b'</w:p><w:p/>`,
      accept: `<w:p>'a'</w:p><w:bookmarkStart w:id="1" w:name="b"/><w:p>'b'</w:p><w:p/>`,
      original: `<w:p>'a'<w:bookmarkStart w:id="1" w:name="b"/>'b'</w:p>`,
    },
    {
      name: 'makes a wholly removed paragraph vanish',
      source: `<w:p>'a'</w:p><w:p>${mark('del')}{del}~x~</w:del></w:p><w:p><w:pPr><w:keepNext/></w:pPr>'b'</w:p>`,
      accept: `<w:p>'a'</w:p><w:p><w:pPr><w:keepNext/></w:pPr>'b'</w:p>`,
      original: `<w:p>'a'</w:p><w:p>'x'</w:p><w:p><w:pPr><w:keepNext/></w:pPr>'b'</w:p>`,
    },
    {
      name: 'never joins into a table, and lets only an empty paragraph vanish before one',
      source: `<w:p>${mark('del')}'a'</w:p><w:tbl/><w:p>'b'</w:p><w:p>${mark('del')}</w:p><w:tbl/><w:p>${mark('del')}</w:p><w:tbl/><w:p/>`,
      accept: `<w:p>'a'</w:p><w:tbl/><w:p>'b'</w:p><w:tbl/><w:p></w:p><w:tbl/><w:p/>`,
      original: `<w:p>'a'</w:p><w:tbl/><w:p>'b'</w:p><w:p></w:p><w:tbl/><w:p></w:p><w:tbl/><w:p/>`,
    },
    {
      name: 'never joins over a section break nor loses the last paragraph',
      source: `<w:p><w:pPr><w:rPr>{del/}</w:rPr><w:sectPr/></w:pPr></w:p><w:p>${mark('del')}{del}~x~</w:del></w:p><w:sectPr/>`,
      accept: `<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p></w:p><w:sectPr/>`,
      original: `<w:p><w:pPr><w:sectPr/></w:pPr></w:p><w:p>'x'</w:p><w:sectPr/>`,
    },
    {
      name: 'keeps the paragraph that ends a cell',
      source: `<w:tbl><w:tr><w:tc><w:p>${mark('del')}{del}~x~</w:del></w:p></w:tc></w:tr></w:tbl><w:p/>`,
      accept: '<w:tbl><w:tr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl><w:p/>',
      original: "<w:tbl><w:tr><w:tc><w:p>'x'</w:p></w:tc></w:tr></w:tbl><w:p/>",
    },
  ],
  tables: [
    {
      name: 'removes rows',
      source: `<w:tbl>${row('a')}${row('i', 'ins')}${row('d', 'del')}</w:tbl><w:p/>`,
      accept: `<w:tbl>${row('a')}${row('i')}</w:tbl><w:p/>`,
      original: `<w:tbl>${row('a')}${row('d')}</w:tbl><w:p/>`,
    },
    {
      name: 'removes a table with its last row, also inside a content control',
      source: `<w:tbl><w:tblPr/><w:sdt><w:sdtPr/><w:sdtContent>${row('d', 'del')}</w:sdtContent></w:sdt></w:tbl><w:p/>`,
      accept: '<w:p/>',
      original: `<w:tbl><w:tblPr/><w:sdt><w:sdtPr/><w:sdtContent>${row('d')}</w:sdtContent></w:sdt></w:tbl><w:p/>`,
    },
    {
      name: 'leaves a paragraph in a cell that held only a removed table',
      source: `<w:tbl><w:tr><w:tc><w:tbl>${row('d', 'del')}</w:tbl></w:tc></w:tr></w:tbl><w:p/>`,
      accept: '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>',
      original: `<w:tbl><w:tr><w:tc><w:tbl>${row('d')}</w:tbl></w:tc></w:tr></w:tbl><w:p/>`,
    },
    {
      name: 'removes cells, and a row with its last cell',
      source: `<w:tbl>${row('a')}<w:tr><w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr><w:p>'b'</w:p></w:tc></w:tr></w:tbl><w:p/>`,
      accept: `<w:tbl>${row('a')}</w:tbl><w:p/>`,
      original: `<w:tbl>${row('a')}${row('b')}</w:tbl><w:p/>`,
    },
    {
      name: 'keeps a row that holds half of a field',
      source: `<w:tbl><w:tr><w:trPr>{del/}</w:trPr><w:tc><w:p>${field('begin')}</w:p></w:tc></w:tr></w:tbl><w:p>${field('end')}</w:p>`,
      accept: `<w:tbl><w:tr><w:tc><w:p>${field('begin')}</w:p></w:tc></w:tr></w:tbl><w:p>${field('end')}</w:p>`,
      original: `<w:tbl><w:tr><w:tc><w:p>${field('begin')}</w:p></w:tc></w:tr></w:tbl><w:p>${field('end')}</w:p>`,
    },
  ],
  blocks: [
    {
      name: 'resolves revisions around blocks, giving halves of fields a paragraph',
      source: `{del}<w:p>${field('begin')}~x~</w:p></w:del>{ins}<w:p>'y'</w:p></w:ins><w:p>${field('end')}</w:p>`,
      accept: `<w:p>${field('begin')}</w:p><w:p>'y'</w:p><w:p>${field('end')}</w:p>`,
      original: `<w:p>${field('begin')}'x'</w:p><w:p>${field('end')}</w:p>`,
    },
  ],
};

describe.each(Object.entries(examples))('%s', (_, list) => {
  it.each(list)('accepting $name', ({ source, accept }) =>
    expect(resolvedBody(source, 'accept')).toBe(accept),
  );
  it.each(list)('restoring $name', ({ source, original }) =>
    expect(resolvedBody(source, 'original')).toBe(original),
  );
});

describe('resolveRevisions', () => {
  it('says nothing about a part without revisions', () => {
    expect(resolvedBody("<w:p>'a'</w:p>", 'accept')).toBeUndefined();
  });

  it('lists removed text with its place, and not the deleted text that comes back', () => {
    const source = tree(body("<w:p>'a'</w:p><w:p>{ins}'new &amp; old'</w:ins>{del}~b~</w:del></w:p>"));
    expect(resolveRevisions(source, 'accept')!.removed).toEqual([
      { element: 'w:delText', characters: 1, text: 'b', place: 'paragraph 2' },
    ]);
    expect(resolveRevisions(source, 'original')!.removed).toEqual([
      { element: 'w:t', characters: 9, text: 'new & old', place: 'paragraph 2' },
    ]);
  });

  it('keeps the prefix of the document, and what stands around the document element', () => {
    const uri = 'http://purl.oclc.org/ooxml/wordprocessingml/main';
    const text = `<?xml version="1.0"?><!-- a --><ns0:hdr xmlns:ns0="${uri}"><ns0:p><ns0:del><ns0:r><ns0:delText xml:space="preserve"> x</ns0:delText ></ns0:r></ns0:del></ns0:p></ns0:hdr>\n`;
    expect(resolveRevisions(tree(text), 'original')!.text).toBe(
      `<?xml version="1.0"?><!-- a --><ns0:hdr xmlns:ns0="${uri}"><ns0:p><ns0:r><ns0:t xml:space="preserve"> x</ns0:t ></ns0:r></ns0:p></ns0:hdr>\n`,
    );
  });

  it('carries namespace declarations from opened wrappers and joined paragraphs to where they are needed', () => {
    const resolved = resolvedBody(
      `<w:p xmlns:x="urn:x">${mark('del')}<x:a/></w:p><w:p><w:ins xmlns:y="urn:y"><y:b/></w:ins></w:p>`,
      'accept',
    );
    expect(resolved).toBe('<w:p><x:a xmlns:x="urn:x"/><y:b xmlns:y="urn:y"/></w:p>');
  });
});
