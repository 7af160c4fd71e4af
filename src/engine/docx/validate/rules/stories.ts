import type { PartView } from './part-view.ts';

const roots: ReadonlySet<string> = new Set([
  'w:body',
  'w:hdr',
  'w:ftr',
  'w:footnote',
  'w:endnote',
  'w:comment',
  'w:docPartBody',
  'w:txbxContent',
  'wne:txbxContent',
]);

/** The element whose content a node is read with: text boxes, notes and comments are read on their own. */
export function storyOf(view: PartView, node: number): number {
  return view.ancestor(node, (name) => roots.has(name));
}

/** Whether a node is in the branch of alternate content that newer programs do not read: a copy of the choice. */
export function isFallback(view: PartView, node: number): boolean {
  return view.ancestor(node, (name) => name === 'mc:Fallback') !== -1;
}
