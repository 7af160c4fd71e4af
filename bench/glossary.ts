import { createTermMatcher, type Glossary, promptTerms, type TermMatcher } from '#engine/glossary';

/** A generator of numbers in [0, 1) that gives the same ones each time (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables =
  'con tract de liv er sup ply pro duct ma chine da ta sys tem con trol ser vice pla te'.split(' ');
const endings = ['', '', '', 's', 'ed', 'ing'];

function makeWords(count: number, random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < count) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''));
  }
  return [...words];
}

/** Words of a text are not equally frequent: a rank is drawn as in Zipf’s law. */
function pick(words: readonly string[], random: () => number): string {
  return words[Math.floor(words.length ** random()) - 1] ?? words[0]!;
}

function makeGlossary(count: number, words: readonly string[], random: () => number): Glossary {
  const concepts = Array.from({ length: count }, (_, index) => {
    const length = 1 + Math.floor(random() * 4);
    const text = Array.from({ length }, () => words[Math.floor(random() * words.length)]).join(' ');
    const terms = [
      { language: 'en', text, status: 'preferred' as const },
      { language: 'de', text: `Begriff ${index}`, status: 'preferred' as const },
    ];
    return { id: `c${index}`, terms };
  });
  return { name: 'bench', concepts };
}

function makeSegments(
  count: number,
  glossary: Glossary,
  words: readonly string[],
  random: () => number,
): string[] {
  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: 20 }, () => `${pick(words, random)}${pick(endings, random)}`);
    const { terms } = glossary.concepts[Math.floor(random() * glossary.concepts.length)]!;
    parts.splice(Math.floor(random() * 20), 0, terms[0]!.text);
    return `${parts.join(' ')}.`;
  });
}

/** Terms by terms: what a search without an index does, exact forms only. */
function searchNaively(glossary: Glossary, segments: readonly string[]): number {
  let found = 0;
  for (const segment of segments.map((text) => text.toLowerCase())) {
    for (const { terms } of glossary.concepts) if (segment.includes(terms[0]!.text)) found++;
  }
  return found;
}

function timed<T>(work: () => T): { readonly value: T; readonly milliseconds: number } {
  const start = performance.now();
  const value = work();
  return { value, milliseconds: performance.now() - start };
}

/** Prints the time to build a matcher and to find all terms of 10,000 segments, by the size of the glossary. */
export async function measureGlossary(): Promise<void> {
  console.log('  terms  segments  build ms  find ms  matches  naive ms (extrapolated)');
  for (const [terms, count] of [
    [1_000, 10_000],
    [10_000, 10_000],
    [100_000, 10_000],
    [100_000, 40_000],
  ] as const) {
    const random = randomNumbers(7);
    const words = makeWords(30_000, random);
    const glossary = makeGlossary(terms, words, random);
    const segments = makeSegments(count, glossary, words, random);
    const built = timed(() => createTermMatcher({ glossaries: [glossary], from: 'en', to: 'de' }));
    const found = timed(() => countMatches(built.value, segments));
    const naive = timed(() => searchNaively(glossary, segments.slice(0, 100)));
    const figures = [terms, count, built.milliseconds, found.milliseconds, found.value];
    const baseline = (naive.milliseconds * count) / 100;
    console.log(
      figures.map((figure) => figure.toFixed(0).padStart(8)).join(' '),
      baseline.toFixed(0).padStart(8),
    );
  }
  measureHostile();
}

function countMatches(matcher: TermMatcher, segments: readonly string[]): number {
  return segments.reduce((sum, segment) => {
    const matches = matcher.findTerms(segment);
    promptTerms(matches);
    return sum + matches.length;
  }, 0);
}

/** Terms and text that begin alike over and over: the worst a text can ask for. */
function measureHostile(): void {
  const glossary = {
    name: 'hostile',
    concepts: Array.from({ length: 63 }, (_, index) => ({
      id: `h${index}`,
      terms: [
        { language: 'en', text: `${'a '.repeat(index)}b`, status: 'preferred' as const },
        { language: 'de', text: 'c', status: 'preferred' as const },
      ],
    })),
  };
  const matcher = createTermMatcher({ glossaries: [glossary], from: 'en', to: 'de' });
  const times = [20_000, 40_000, 80_000].map((words) => {
    const { milliseconds } = timed(() => matcher.findTerms('a '.repeat(words)));
    return `${words} words ${milliseconds.toFixed(0)} ms`;
  });
  console.log(`one hostile text: ${times.join(', ')}`);
}

if (import.meta.main) await measureGlossary();
