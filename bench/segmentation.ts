import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { segmenterFor } from '#engine/segmentation';
import { corpusFolder, corpusMissing, hasCorpus } from '#test/corpus';

interface GoldenCase {
  readonly language: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly also_accepted?: readonly (readonly string[])[];
}

const bare = (text: string) => text.replace(/\s/g, '');

/** The sentences the segmenter finds, without white space: what the reference tool also joins or trims does not count. */
function found(text: string, language: string): string[] {
  const breaks = [0, ...segmenterFor(language)(text), text.length];
  return breaks
    .slice(1)
    .map((end, i) => bare(text.slice(breaks[i], end)))
    .filter((piece) => piece !== '');
}

function main(verbose: boolean): void {
  const cases: GoldenCase[] = JSON.parse(
    readFileSync(join(corpusFolder, 'segmentation', 'golden.json'), 'utf8'),
  );
  const tally = new Map<string, [number, number]>();
  let skipped = 0;
  for (const { language, text, expected, also_accepted = [] } of cases) {
    const accepted = [expected, ...also_accepted].map((list) => list.map(bare));
    if (accepted[0]!.join('') !== bare(text)) {
      skipped++;
      continue;
    }
    const got = found(text, language);
    const right = accepted.some((list) => JSON.stringify(list) === JSON.stringify(got));
    const entry = tally.get(language) ?? [0, 0];
    entry[0] += right ? 1 : 0;
    entry[1]++;
    tally.set(language, entry);
    if (!right && verbose) {
      const want = new Set(accepted[0]!);
      console.log(
        language,
        '\n   got ',
        got.filter((g) => !want.has(g)),
        '\n   want',
        accepted[0]!.filter((w) => !got.includes(w)),
      );
    }
  }
  let sum = 0;
  for (const [language, [right, all]] of [...tally].sort()) {
    sum += right / all;
    console.log(
      language.padEnd(4),
      String(right).padStart(4),
      '/',
      String(all).padEnd(4),
      ((100 * right) / all).toFixed(1),
    );
  }
  console.log('average', ((100 * sum) / tally.size).toFixed(2), 'skipped', skipped);
}
if (!hasCorpus) console.log(corpusMissing);
else main(process.argv.includes('--verbose'));
