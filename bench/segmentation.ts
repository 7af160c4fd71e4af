import { segmenterFor } from '#engine/segmentation';
import { corpusMissing, hasCorpus } from '#test/corpus';
import { averageRate, measureGolden } from '#test/golden-segmentation';

const sample =
  'The Supplier (see No. 5, e.g.) shall deliver the goods. "Is it so?" she asked. The U.S. Government agreed on Jan. 5. ';

/** Prints how many golden cases come out whole, by language, and the time for one paragraph of a megabyte. */
export default async function run(): Promise<void> {
  if (hasCorpus) printGolden();
  else console.log(`golden sentences: ${corpusMissing}`);
  printSpeed();
}

function printGolden(): void {
  const rates = measureGolden();
  console.log('language  right  of   rate');
  for (const { language, right, all, failures } of rates) {
    console.log(
      `${language.padEnd(8)} ${String(right).padStart(6)} ${String(all).padStart(3)} ${percent(right / all)}`,
    );
    if (process.argv.includes('--failures')) for (const failure of failures) console.log(failure);
  }
  console.log(`average over ${rates.length} languages  ${percent(averageRate(rates))}`);
}

function printSpeed(): void {
  for (const kilobytes of [256, 512, 1024]) {
    const text = sample.repeat(Math.ceil((kilobytes * 1024) / sample.length));
    const start = performance.now();
    const sentences = segmenterFor('en')(text).length + 1;
    console.log(
      `${kilobytes} kB in one paragraph: ${sentences} sentences, ${(performance.now() - start).toFixed(0)} ms`,
    );
  }
}

const percent = (rate: number) => `${(100 * rate).toFixed(1)} %`.padStart(8);

if (import.meta.main) await run();
