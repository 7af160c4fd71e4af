import { textWithoutCodes } from '#engine/inline';
import {
  createMemory,
  type LookupWork,
  type Memory,
  type MemoryUnit,
  normaliseText,
  scoreTokens,
  tokenReader,
} from '#engine/matching';
import { readCatalogues } from './catalogues.ts';
import { edited, mixLengths, pick, randomOf } from './texts.ts';

const queryCount = 500;
const sampleForRecall = 15;

interface Figures {
  readonly name: string;
  readonly language: string;
  readonly sources: readonly string[];
}

/** Fuzzy lookups against large memories: speed, and whether they find all that comparing with every unit finds. */
export async function measureMatching(): Promise<void> {
  const english = readCatalogues();
  if (english.length < 10_000)
    return console.log('matching: there are too few message catalogues in /usr/share/locale');
  const chinese = readCatalogues('zh_CN').map(({ target }) => ({ source: target, target }));
  for (const size of [10_000, 100_000]) {
    measure({
      name: `English, ${size} units`,
      language: 'en',
      sources: mixLengths(english, size, 1).map(({ source }) => source),
    });
  }
  measure({
    name: 'Chinese, 100000 units',
    language: 'zh',
    sources: mixLengths(chinese, 100_000, 2, 0.4).map(({ source }) => source),
  });
}

function measure({ name, language, sources }: Figures): void {
  const random = randomOf(7);
  const units = sources.map((source, index): MemoryUnit => {
    const text = textWithoutCodes(source);
    return { id: `${index}`, memory: 'bench', source: text, target: text };
  });
  const mean = sources.reduce((sum, { length }) => sum + length, 0) / sources.length;
  console.log(`\n${name}, ${mean.toFixed(0)} characters on average`);
  globalThis.gc?.();
  const before = bytesHeld();
  const start = performance.now();
  let work: LookupWork | undefined;
  const memory = createMemory(units, {
    language,
    observe: (done) => {
      work = done;
    },
  });
  memory.lookup({ source: textWithoutCodes('warm up') }, { threshold: 70, limit: 1 });
  const built = performance.now() - start;
  globalThis.gc?.();
  console.log(`built in ${(built / 1000).toFixed(2)} s, ${((bytesHeld() - before) / 2 ** 20).toFixed(0)} MB`);

  const queries = Array.from({ length: queryCount }, () => edited(pick(sources, random), sources, random));
  for (const threshold of [50, 70, 85]) {
    for (const query of queries.slice(0, 100))
      memory.lookup({ source: textWithoutCodes(query) }, { threshold, limit: 5 });
    const times: number[] = [];
    const done: LookupWork[] = [];
    let matched = 0;
    for (const query of queries) {
      const begin = performance.now();
      const matches = memory.lookup({ source: textWithoutCodes(query) }, { threshold, limit: 5 });
      times.push(performance.now() - begin);
      if (matches.length > 0) matched++;
      if (work) done.push(work);
    }
    const compared = done.map((each) => each.compared);
    const candidates = done.map((each) => each.candidates);
    console.log(
      `threshold ${threshold}: p50 ${quantile(times, 0.5).toFixed(2)} ms, p95 ${quantile(times, 0.95).toFixed(2)} ms, ` +
        `max ${quantile(times, 1).toFixed(1)} ms; candidates p50 ${quantile(candidates, 0.5)}, p95 ${quantile(candidates, 0.95)}; ` +
        `compared p50 ${quantile(compared, 0.5)}, p95 ${quantile(compared, 0.95)}; ${matched} of ${queryCount} with a match`,
    );
  }
  compareWithEach(memory, language, sources, queries.slice(0, sampleForRecall));
}

/** Recall and the ratio of times against the reference on every unit, whose tokens are read before. */
function compareWithEach(
  memory: Memory,
  language: string,
  sources: readonly string[],
  queries: readonly string[],
): void {
  const read = tokenReader(language);
  const readings = sources.map((source) => read(normaliseText(source)));
  let [expected, found, indexed, each] = [0, 0, 0, 0];
  for (const query of queries) {
    let start = performance.now();
    const text = normaliseText(query);
    const asked = read(text);
    const scores = readings.map((tokens) => scoreTokens(tokens, asked));
    each += performance.now() - start;
    start = performance.now();
    const matches = memory.lookup({ source: textWithoutCodes(query) }, { threshold: 50, limit: Infinity });
    indexed += performance.now() - start;
    const missing = new Set(scores.flatMap((score, index) => (score >= 50 ? [`${index}`] : [])));
    expected += missing.size;
    for (const { unit } of matches) if (missing.delete(unit.id)) found++;
  }
  console.log(
    `recall at 50 over ${queries.length} queries: ${found} of ${expected}; comparing with each unit takes ` +
      `${(each / queries.length).toFixed(0)} ms a query, ${(each / indexed).toFixed(0)} times as long as all matches from 50 on`,
  );
}

function quantile(values: readonly number[], share: number): number {
  return (
    values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0
  );
}

function bytesHeld(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

if (import.meta.main) await measureMatching();
