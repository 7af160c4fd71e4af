import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { segmenterFor } from '#engine/segmentation';
import { corpusFolder } from '#test/corpus';

export interface GoldenCase {
  readonly language: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly also_accepted?: readonly (readonly string[])[];
}

export interface LanguageRate {
  readonly language: string;
  readonly right: number;
  readonly all: number;
  readonly failures: readonly { readonly want: readonly string[]; readonly got: readonly string[] }[];
}

const withoutSpace = (text: string) => text.replace(/\s/g, '');

/**
 * The golden cases that can be compared: those whose expected sentences make up the text, white space aside. In the
 * others the reference tool also takes markup out of the text, which is no matter of segmentation.
 */
export function readGolden(): GoldenCase[] {
  const cases: GoldenCase[] = JSON.parse(
    readFileSync(join(corpusFolder, 'segmentation', 'golden.json'), 'utf8'),
  );
  return cases.filter(({ text, expected }) => withoutSpace(expected.join('')) === withoutSpace(text));
}

/** How many cases of each language come out whole: every sentence of the text right, white space aside. */
export function measureGolden(): LanguageRate[] {
  const byLanguage = Map.groupBy(readGolden(), ({ language }) => language);
  return [...byLanguage].sort().map(([language, cases]) => {
    const failures = cases.flatMap(({ text, expected, also_accepted = [] }) => {
      const breaks = [0, ...segmenterFor(language)(text), text.length];
      const pieces = breaks.slice(1).map((end, i) => withoutSpace(text.slice(breaks[i], end)));
      const got = pieces.filter((piece) => piece !== '');
      const accepted = [expected, ...also_accepted].map((list) => list.map(withoutSpace).join('\n'));
      return accepted.includes(got.join('\n')) ? [] : [{ want: expected, got }];
    });
    return { language, right: cases.length - failures.length, all: cases.length, failures };
  });
}

/** The mean of the languages' rates, 0 to 1. */
export function averageRate(rates: readonly LanguageRate[]): number {
  return rates.reduce((sum, { right, all }) => sum + right / all, 0) / rates.length;
}
