import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLaws } from '#test/revision-laws';
import { body, tree } from '#test/revision-specimen';

const kind = fc.constantFrom('ins', 'del', 'moveFrom', 'moveTo');
const marks = fc.array(kind, { maxLength: 2 }).map((kinds) => kinds.map((name) => `{${name}/}`).join(''));
const fieldCharacter = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const change = (name: string, earlier: string) =>
  `<w:${name}Change w:id="1"><w:${name}>${earlier}</w:${name}></w:${name}Change>`;

// Small depths: the constructs multiply, and faults show in small documents.
const nesting = { maxDepth: 4, depthIdentifier: 'nesting', withCrossShrink: true } as const;
const few = { maxLength: 3, depthIdentifier: 'nesting' } as const;

const { inline, blocks } = fc.letrec<
  Record<'inline' | 'inlines' | 'paragraph' | 'table' | 'block' | 'blocks', string>
>((tie) => ({
  inline: fc.oneof(
    nesting,
    fc.constantFrom(
      "'text'",
      '~gone~',
      "'&amp;'",
      `<w:r><w:rPr><w:b/>${change('rPr', '<w:i/>')}</w:rPr><w:t>b</w:t></w:r>`,
    ),
    fc.constantFrom(
      '<w:bookmarkStart w:id="1" w:name="b"/>',
      '<w:bookmarkEnd w:id="1"/>',
      '<w:moveFromRangeStart w:id="1"/>',
    ),
    fc.tuple(kind, tie('inlines')).map(([name, inner]) => `{${name}}${inner}</w:${name}>`),
    fc
      .tuple(fc.constantFrom('hyperlink', 'smartTag', 'fldSimple'), tie('inlines'))
      .map(([name, inner]) => `<w:${name}>${inner}</w:${name}>`),
    tie('inlines').map((inner) => `<w:sdt><w:sdtContent>${inner}</w:sdtContent></w:sdt>`),
    // Revisions that cut through a field, not only around it.
    fc
      .tuple(kind, tie('inlines'), tie('inlines'), kind)
      .map(
        ([first, code, result, second]) =>
          `{${first}}${fieldCharacter('begin')}${code}</w:${first}>${fieldCharacter('separate')}${result}{${second}}${fieldCharacter('end')}'x'</w:${second}>`,
      ),
    tie('blocks').map((inner) => `<w:r><w:pict><w:txbxContent>${inner}<w:p/></w:txbxContent></w:pict></w:r>`),
  ),
  inlines: fc.array(tie('inline'), few).map((list) => list.join('')),
  paragraph: fc
    .tuple(marks, fc.constantFrom('', '', '<w:sectPr/>', change('pPr', '<w:keepNext/>')), tie('inlines'))
    .map(([mark, rest, inner]) => `<w:p><w:pPr><w:rPr>${mark}</w:rPr>${rest}</w:pPr>${inner}</w:p>`),
  table: fc
    .array(
      fc
        .tuple(
          marks,
          fc.array(
            fc.tuple(fc.constantFrom('', '<w:cellDel/>', '<w:cellIns/>'), tie('blocks'), tie('paragraph')),
            { minLength: 1, maxLength: 2 },
          ),
        )
        .map(
          ([mark, cells]) =>
            `<w:tr><w:trPr>${mark}</w:trPr>${cells.map(([cell, inner, last]) => `<w:tc><w:tcPr>${cell}</w:tcPr>${inner}${last}</w:tc>`).join('')}</w:tr>`,
        ),
      { minLength: 1, maxLength: 2 },
    )
    .map((rows) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`),
  block: fc.oneof(
    nesting,
    tie('paragraph'),
    tie('table'),
    tie('blocks').map((inner) => `<w:sdt><w:sdtContent>${inner}<w:p/></w:sdtContent></w:sdt>`),
    fc.tuple(kind, tie('blocks')).map(([name, inner]) => `{${name}}${inner}</w:${name}>`),
  ),
  blocks: fc.array(tie('block'), few).map((list) => list.join('')),
}));

describe('resolved revisions of generated documents', () => {
  it.each(['accept', 'original'] as const)('keep the laws, %s', (mode) => {
    const document = fc
      .tuple(blocks, inline)
      .map(([content, last]) => body(`${content}<w:p>${last}</w:p><w:sectPr/>`));
    fc.assert(
      fc.property(document, (text) => {
        expect(brokenLaws(tree(text), mode)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});
