import { type InlineText, plainText } from '#engine/inline';
import { adaptCompared, compareSources, type SourceComparison } from './adapt-target.ts';
import { type CodeFit, codesStandAlike } from './fit-codes.ts';
import type { MatchKind, MatchPenalty, MemoryMatch, MemoryUnit } from './memory-unit.ts';
import { normaliseText } from './normalise-text.ts';
import { weightOf } from './similarity.ts';
import type { TokenReader } from './tokens-of.ts';

/** The most that codes take off a score. */
const mostForCodes = 10;
/** What numbers take off that the target still has from the unit: keeps the match out of the band of 95–99. */
const forKeptNumbers = 6;

/**
 * Adapts a unit's target to a segment and takes off what does not fit. `similar` is the score of the texts alone: 101
 * for context, 100 for equal texts.
 */
export function finishMatch(
  unit: MemoryUnit,
  source: InlineText,
  kind: MatchKind,
  similar: number,
  read: TokenReader,
): MemoryMatch {
  const compared = kind === 'fuzzy' ? compareSources(unit.source, source, read) : undefined;
  const { target, adapted, numbers, codes } = adaptCompared(unit, source, compared);
  const alike = kind === 'fuzzy' || codesStandAlike(unit.source, source, codes);
  const penalties: MatchPenalty[] = [
    { code: 'codes', points: codePoints(codes, alike) },
    { code: 'unit', points: unitPoints(unit) },
  ];
  const keptPoints = numbers === 'kept' ? forKeptNumbers : 0;
  const lost = penalties.reduce((sum, { points }) => sum + points, keptPoints);
  if (compared) penalties.unshift(...sharesOf(compared, keptPoints));
  return {
    unit,
    kind,
    score: Math.max(0, similar - lost),
    penalties: penalties.filter(({ points }) => points > 0),
    target,
    adapted,
  };
}

/** Points off for the unit itself, whole, 0–100. */
export function unitPoints({ penalty = 0 }: MemoryUnit): number {
  return Math.min(100, Math.max(0, Math.round(penalty)));
}

function codePoints({ unmatched, retyped }: CodeFit, alike: boolean): number {
  return Math.min(mostForCodes, 2 * unmatched + retyped + (alike ? 0 : 1));
}

/** What case, numbers and punctuation contribute to the distance, in points of the score, one at least. */
function sharesOf({ unit, segment, alignment }: SourceComparison, keptPoints: number): MatchPenalty[] {
  const weight = Math.max(weightOf(unit), weightOf(segment));
  const share = (cost: number) => (cost > 0 ? Math.max(1, Math.round((100 * cost) / weight)) : 0);
  const { costs, distance } = alignment;
  return [
    { code: 'case', points: share(costs.case) },
    // Texts that differ in nothing but blanks have no distance, and one point off all the same.
    { code: 'punctuation', points: distance === 0 ? 1 : share(costs.punctuation) },
    { code: 'numbers', points: share(costs.numbers) + keptPoints },
  ];
}

/** What a segment knows of its surroundings; undefined where nothing is known, empty at the edge of the document. */
export interface Surroundings {
  readonly previous?: string;
  readonly next?: string;
  /** Where it stands, in the terms that units have it in. */
  readonly structuralId?: string;
}

/**
 * Whether a unit stood where a segment stands: both have the same structural id, or stand between the same texts. Every
 * side that both know is equal then, and at least one of these sides has text, since being alone in a document says
 * nothing.
 */
export function isInContext(unit: Surroundings, segment: Surroundings): boolean {
  if (unit.structuralId !== undefined && unit.structuralId === segment.structuralId) return true;
  let hasText = false;
  for (const side of ['previous', 'next'] as const) {
    const [there, here] = [unit[side], segment[side]];
    if (there === undefined || here === undefined) continue;
    const text = normaliseText(here);
    if (normaliseText(there) !== text) return false;
    hasText ||= text !== '';
  }
  return hasText;
}

/** The text of a source that decides whether units are exact: plain and normalised. */
export function keyText(source: InlineText): string {
  return normaliseText(plainText(source));
}
