import type { NumberToken } from '#engine/checks/quantities';
import { type Check, type CheckedPair, nothing, type Occurrence, traits } from '#engine/checks/subject';
import { compareNumbers } from './compare-numbers.ts';
import { lostSigns } from './lost-signs.ts';

export const numberMissing: Check = {
  code: 'number-missing',
  weight: 'warns',
  when: 'A number of the source is not in the target.',
  action: 'Write the number, or correct the one that took its place.',
  explanation:
    'Numbers meet in any order and format: `1,500.5`, `1.500,5` and `1 500,5` are one number, as are digits of all scripts, `2 million` and `200万`, ' +
    '`2:30 PM` and `14:30`. Words behind a number count in the scale of their language: an English billion is a German Milliarde. A lost or added ' +
    'minus sign is reported where it is certain. Dates are compared as dates. Numbers up to twelve may be written as words, up to 39 in Roman numerals.',
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
    { source: 'At -5 °C', target: 'Bei 5 °C', languages: ['en', 'de'], found: true },
    { source: 'At -5 °C', target: 'Bei minus 5 °C', languages: ['en', 'de'], found: false },
    { source: '5 million users', target: '5 Milliarden Nutzer', languages: ['en', 'de'], found: true },
    {
      source: '5 billion users',
      target: '5 mil millones de usuarios',
      languages: ['en', 'es'],
      found: false,
    },
    { source: 'A share of 0.125', target: 'Ein Anteil von 125', languages: ['en', 'de'], found: true },
    { source: 'Pay 1,500 €.', target: 'Zahlen Sie 1,5 €.', languages: ['en', 'de'], found: true },
  ],
  find(pair) {
    if (!pair.source.has(traits.DIGIT) || pair.target.isEmpty) return nothing;
    const { missing, added } = compareNumbers(pair);
    const signs = lostSigns(pair);
    if (missing.length === 0 && signs.length === 0) return nothing;
    const found = missing.map((token, index): Occurrence => {
      const instead = added[index];
      return instead ? exchanged(token, instead, pair) : { start: 0, end: 0, detail: token.text };
    });
    return [...found, ...signs.map(({ source, target }) => exchanged(source, target, pair))];
  },
};

/** A number with the one that took its place; where both are written alike, with what makes them differ. */
function exchanged(token: NumberToken, instead: NumberToken, { source, target }: CheckedPair): Occurrence {
  const isAlike = token.text === instead.text;
  const shown = isAlike
    ? [around(token, source.text), around(instead, target.text)]
    : [token.text, instead.text];
  return { start: instead.start, end: instead.end, detail: `${shown[0]}; found ${shown[1]}` };
}

function around({ start, end }: NumberToken, text: string): string {
  const sign = /[-\u2212\uFF0D]$/.exec(text.slice(0, start).slice(-1))?.[0] ?? '';
  const word = /^[\s\u00A0\u202F-]?\p{L}{1,20}/u.exec(text.slice(end, end + 24))?.[0] ?? '';
  return `${sign}${text.slice(start, end)}${word}`;
}
