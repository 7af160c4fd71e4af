import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';

const first: Readonly<Record<string, string>> = { 'w:rPr': 'w:r', 'w:pPr': 'w:p', 'w:tcPr': 'w:tc' };

/** Run, paragraph and cell properties come first in their element, once (ECMA-376-1, annex A). */
export function checkPropertiesFirst(view: PartView, report: Report): void {
  const { tree } = view;
  for (const [properties, owner] of Object.entries(first)) {
    for (const node of view.nodes(properties)) {
      const parent = tree.parent[node]!;
      if (node === parent + 1 || tree.name(parent) !== owner) continue;
      const [leader] = tree.elements(parent);
      if (leader !== node)
        report.at('properties-misplaced', view, node, `${properties} not first in ${owner}`);
    }
  }
}

/** A content control wraps something (ECMA-376-1, 17.5.2). */
export function checkControls(view: PartView, report: Report): void {
  for (const node of view.nodes('w:sdt')) {
    if (view.tree.child(node, 'w:sdtContent') === -1) report.at('control-content-missing', view, node);
  }
}
