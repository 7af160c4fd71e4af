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
  const preserved = new Map<number, boolean>();
  for (const element of ['w:t', 'w:delText']) {
    for (const node of view.nodes(element)) {
      const [before, after] = [tree.openEnd[node]!, tree.closeStart[node]! - 1];
      if (tree.text.charCodeAt(before) > 32 && tree.text.charCodeAt(after) > 32) continue;
      if (!space.test(tree.textContent(node)) || preserves(view, node, preserved)) continue;
      report.at('space-not-preserved', view, node);
    }
  }
}

/** Whether `xml:space` of the node or the nearest ancestor that has one says so; `known` remembers ancestors. */
function preserves(view: PartView, node: number, known: Map<number, boolean>): boolean {
  const own = view.tree.attribute(node, 'xml:space');
  if (own !== undefined) return own === 'preserve';
  const above = view.tree.parent[node]!;
  if (above === -1) return false;
  const remembered = known.get(above) ?? preserves(view, above, known);
  known.set(above, remembered);
  return remembered;
}
