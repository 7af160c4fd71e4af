import { compareCodes, type InlineText } from '#engine/inline';
import type { MemoryMatch } from '#engine/matching';
import type { ResultSource, SegmentTarget } from './segment-target.ts';
import type { SegmentGroup, TranslatableSegment } from './translatable-segment.ts';

/** A translation memory as translation asks it. */
export interface RecallingMemory {
  /** Matches of at least `threshold`, best first. */
  lookup(
    segment: { readonly source: InlineText; readonly previous?: string; readonly next?: string },
    options: { readonly threshold: number; readonly limit: number },
  ): readonly MemoryMatch[];
}

export interface RecallPolicy {
  /** Lowest score at which a match becomes the target, 50–101. */
  readonly accept: number;
  /** Lowest score at which a match is shown to providers and people, 50–100. */
  readonly suggest: number;
}

export const defaultRecallPolicy: RecallPolicy = { accept: 95, suggest: 70 };

/** What a memory says of one group of equal segments. */
export interface Recalled {
  /** By segment id; segments of a group may differ, since their surroundings do. */
  readonly targets: ReadonlyMap<string, SegmentTarget>;
  /** Matches that are too weak to be targets, best first. */
  readonly suggestions: readonly MemoryMatch[];
}

/** The most matches that are asked for of a segment. */
export const mostSuggestions = 3;

/** Looks a group up in a memory. A match whose codes do not fit is a suggestion at best. */
export function recall(
  group: SegmentGroup,
  memory: RecallingMemory,
  { accept, suggest }: RecallPolicy = defaultRecallPolicy,
): Recalled {
  const [first, ...others] = group;
  const threshold = Math.min(accept, suggest);
  const matches = memory.lookup(first, { threshold, limit: mostSuggestions });
  const best = matches.find((match) => match.score >= accept && fits(first, match));
  const targets = new Map<string, SegmentTarget>();
  if (best) targets.set(first.id, targetOf(best));
  for (const segment of best ? others : []) {
    // What is exact for one is exact for all equals, but each has its own surroundings.
    const own = best!.kind === 'fuzzy' ? best : memory.lookup(segment, { threshold: accept, limit: 1 })[0];
    if (own && own.score >= accept && fits(segment, own)) targets.set(segment.id, targetOf(own));
  }
  return { targets, suggestions: matches.filter(({ score }) => score >= suggest) };
}

/** A match whose text is equal but whose codes had to be changed is as little exact as one whose text is not. */
function sourceOf({ kind, score }: MemoryMatch): ResultSource {
  if (score > 100) return 'memory_context';
  return kind === 'exact' && score === 100 ? 'memory_exact' : 'memory_fuzzy';
}

function targetOf(match: MemoryMatch): SegmentTarget {
  const { score, target, unit } = match;
  return { text: target, resultSource: sourceOf(match), score, unit: { memory: unit.memory, id: unit.id } };
}

function fits({ source }: TranslatableSegment, { target }: MemoryMatch): boolean {
  return !compareCodes(source, target).some(({ blocks }) => blocks);
}
