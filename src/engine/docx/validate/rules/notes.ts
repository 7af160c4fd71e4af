import type { Definitions } from './definitions.ts';
import type { PartView } from './part-view.ts';
import type { Report, RuleCode } from './report.ts';

interface ReferenceKind {
  readonly element: string;
  readonly defined: keyof Omit<Definitions, 'styles'>;
  readonly missing: RuleCode;
}

const references: readonly ReferenceKind[] = [
  { element: 'w:footnoteReference', defined: 'footnotes', missing: 'note-missing' },
  { element: 'w:endnoteReference', defined: 'endnotes', missing: 'note-missing' },
  { element: 'w:commentReference', defined: 'comments', missing: 'comment-missing' },
];

const definitions: readonly { element: string; duplicate: RuleCode }[] = [
  { element: 'w:footnote', duplicate: 'note-id-duplicate' },
  { element: 'w:endnote', duplicate: 'note-id-duplicate' },
  { element: 'w:comment', duplicate: 'comment-id-duplicate' },
];

/** Reference marks lead to a note or comment, and each of those has an id of its own (ECMA-376-1, 17.11 and 17.13.4). */
export function checkNotes(view: PartView, report: Report, defined: Definitions): void {
  for (const kind of references) {
    for (const node of view.nodes(kind.element)) {
      const id = view.tree.attribute(node, 'w:id');
      if (id !== undefined && !defined[kind.defined].has(id))
        report.at(kind.missing, view, node, `${kind.element} ${id}`);
    }
  }
  for (const { element, duplicate } of definitions) {
    if (view.rootName !== `${element}s`) continue;
    const ids = new Set<string>();
    for (const node of view.nodes(element)) {
      const id = view.tree.attribute(node, 'w:id');
      if (id === undefined) continue;
      if (ids.has(id)) report.at(duplicate, view, node, `${element} ${id}`);
      ids.add(id);
    }
  }
}
