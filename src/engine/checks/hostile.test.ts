import { describe, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import { growthOf } from '#test/growth';
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

function check(source: string, target: string): void {
  const subject = {
    id: '1',
    source: textWithoutCodes(source),
    target: textWithoutCodes(target),
    sourceLanguage: 'en',
    targetLanguage: 'fr',
  };
  checkTarget(subject, everything, tools);
}

describe('hostile texts', () => {
  it('cost time in proportion to their length', () => {
    const slow: string[] = [];
    for (const sample of samples) {
      for (const side of ['target', 'source', 'both'] as const) {
        const growth = growthOf((length) => {
          const text = repeated(sample, length);
          check(side === 'target' ? 'Some words of it.' : text, side === 'source' ? 'Quelques mots.' : text);
        }, 100_000);
        if (growth >= 3) slow.push(`${JSON.stringify(sample)} in ${side}: ${growth}`);
      }
    }
    expect(slow).toEqual([]);
  });

  it('of different kinds against one another cost no more', () => {
    const slow = samples.flatMap((sample, index) => {
      const other = samples[(index * 7 + 3) % samples.length]!;
      const growth = growthOf((length) => check(repeated(sample, length), repeated(other, length)), 50_000);
      return growth < 3 ? [] : [`${JSON.stringify(sample)} and ${JSON.stringify(other)}: ${growth}`];
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
