import { expect, it } from 'vitest';
import { body, tree } from '#test/revision-specimen';
import { countRevisions } from './count-revisions.ts';

it('counts marks by kind, and a move once', () => {
  const source = tree(
    body(
      "<w:p><w:pPr><w:rPr>{ins/}</w:rPr><w:pPrChange w:id=\"1\"/></w:pPr>{ins}'a'</w:ins>{del}~b~</w:del>{moveFrom}'c'</w:moveFrom>{moveTo}'c'</w:moveTo></w:p><w:tbl><w:tr><w:trPr>{del/}</w:trPr><w:tc><w:tcPr><w:cellMerge w:id=\"1\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    ),
  );
  expect(countRevisions(source)).toEqual({
    insertions: 2,
    deletions: 2,
    moves: 1,
    formatting: 1,
    cells: 1,
    total: 7,
  });
});

it('counts nothing where nothing was tracked', () => {
  expect(countRevisions(tree(body("<w:p>'a'</w:p>"))).total).toBe(0);
});
