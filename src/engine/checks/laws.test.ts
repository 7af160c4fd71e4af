import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodes, equalInline, type InlineText, plainText, textWithoutCodes } from '#engine/inline';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import {
  allPairChecks,
  type CheckSubject,
  type CheckTools,
  checkSettingsSchema,
  checkTarget,
  correctTarget,
  loadLanguageDetector,
} from './index.ts';

const tools: CheckTools = { languageDetector: await loadLanguageDetector() };
const everything = checkSettingsSchema.parse({
  checks: Object.fromEntries(allPairChecks.map(({ code }) => [code, 'warns'])),
});
const only = new Map(
  allPairChecks.map(({ code }) => [
    code,
    checkSettingsSchema.parse({
      checks: Object.fromEntries(
        allPairChecks.map((other) => [other.code, other.code === code ? 'warns' : 'off']),
      ),
    }),
  ]),
);

const languages = fc.constantFrom(
  'en',
  'de',
  'fr',
  'fr-CA',
  'es',
  'ja',
  'zh-CN',
  'ar',
  'el',
  'th',
  'ru',
  'hi',
  'x-odd',
  '',
);
const phrases = fc
  .array(
    fc.constantFrom(
      'word',
      'Word',
      'the the',
      ' ',
      '  ',
      '\u00A0',
      '.',
      '?',
      '!',
      ':',
      ';',
      ',',
      '...',
      '…',
      '。',
      '؟',
      '¿',
      '(',
      ')',
      '"',
      '«',
      '» ',
      '“',
      '”',
      '1,500',
      '2.5 %',
      '12/05/2024',
      '12 May',
      '5月12日',
      '{0}',
      '%s',
      '&amp;',
      'Ã©',
      'â€œ',
      '\uFFFD',
      '\u0007',
      'https://a.org/b',
      'a@b.org',
      'C:\\x\\y',
      '漢字',
      'слово',
      'α',
      '$',
      '§',
      '\n',
      '\t',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(
  arbitraryInlineText({ overlaps: true }),
  arbitraryInlineText(),
  phrases.map(textWithoutCodes),
);
const subjects: fc.Arbitrary<CheckSubject> = fc.record({
  id: fc.constant('1'),
  source: text,
  target: text,
  sourceLanguage: languages,
  targetLanguage: languages,
});
/** Phrases set between the codes of a text. */
const withPhrases: fc.Arbitrary<CheckSubject> = fc
  .tuple(subjects, phrases, phrases)
  .map(([subject, before, behind]) => ({ ...subject, target: around(subject.target, before, behind) }));

function around(inline: InlineText, before: string, behind: string): InlineText {
  const items = [
    { kind: 'text' as const, text: before },
    ...inline.items,
    { kind: 'text' as const, text: behind },
  ];
  return { ...inline, items: items.filter((item) => item.kind !== 'text' || item.text !== '') };
}

const cases = Number(process.env.VERSO_CASES ?? 400);

describe('all checks', () => {
  it('never throw and name places inside the target', () => {
    fc.assert(
      fc.property(withPhrases, (subject) => {
        const length = plainText(subject.target).length;
        for (const { start, end, severity } of checkTarget(subject, everything, tools)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(length);
          expect(severity).toBe('warning');
        }
      }),
      { numRuns: cases },
    );
  });

  it.each(allPairChecks.map(({ code }) => code))(
    '%s corrects without touching codes, and finds nothing to correct again',
    (code) => {
      const settings = only.get(code)!;
      fc.assert(
        fc.property(withPhrases, (subject) => {
          const fix = checkTarget(subject, settings, tools).find((finding) => finding.fix)?.fix;
          if (!fix) return;
          expect(compareCodes(subject.source, fix)).toEqual(compareCodes(subject.source, subject.target));
          expect(fix.items.filter(({ kind }) => kind !== 'text')).toEqual(
            subject.target.items.filter(({ kind }) => kind !== 'text'),
          );
          const again = checkTarget({ ...subject, target: fix }, settings, tools);
          expect(again.filter((finding) => finding.fix)).toEqual([]);
        }),
        { numRuns: cases },
      );
    },
  );

  it('correct together to a text that they leave alone', () => {
    fc.assert(
      fc.property(withPhrases, (subject) => {
        const { target } = correctTarget(subject, everything, tools);
        const again = correctTarget({ ...subject, target }, everything, tools);
        expect(equalInline(again.target, target)).toBe(true);
      }),
      { numRuns: cases },
    );
  });

  it('find nothing in a good translation of plain words', () => {
    const words = fc.array(fc.constantFrom('alpha', 'beta', 'gamma', 'delta'), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, (list) => {
        const unique = [...new Set(list)].join(' ');
        const subject = {
          id: '1',
          source: textWithoutCodes(`The ${unique}.`),
          target: textWithoutCodes(`Das ${unique}.`),
          sourceLanguage: 'en',
          targetLanguage: 'de',
        };
        expect(checkTarget(subject, everything)).toEqual([]);
      }),
    );
  });
});
