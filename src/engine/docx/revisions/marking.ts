import type { XmlTree } from '#engine/docx/xml';

/** `accept`: the text as its revisers left it; `original`: the text as it was before any tracked change. */
export type RevisionMode = 'accept' | 'original';

/** What becomes of a node that revision markup changes. */
export const KEEP = 0;
/** The tags go, the content stays. */
export const UNWRAP = 1;
/** It goes, apart from paired markers and field characters the rest of the story needs. */
export const REMOVE = 2;
/** It goes with everything in it. */
export const DROP = 3;
/** Deleted text becomes text. */
export const RENAME = 4;
/** The content is replaced by the properties an earlier state had. */
export const RESTORE = 5;
/** A removed run of which only the field characters in `keptFields` stay. */
export const FIELD_ONLY = 6;

/** The decisions on one part, by node. */
export interface Marking {
  readonly tree: XmlTree;
  readonly fate: Uint8Array;
  /** 1 for every node inside removed content, that content included. */
  readonly gone: Uint8Array;
  /** 1 for every node that holds something with a fate, and for those themselves. */
  readonly touched: Uint8Array;
  /** Paragraphs whose paragraph mark is removed. */
  readonly unmarked: Set<number>;
  /** Field characters in removed content that have to stay. */
  readonly keptFields: ReadonlySet<number>;
}

/** Gives a node its fate and tells its ancestors; a removal is noted for everything inside. */
export function setFate({ tree, fate, gone, touched }: Marking, node: number, value: number): void {
  fate[node] = value;
  if (value === REMOVE || value === DROP) gone.fill(1, node, tree.after[node]);
  for (let above = node; above !== -1 && touched[above] === 0; above = tree.parent[above]!)
    touched[above] = 1;
}
