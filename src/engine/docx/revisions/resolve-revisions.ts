import type { XmlTree } from '#engine/docx/xml';
import { markRevisions } from './mark-revisions.ts';
import type { RevisionMode } from './marking.ts';
import { listRemovedText, type RemovedText } from './removed-text.ts';
import { revisionNames } from './vocabulary.ts';
import { writeResolved } from './write-resolved.ts';

export interface ResolvedRevisions {
  /** The new text of the part: well-formed, without revision markup, the rest character for character as it was. */
  readonly text: string;
  /** The text-bearing elements that are not in `text`, in document order, for the coverage map. */
  readonly removed: readonly RemovedText[];
}

/**
 * Resolves the tracked changes of one part as Word does on Accept All or Reject All (ECMA-376-1 17.13.5). Works on
 * every part with WordprocessingML content. Deleted text that comes back in `original` mode is not counted as
 * removed. Undefined when the part holds no revision markup, so that resolving twice is resolving once. Never throws;
 * what it does with each construct is described in docs/formats/docx/revisions.md.
 */
export function resolveRevisions(tree: XmlTree, mode: RevisionMode): ResolvedRevisions | undefined {
  if (!tree.names.some(({ canonical }) => revisionNames.has(canonical))) return undefined;
  const marking = markRevisions(tree, mode);
  const { text, written } = writeResolved(marking);
  return { text, removed: listRemovedText(tree, written) };
}
