import { describe, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import { processorTime } from '#test/processor-time';
import {
  allPairChecks,
  type CheckTools,
  checkDocument,
  checkSettingsSchema,
  checkTarget,
  loadLanguageDetector,
} from './index.ts';

const tools: CheckTools = { languageDetector: await loadLanguageDetector() };
const everything = checkSettingsSchema.parse({
  checks: Object.fromEntries(allPairChecks.map(({ code }) => [code, 'warns'])),
  patterns: [{ name: 'x', forbidden: '[a-z]+[0-9]+!' }],
});

/** Repeated by the length asked for; `#` is the number of the repetition, so that nothing occurs twice. */
const samples = [
  ' ',
  '  ',
  '\u00A0',
  '\n',
  'a',
  'a ',
  'a a ',
  'the the ',
  'A',
  'AB ',
  'AB# ',
  'é',
  'é ',
  '漢',
  '漢#',
  'あ。',
  'слово',
  'كلمة؟ ',
  '1',
  '1 ',
  '# ',
  '1,',
  '1.',
  '1,000 ',
  '1 000 ',
  '#,#.# ',
  '12/05/2024 ',
  '1/1/# ',
  '12 May # ',
  '5月12日',
  '2:30 PM ',
  '1k ',
  '.',
  '. ',
  '...',
  'A. ',
  'a. A',
  '?',
  '? ',
  ' ?',
  '¿',
  'a:',
  'a ; ',
  '" ',
  '"',
  '«',
  '» ',
  '(',
  ')',
  '([{',
  '（',
  ']',
  "'",
  '’',
  '%',
  '%s',
  '%1$',
  '{',
  '{0',
  '{0}',
  '{a#}',
  '{{',
  '${',
  '{n, plural, ',
  'other {a} ',
  '\\',
  '\\n',
  '&',
  '&#',
  '&#3',
  '&amp;',
  '&amp;#',
  '@',
  'a@',
  'a@b.',
  'a@b#.org ',
  'http://',
  'http://a#.org ',
  'http://)))',
  'www.',
  '/',
  '/a/b# ',
  'C:\\',
  '../',
  '-',
  '- ',
  '$',
  '€# ',
  'Ã',
  'Ã©',
  'â€',
  'â€œ',
  '\uFFFD',
  '\uE000',
  '\u0007',
  '\uD800',
  '😀',
  '\uFEFF',
  '\u0301',
  'α',
  'a漢',
];

function repeated(sample: string, length: number): string {
  if (!sample.includes('#')) return sample.repeat(Math.ceil(length / sample.length));
  let text = '';
  for (let count = 0; text.length < length; count++) text += sample.replaceAll('#', String(count));
  return text;
}

function cost(source: string, target: string): number {
  const subject = {
    id: '1',
    source: textWithoutCodes(source),
    target: textWithoutCodes(target),
    sourceLanguage: 'en',
    targetLanguage: 'fr',
  };
  const start = processorTime();
  checkTarget(subject, everything, tools);
  return processorTime() - start;
}

/** Eight times the length may cost 24 times as much; quadratic cost would be 64 times. Measured anew when in doubt. */
function growsInProportion(measure: (length: number) => number): boolean {
  const short = Math.min(measure(12_500), measure(12_500));
  for (let attempt = 0; attempt < 12; attempt++) if (measure(100_000) <= 24 * short + 20) return true;
  return false;
}

describe('hostile texts', () => {
  it('cost time in proportion to their length', () => {
    const slow: string[] = [];
    for (const sample of samples) {
      for (const side of ['target', 'source', 'both'] as const) {
        const measure = (length: number) => {
          const text = repeated(sample, length);
          return cost(
            side === 'target' ? 'Some words of it.' : text,
            side === 'source' ? 'Quelques mots.' : text,
          );
        };
        if (!growsInProportion(measure)) slow.push(`${JSON.stringify(sample)} in ${side}`);
      }
    }
    expect(slow).toEqual([]);
  });

  it('of different kinds against one another cost no more', () => {
    const texts = samples.map((sample) => repeated(sample, 50_000));
    const slow = texts.flatMap((source, index) => {
      const target = texts[(index * 7 + 3) % texts.length]!;
      const short = cost(source.slice(0, 6_250), target.slice(0, 6_250));
      const isInProportion = Array(12)
        .keys()
        .some(() => cost(source, target) <= 20 * (short + 5));
      return isInProportion ? [] : [samples[index]];
    });
    expect(slow).toEqual([]);
  });

  it('of a document of a hundred thousand equal sources are compared in one go', () => {
    const subjects = Array.from({ length: 100_000 }, (_, index) => ({
      id: String(index),
      source: textWithoutCodes('Same words'),
      target: textWithoutCodes(`Other ${index}`),
      sourceLanguage: 'en',
      targetLanguage: 'de',
    }));
    expect(checkDocument(subjects)).toHaveLength(99_999);
  });
});
