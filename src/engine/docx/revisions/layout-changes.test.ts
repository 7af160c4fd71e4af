import { describe, expect, it } from 'vitest';
import { parseXml, type XmlTree } from '#engine/docx/xml';
import { listLayoutChanges } from './layout-changes.ts';

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function listed(body: string): string[] | undefined {
  const tree = parseXml(`<w:body ${namespace}>${body}</w:body>`) as XmlTree;
  return listLayoutChanges(tree)?.map((node) => tree.source(node));
}

describe('changes of table layout', () => {
  it.each([
    ['nothing changed', '<w:p/>', undefined],
    [
      'a changed grid',
      '<w:tblGrid><w:tblGridChange w:id="1"><w:tblGrid/></w:tblGridChange></w:tblGrid>',
      ['<w:tblGridChange w:id="1"><w:tblGrid/></w:tblGridChange>'],
    ],
    [
      'a changed cell',
      '<w:tc><w:tcPr><w:tcPrChange w:id="1"><w:tcPr/></w:tcPrChange></w:tcPr></w:tc>',
      ['<w:tcPrChange w:id="1"><w:tcPr/></w:tcPrChange>'],
    ],
    [
      'a changed grid and an insertion',
      '<w:tblGrid><w:tblGridChange w:id="1"/></w:tblGrid><w:p><w:ins w:id="2"/></w:p>',
      undefined,
    ],
    ['a changed run', '<w:r><w:rPr><w:rPrChange w:id="1"><w:rPr/></w:rPrChange></w:rPr></w:r>', undefined],
  ])('%s', (_, body, expected) => {
    expect(listed(body)).toEqual(expected);
  });
});
