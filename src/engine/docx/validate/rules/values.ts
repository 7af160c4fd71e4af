import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';
import { isFallback } from './stories.ts';

const fieldMarks: ReadonlySet<string> = new Set(['begin', 'separate', 'end']);
const identified = [
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:comment',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:footnote',
  'w:endnote',
  'w:permStart',
  'w:permEnd',
];
const valued = ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:numId', 'w:ilvl'];

const required: readonly (readonly [element: string, attribute: string])[] = [
  ...identified.map((element) => [element, 'w:id'] as const),
  ...valued.map((element) => [element, 'w:val'] as const),
  ['w:bookmarkStart', 'w:name'],
  ['w:num', 'w:numId'],
  ['w:abstractNum', 'w:abstractNumId'],
];

/** Attributes without which an element means nothing: ids, values, the kind of a field mark. */
export function checkAttributes(view: PartView, report: Report): void {
  for (const [element, attribute] of required) {
    for (const node of view.nodes(element)) {
      if (!view.tree.attribute(node, attribute))
        report.at('attribute-missing', view, node, `${element} ${attribute}`);
    }
  }
  for (const node of view.nodes('w:fldChar')) {
    if (!fieldMarks.has(view.tree.attribute(node, 'w:fldCharType') ?? '')) {
      report.at('attribute-missing', view, node, 'w:fldChar w:fldCharType');
    }
  }
}

/** Drawings of a part have ids of their own (ECMA-376-1, 20.4.2.5); a fallback repeats those of its choice. */
export function checkDrawingIds(view: PartView, report: Report): void {
  const seen = new Set<string>();
  for (const node of view.nodes('wp:docPr')) {
    const id = view.tree.attribute(node, 'id');
    if (id === undefined) continue;
    if (seen.has(id) && !isFallback(view, node)) report.at('drawing-id-duplicate', view, node, `id ${id}`);
    seen.add(id);
  }
}

const space = /^[ \t\r\n]|[ \t\r\n]$/;

/** Spaces at the edges of text stay only under `xml:space="preserve"` (ECMA-376-1, 17.3.3.31). */
export function checkSpaces(view: PartView, report: Report): void {
  const { tree } = view;
  for (const element of ['w:t', 'w:delText']) {
    for (const node of view.nodes(element)) {
      const edges =
        tree.text.charCodeAt(tree.openEnd[node]!) <= 32 ||
        tree.text.charCodeAt(tree.closeStart[node]! - 1) <= 32;
      if (!edges || !space.test(tree.textContent(node)) || preserves(view, node)) continue;
      report.at('space-not-preserved', view, node);
    }
  }
}

function preserves(view: PartView, node: number): boolean {
  for (let at = node; at !== -1; at = view.tree.parent[at]!) {
    const value = view.tree.attribute(at, 'xml:space');
    if (value !== undefined) return value === 'preserve';
  }
  return false;
}
