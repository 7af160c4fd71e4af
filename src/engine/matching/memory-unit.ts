import type { InlineText } from '#engine/inline';

/** Something that the tool a unit comes from says of it, such as its `domain`. */
export interface UnitProperty {
  readonly type: string;
  readonly value: string;
}

/** An approved pair of a translation memory, as matching needs it. */
export interface MemoryUnit {
  /** Unique in its memory. */
  readonly id: string;
  /** Name of the memory. */
  readonly memory: string;
  readonly source: InlineText;
  readonly target: InlineText;
  /** Plain text of the source segments around it; undefined where not known, empty at the edge of a document. */
  readonly previous?: string;
  readonly next?: string;
  /** Where it stood, such as a key of a resource or a place in a file; context where a segment has the same. */
  readonly structuralId?: string;
  /** ISO 8601 date of the last change. */
  readonly changedAt?: string;
  readonly changedBy?: string;
  /** In order of types and values, at least one; a type may have several values. */
  readonly properties?: readonly UnitProperty[];
  /** What people wrote about it; at least one. */
  readonly notes?: readonly string[];
  /** Of matches that score alike those of a higher one come first; default 0. */
  readonly priority?: number;
  /** Points taken off every match, 0–100, such as for a memory or author of less trust; default 0. */
  readonly penalty?: number;
}

/** How a unit fits a segment. */
export type MatchKind = 'context' | 'exact' | 'fuzzy';

/** What lowered a score. */
export interface MatchPenalty {
  readonly code: 'codes' | 'case' | 'punctuation' | 'numbers' | 'unit' | 'ambiguous';
  /** Points, more than 0. */
  readonly points: number;
}

/** A unit found for a segment. */
export interface MemoryMatch {
  readonly unit: MemoryUnit;
  readonly kind: MatchKind;
  /** 101 context, 100 exact, below fuzzy: whole points after penalties, never negative. */
  readonly score: number;
  readonly penalties: readonly MatchPenalty[];
  /** The unit's target with the codes, and where it could be done the numbers, of the segment asked for. */
  readonly target: InlineText;
  /** Whether numbers or codes of `target` were changed to fit. */
  readonly adapted: boolean;
}
