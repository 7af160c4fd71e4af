import { type Check, nothing } from '#engine/checks/subject';

/** Characters a text takes in a language against the same text in English. */
const lengths: Readonly<Record<string, number>> = {
  zh: 0.38,
  yue: 0.38,
  ja: 0.5,
  ko: 0.55,
  he: 0.8,
  ar: 0.88,
  fa: 0.95,
  ur: 1,
  th: 0.95,
  hi: 1,
  vi: 1.1,
  en: 1,
  de: 1.2,
  fr: 1.22,
  es: 1.15,
  it: 1.2,
  pt: 1.15,
  ca: 1.18,
  gl: 1.15,
  ro: 1.15,
  nl: 1.15,
  sv: 1.02,
  da: 1.05,
  nb: 1.02,
  no: 1.02,
  nn: 1.02,
  fi: 1.08,
  et: 1.02,
  hu: 1.1,
  pl: 1.12,
  cs: 1.02,
  sk: 1.04,
  ru: 1.12,
  uk: 1.1,
  bg: 1.1,
  sr: 1.05,
  hr: 1.05,
  sl: 1.05,
  el: 1.2,
  tr: 1.08,
  lt: 1.05,
  lv: 1.05,
  id: 1.12,
  ms: 1.12,
};
/** Characters added to both lengths, so that words do not weigh as sentences do. */
const ease = 12;
/** How far a long text may be from its expected length, as a factor, and how much further a text of one character. */
const bound = Math.log(1.6);
const boundOfShort = 2;

export const lengthRatio: Check = {
  code: 'length-unlikely',
  weight: 'warns',
  when: 'The target is much shorter or longer than the source lets expect.',
  action: 'Look whether something was left out or added.',
  explanation:
    'The length to expect depends on both languages: Chinese takes about a third of the characters of English, German a fifth ' +
    'more. A long text may be 1.6 times as long or as short as expected; short texts may differ more, since one word may stand for three.',
  examples: [
    {
      source: 'The Supplier shall deliver the goods within thirty days after the order was confirmed.',
      target: 'Der Lieferant liefert.',
      languages: ['en', 'de'],
      found: true,
    },
    {
      source: 'Cancel the order',
      target:
        'Die Bestellung, die zuvor aufgegeben wurde, wird auf Wunsch des Kunden jederzeit ohne Gründe storniert',
      languages: ['en', 'de'],
      found: true,
    },
    {
      source: 'The Supplier shall deliver the goods within thirty days.',
      target: '供应商应在三十日内交付货物。',
      languages: ['en', 'zh'],
      found: false,
    },
    { source: 'On', target: 'Eingeschaltet', languages: ['en', 'de'], found: false },
  ],
  find({ source, target }) {
    if (source.letters === 0 || target.isEmpty) return nothing;
    const expected =
      (source.text.length * (lengths[target.language] ?? 1.1)) / (lengths[source.language] ?? 1.1);
    const deviation = Math.abs(Math.log((target.text.length + ease) / (expected + ease)));
    if (deviation <= bound + boundOfShort / Math.sqrt(expected + 1)) return nothing;
    const detail = `${target.text.length} characters, about ${Math.round(expected)} expected`;
    return [{ start: 0, end: target.text.length, detail }];
  },
};
