import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';

/** Beyond these a deletion does not reach: what they hold is deleted as a whole and keeps its live text. */
const shields: ReadonlySet<string> = new Set(['w:p', 'w:txbxContent', 'wne:txbxContent', 'w:ruby']);
const deletions: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);

/** Deleted runs spell their text `w:delText`, live ones `w:t` (ECMA-376-1, 17.3.3.7); moved text may be either. */
export function checkRevisionText(view: PartView, report: Report): void {
  if (view.nodes('w:del').length > 0) {
    for (const live of ['w:t', 'w:instrText']) {
      for (const node of view.nodes(live)) {
        if (enclosing(view, node) === 'w:del')
          report.at('revision-text-live', view, node, `${live} in w:del`);
      }
    }
  }
  for (const deleted of ['w:delText', 'w:delInstrText']) {
    for (const node of view.nodes(deleted)) {
      if (!deletions.has(enclosing(view, node)))
        report.at('revision-text-deleted', view, node, `${deleted} outside w:del`);
    }
  }
}

function enclosing(view: PartView, node: number): string {
  const found = view.ancestor(node, (name) => deletions.has(name) || shields.has(name));
  return found === -1 ? '' : view.tree.name(found);
}

/** Origin and destination of a move share a name that no other move has (ECMA-376-1, 17.13.5.24 and 17.13.5.28). */
export function checkMoves(view: PartView, report: Report): void {
  const names = {
    'w:moveFromRangeStart': new Map<string, number>(),
    'w:moveToRangeStart': new Map<string, number>(),
  };
  for (const [element, seen] of Object.entries(names)) {
    for (const node of view.nodes(element)) {
      const name = view.tree.attribute(node, 'w:name');
      if (name === undefined) continue;
      if (seen.has(name)) report.at('revision-move-duplicate', view, node, `${element} ${name}`);
      seen.set(name, node);
    }
  }
  const { 'w:moveFromRangeStart': from, 'w:moveToRangeStart': to } = names;
  for (const [name, node] of from)
    if (!to.has(name)) report.at('revision-move-unbalanced', view, node, `${name}, no destination`);
  for (const [name, node] of to)
    if (!from.has(name)) report.at('revision-move-unbalanced', view, node, `${name}, no origin`);
}
