import { PhraseFinder } from './text-phrases.ts';

/** A source sentence with its approved translation. */
export interface AlignedPair {
  readonly source: string;
  readonly target: string;
}

/** A phrase that may be a term. */
export interface TermCandidate {
  readonly source: string;
  /** What translations have for it; null where they do not agree. */
  readonly target: string | null;
  readonly occurrences: number;
  /** Sentences that have it. */
  readonly segments: number;
  /** Share of the looked-at sentences with it whose translations have the target, 0–1; 0 without one. */
  readonly agreement: number;
  /** Places of the first sentences with it among the pairs. */
  readonly examples: readonly number[];
}

export interface CandidateOptions {
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  /** Sentences that must have a phrase; default 3. */
  readonly fewest?: number;
  /** Most candidates; default 200. */
  readonly limit?: number;
}

const kept = { examples: 3, sample: 200 } as const;
/** Share of a phrase's places that must look like a noun. */
const nounShare = 1 / 3;
/** Share of its places that may stand within a longer phrase before it is taken for a part of that. */
const nestedShare = 0.8;
const leastAgreement = 0.8;
const leastAssociation = 0.6;

interface Counted {
  readonly key: string;
  readonly length: number;
  occurrences: number;
  nouns: number;
  readonly segments: number[];
  readonly forms: Map<string, number>;
}

/**
 * Frequent noun-like phrases of the sources, each with the phrase of the targets that goes with it. The method counts and
 * knows no grammar: docs/term-candidates.md says it in words. Empty where a language's stop words are not known.
 */
export function extractTermCandidates(
  pairs: readonly AlignedPair[],
  { from, to, fewest = 3, limit = 200 }: CandidateOptions,
): TermCandidate[] {
  const finder = PhraseFinder.for(from);
  if (!finder) return [];
  const sources = count(
    pairs.map(({ source }) => source),
    finder,
  );
  const frequent = [...sources.values()].filter(
    (phrase) => phrase.segments.length >= fewest && isNounLike(phrase),
  );
  const chosen = withoutParts(frequent)
    .sort((a, b) => weightOf(b) - weightOf(a) || (a.key < b.key ? -1 : 1))
    .slice(0, limit);
  const targetFinder = PhraseFinder.for(to);
  const targets =
    targetFinder &&
    count(
      pairs.map(({ target }) => target),
      targetFinder,
    );
  return chosen.map((phrase) => ({
    source: formOf(phrase),
    occurrences: phrase.occurrences,
    segments: phrase.segments.length,
    examples: phrase.segments.slice(0, kept.examples),
    ...(targets && targetFinder
      ? align(phrase, pairs, targets, targetFinder)
      : { target: null, agreement: 0 }),
  }));
}

const isNounLike = ({ nouns, occurrences }: Counted): boolean => nouns >= occurrences * nounShare;

/** Longer phrases say more. */
const weightOf = ({ segments, length }: Counted): number => segments.length * Math.sqrt(length);

function count(texts: readonly string[], finder: PhraseFinder): Map<string, Counted> {
  const counted = new Map<string, Counted>();
  texts.forEach((text, place) => {
    for (const { key, text: form, length, isNounLike, isFirst } of finder.phrasesOf(text)) {
      const known = counted.get(key) ?? {
        ...{ key, length, occurrences: 0, nouns: 0 },
        segments: [],
        forms: new Map<string, number>(),
      };
      counted.set(key, known);
      known.occurrences++;
      if (isNounLike) known.nouns++;
      if (known.segments.at(-1) !== place) known.segments.push(place);
      // A capital at the beginning of a sentence is no part of the word.
      const weight = isFirst ? 0.1 : 1;
      known.forms.set(form, (known.forms.get(form) ?? 0) + weight);
    }
  });
  return counted;
}

/** The form that is used most. */
function formOf({ forms }: Counted): string {
  return [...forms].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
}

/** Leaves out a phrase that nearly always stands within a longer one. */
function withoutParts(phrases: readonly Counted[]): Counted[] {
  const longest = new Map<string, number>();
  for (const { key, occurrences } of phrases)
    for (const part of partsOf(key)) longest.set(part, Math.max(longest.get(part) ?? 0, occurrences));
  return phrases.filter(({ key, occurrences }) => (longest.get(key) ?? 0) < occurrences * nestedShare);
}

function partsOf(key: string): string[] {
  const words = key.split(' ');
  const parts: string[] = [];
  for (let first = 0; first < words.length; first++)
    for (let last = first + 1; last <= words.length; last++)
      if (last - first < words.length) parts.push(words.slice(first, last).join(' '));
  return parts;
}

/** The target phrase that stands where the source phrase does and hardly anywhere else. */
function align(
  { segments }: Counted,
  pairs: readonly AlignedPair[],
  targets: ReadonlyMap<string, Counted>,
  finder: PhraseFinder,
): Pick<TermCandidate, 'target' | 'agreement'> {
  const sample = segments.slice(0, kept.sample);
  const together = new Map<string, number>();
  for (const place of sample)
    for (const key of new Set(finder.phrasesOf(pairs[place]!.target).map((phrase) => phrase.key)))
      together.set(key, (together.get(key) ?? 0) + 1);
  const share = sample.length / segments.length;
  const good = [...together].flatMap(([key, shared]) => {
    const phrase = targets.get(key)!;
    // The Dice coefficient: 1 where both stand in the same sentences.
    const association = (2 * shared) / (sample.length + phrase.segments.length * share);
    const agreement = shared / sample.length;
    return agreement >= leastAgreement && association >= leastAssociation && isNounLike(phrase)
      ? [{ phrase, agreement, association }]
      : [];
  });
  const [best] = good.sort(
    (a, b) =>
      b.association - a.association ||
      b.phrase.length - a.phrase.length ||
      (a.phrase.key < b.phrase.key ? -1 : 1),
  );
  return best ? { target: formOf(best.phrase), agreement: best.agreement } : { target: null, agreement: 0 };
}
