import {
  allPairChecks,
  type CheckSubject,
  type CheckTools,
  checkSettingsSchema,
  checkTarget,
  defaultCheckSettings,
  loadLanguageDetector,
} from '#engine/checks';
import { type InlineText, makeInlineText, plainText } from '#engine/inline';
import { wordsOf } from '#engine/words';
import { alarmsOf, measureDetection } from '#test/check-quality';
import { corpusMissing, hasCorpus } from '#test/corpus';
import { goodPairs } from '#test/translation-pairs';

const count = 100_000;

/** Prints pairs a second with all defaults and by check, alarms on good pairs, and what is detected of spoilt ones. */
export default async function run(): Promise<void> {
  if (!hasCorpus) {
    console.log(corpusMissing);
    return;
  }
  const start = performance.now();
  const tools: CheckTools = { languageDetector: await loadLanguageDetector() };
  console.log(`language detector loaded in ${(performance.now() - start).toFixed(0)} ms`);
  printSpeed(tools);
  printQuality(tools);
}

function printSpeed(tools: CheckTools): void {
  const pairs = variedPairs();
  const characters = pairs.reduce(
    (sum, { source, target }) => sum + plainText(source).length + plainText(target).length,
    0,
  );
  console.log(`${count} pairs, ${(characters / count).toFixed(0)} characters on average, both sides`);
  let words = 0;
  const baseline = rate(pairs, ({ source, target }) => {
    words += wordsOf(plainText(source)).length + wordsOf(plainText(target)).length;
  });
  console.log(`baseline: wordsOf both sides  ${baseline.toFixed(0).padStart(8)} pairs/s (${words} words)`);
  checkAll(pairs.slice(0, 5000), tools);
  const all = rate(pairs, (pair) => checkTarget(pair, defaultCheckSettings, tools));
  console.log(
    `all default checks            ${all.toFixed(0).padStart(8)} pairs/s, ${(baseline / all).toFixed(2)} times the baseline`,
  );
  const sample = pairs.slice(0, 20_000);
  const empty = settingsOf([]);
  rate(sample, (pair) => checkTarget(pair, empty, tools));
  const none = rate(sample, (pair) => checkTarget(pair, empty, tools));
  console.log(`views alone                   ${none.toFixed(0).padStart(8)} pairs/s`);
  for (const { code } of allPairChecks) {
    const settings = settingsOf([code]);
    rate(sample.slice(0, 3000), (pair) => checkTarget(pair, settings, tools));
    const alone = rate(sample, (pair) => checkTarget(pair, settings, tools));
    console.log(
      `  ${code.padEnd(26)} ${alone.toFixed(0).padStart(9)} pairs/s, ${(1e6 / alone - 1e6 / none).toFixed(1).padStart(5)} µs a pair`,
    );
  }
}

function checkAll(pairs: readonly CheckSubject[], tools: CheckTools): void {
  for (const pair of pairs) checkTarget(pair, defaultCheckSettings, tools);
}

function settingsOf(codes: readonly string[]) {
  return checkSettingsSchema.parse({
    checks: Object.fromEntries(
      allPairChecks.map(({ code, weight }) => [code, codes.includes(code) ? weight : 'off']),
    ),
  });
}

/** Real pairs over and over, every third with another number on both sides. */
function variedPairs(): CheckSubject[] {
  const real = goodPairs();
  return Array.from({ length: count }, (_, index) => {
    const pair = real[index % real.length]!;
    if (index % 3 !== 0) return { ...pair, id: String(index) };
    return {
      ...pair,
      id: String(index),
      source: numbered(pair.source, index),
      target: numbered(pair.target, index),
    };
  });
}

function numbered({ items, codes }: InlineText, index: number): InlineText {
  return makeInlineText([{ kind: 'text', text: `${index} ` }, ...items], codes);
}

function rate<T>(values: readonly T[], work: (value: T) => unknown): number {
  const start = performance.now();
  for (const value of values) work(value);
  return (values.length / (performance.now() - start)) * 1000;
}

function printQuality(tools: CheckTools): void {
  const pairs = goodPairs();
  const alarmed = pairs.filter((pair) => alarmsOf(pair, tools).length > 0).length;
  console.log(
    `alarms: ${alarmed} of ${pairs.length} good pairs, ${((100 * alarmed) / pairs.length).toFixed(2)} %`,
  );
  for (const { name, tried, found } of measureDetection(pairs, tools)) {
    console.log(
      `  ${name.padEnd(40)} ${String(found).padStart(5)} of ${String(tried).padStart(5)} ${((100 * found) / tried).toFixed(1).padStart(6)} %`,
    );
  }
}

if (import.meta.main) await run();
