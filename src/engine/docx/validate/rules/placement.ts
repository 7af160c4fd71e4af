import { CDATA, TEXT } from '#engine/docx/xml';
import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';

const blockParents = [
  'w:body',
  'w:hdr',
  'w:ftr',
  'w:footnote',
  'w:endnote',
  'w:comment',
  'w:docPartBody',
  'w:txbxContent',
  'w:tc',
  'w:sdtContent',
  'w:customXml',
];
const revisions = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'];
const runParents = [
  ...revisions,
  'w:p',
  'w:hyperlink',
  'w:fldSimple',
  'w:smartTag',
  'w:sdtContent',
  'w:customXml',
  'w:dir',
  'w:bdo',
  'w:rt',
  'w:rubyBase',
];

/** The WordprocessingML elements that may hold each of these (ECMA-376-1, annex A); other namespaces are not judged. */
const parents: Readonly<Record<string, ReadonlySet<string>>> = {
  'w:p': new Set(blockParents),
  'w:tbl': new Set(blockParents),
  'w:tr': new Set(['w:tbl', 'w:sdtContent', 'w:customXml']),
  'w:tc': new Set(['w:tr', 'w:sdtContent', 'w:customXml']),
  'w:r': new Set(runParents),
  'w:hyperlink': new Set(runParents),
  'w:t': new Set(['w:r']),
  'w:delText': new Set(['w:r']),
  'w:instrText': new Set(['w:r']),
  'w:fldChar': new Set(['w:r']),
  'w:drawing': new Set(['w:r']),
  'w:pict': new Set(['w:r', 'w:numPicBullet']),
  'w:footnoteReference': new Set(['w:r']),
  'w:endnoteReference': new Set(['w:r']),
  'w:commentReference': new Set(['w:r']),
};

/** Blocks stand among blocks, runs in paragraphs, text in runs. */
export function checkPlacement(view: PartView, report: Report): void {
  const { tree } = view;
  for (const [name, allowed] of Object.entries(parents)) {
    for (const node of view.nodes(name)) {
      const parent = tree.parent[node]! === -1 ? '' : tree.name(tree.parent[node]!);
      if (parent.startsWith('w:') && !allowed.has(parent))
        report.at('element-misplaced', view, node, `${name} in ${parent}`);
    }
  }
  for (const node of view.nodes('w:sectPr')) {
    if (tree.name(tree.parent[node]!) === 'w:body' && nextElement(view, node) !== -1) {
      report.at('element-misplaced', view, node, 'w:sectPr before the end of w:body');
    }
  }
}

function nextElement(view: PartView, node: number): number {
  const { tree } = view;
  let next = tree.nextSibling(node);
  while (next !== -1 && tree.name(next) === '') next = tree.nextSibling(next);
  return next;
}

const textHolders: ReadonlySet<string> = new Set([
  'w:t',
  'w:delText',
  'w:instrText',
  'w:delInstrText',
  'w:fldData',
  'w:binData',
  'w:attr',
]);

/** WordprocessingML elements hold elements; text stands in a handful of them only. */
export function checkText(view: PartView, report: Report): void {
  const { tree } = view;
  const holdsNone = tree.names.map(
    ({ canonical }) => canonical.startsWith('w:') && !textHolders.has(canonical),
  );
  const blank = /^[ \t\r\n]*$/;
  for (let node = 0; node < tree.count; node++) {
    if (tree.kind[node] !== TEXT && tree.kind[node] !== CDATA) continue;
    const parent = tree.parent[node]!;
    if (parent === -1 || !holdsNone[tree.nameIndex[parent]!]) continue;
    if (!blank.test(tree.characters(node)))
      report.at('text-misplaced', view, node, `in ${tree.name(parent)}`);
  }
}
