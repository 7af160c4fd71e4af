import { markedText } from '#engine/inline';
import type { MatchKind, MemoryMatch } from './memory-unit.ts';

/** A unit that fits, before its target is adapted. */
export interface RankedUnit {
  /** Number of the unit; larger for one added later. */
  readonly unit: number;
  readonly kind: MatchKind;
  /** Score of the texts alone. */
  readonly similar: number;
  /** `similar` less the points off for the unit: the most that the match can score. */
  readonly bound: number;
  /** Of the unit's memory. */
  readonly priority: number;
  /** Larger for a unit changed later; 0 where not known. */
  readonly recency: number;
}

export interface FinishedMatch {
  readonly ranked: RankedUnit;
  readonly match: MemoryMatch;
}

const kinds: readonly MatchKind[] = ['context', 'exact', 'fuzzy'];

/** Best first: by bound, then kind, then priority, then the newest, then the one added last. */
export function compareUnits(a: RankedUnit, b: RankedUnit): number {
  return (
    b.bound - a.bound ||
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    b.priority - a.priority ||
    b.recency - a.recency ||
    b.unit - a.unit
  );
}

/** Best first: by score, then as `compareUnits`. */
export function compareFinished(a: FinishedMatch, b: FinishedMatch): number {
  return b.match.score - a.match.score || compareUnits(a.ranked, b.ranked);
}

/**
 * Takes a point off the best matches of equal texts when their targets differ and nothing tells which is right: they
 * score alike, and those of the highest priority, and the newest of these, are several.
 */
export function markAmbiguous(finished: readonly FinishedMatch[]): FinishedMatch[] {
  const best = finished.reduce((most, { match }) => Math.max(most, match.score), 0);
  const leaders = finished.filter(({ match }) => match.score === best);
  const first = leaders.reduce((most, { ranked }) => Math.max(most, ranked.priority), -Infinity);
  const preferred = leaders.filter(({ ranked }) => ranked.priority === first);
  const newest = preferred.reduce((most, { ranked }) => Math.max(most, ranked.recency), 0);
  const undecided = preferred.filter(({ ranked }) => ranked.recency === newest);
  const targets = new Set(undecided.map(({ match }) => markedText(match.target)));
  if (targets.size < 2) return [...finished];
  return finished.map((one) => (one.match.score === best ? { ...one, match: lessOne(one.match) } : one));
}

function lessOne(match: MemoryMatch): MemoryMatch {
  return {
    ...match,
    score: Math.max(0, match.score - 1),
    penalties: [...match.penalties, { code: 'ambiguous', points: 1 }],
  };
}
