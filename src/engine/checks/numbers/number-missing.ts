import { type Check, nothing, traits } from '#engine/checks/subject';
import { compareNumbers } from './compare-numbers.ts';

export const numberMissing: Check = {
  code: 'number-missing',
  weight: 'warns',
  when: 'A number of the source is not in the target.',
  action: 'Write the number, or correct the one that took its place.',
  explanation:
    'Numbers meet in any order and format: `1,500.5`, `1.500,5` and `1 500,5` are one number, as are digits of all scripts, `2 million` and `200万`, ' +
    '`2:30 PM` and `14:30`. Dates are compared as dates. Numbers up to twelve may be written as words, up to 39 in Roman numerals.',
  examples: [
    {
      source: 'Pay 123,456 units.',
      target: 'Zahlen Sie 456.123 Einheiten.',
      languages: ['en', 'de'],
      found: true,
    },
    { source: 'Pay 1,500 €.', target: 'Zahlen Sie.', languages: ['en', 'de'], found: true },
    { source: 'Pay 1,500 €.', target: 'Zahlen Sie 1.600 €.', languages: ['en', 'de'], found: true },
    { source: 'Pay 1,500.50 €.', target: 'Zahlen Sie 1.500,50 €.', languages: ['en', 'de'], found: false },
    { source: 'Pay 1,500 €.', target: 'Payez 1\u202F500 €.', languages: ['en', 'fr'], found: false },
    { source: 'Wait 3 minutes.', target: 'Warten Sie drei Minuten.', languages: ['en', 'de'], found: false },
    { source: '5 of 12', target: '١٢ / ٥', languages: ['en', 'ar'], found: false },
    { source: 'the 19th century', target: 'le XIXe siècle', languages: ['en', 'fr'], found: false },
    { source: '2 million users', target: '200万人のユーザー', languages: ['en', 'ja'], found: false },
    { source: 'at 2:30 PM', target: 'um 14.30 Uhr', languages: ['en', 'de'], found: false },
    { source: 'Tables 2 and 13', target: 'Tabellen 13 und 2', languages: ['en', 'de'], found: false },
  ],
  find(pair) {
    if (!pair.source.has(traits.DIGIT) || pair.target.isEmpty) return nothing;
    const { missing, added } = compareNumbers(pair);
    if (missing.length === 0) return nothing;
    return missing.map(({ text }, index) => {
      const instead = added[index];
      return instead
        ? { start: instead.start, end: instead.end, detail: `${text}; found ${instead.text}` }
        : { start: 0, end: 0, detail: text };
    });
  },
};
