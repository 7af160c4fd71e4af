import type { PartView } from './part-view.ts';
import type { Report, RuleCode } from './report.ts';
import { isFallback } from './stories.ts';

interface RangeKind {
  readonly start: string;
  readonly end: string;
  readonly startMissing: RuleCode;
  readonly endMissing: RuleCode;
}

const kinds: readonly RangeKind[] = [
  {
    start: 'w:bookmarkStart',
    end: 'w:bookmarkEnd',
    startMissing: 'bookmark-start-missing',
    endMissing: 'bookmark-end-missing',
  },
  {
    start: 'w:commentRangeStart',
    end: 'w:commentRangeEnd',
    startMissing: 'comment-range-unbalanced',
    endMissing: 'comment-range-unbalanced',
  },
  {
    start: 'w:permStart',
    end: 'w:permEnd',
    startMissing: 'permission-unbalanced',
    endMissing: 'permission-unbalanced',
  },
  {
    start: 'w:moveFromRangeStart',
    end: 'w:moveFromRangeEnd',
    startMissing: 'revision-move-unbalanced',
    endMissing: 'revision-move-unbalanced',
  },
  {
    start: 'w:moveToRangeStart',
    end: 'w:moveToRangeEnd',
    startMissing: 'revision-move-unbalanced',
    endMissing: 'revision-move-unbalanced',
  },
];

/** Marks that come in pairs with one id (ECMA-376-1, 17.13): each start has its end and each end its start. */
export function checkRanges(view: PartView, report: Report): void {
  for (const kind of kinds) {
    const starts = byId(view, kind.start);
    const ends = byId(view, kind.end);
    for (const [id, node] of starts)
      if (!ends.has(id)) report.at(kind.endMissing, view, node, `id ${id}, no end`);
    for (const [id, node] of ends)
      if (!starts.has(id)) report.at(kind.startMissing, view, node, `id ${id}, no start`);
  }
}

/** Ids are unique among the bookmarks of a part, names too; a fallback repeats those of its choice. */
export function checkBookmarkIdentity(view: PartView, report: Report): void {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const node of view.nodes('w:bookmarkStart')) {
    const id = view.tree.attribute(node, 'w:id');
    const name = view.tree.attribute(node, 'w:name');
    const seen = (id !== undefined && ids.has(id)) || (name !== undefined && names.has(name));
    if (seen && isFallback(view, node)) continue;
    if (id !== undefined && ids.has(id)) report.at('bookmark-id-duplicate', view, node, `id ${id}`);
    if (name !== undefined && names.has(name))
      report.at('bookmark-name-duplicate', view, node, `name ${name}`);
    if (id !== undefined) ids.add(id);
    if (name !== undefined) names.add(name);
  }
}

function byId(view: PartView, element: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const node of view.nodes(element)) {
    const id = view.tree.attribute(node, 'w:id');
    if (id !== undefined) found.set(id, node);
  }
  return found;
}
