import { areCased, type Check, nothing, type TextView } from '#engine/checks/subject';

export const allCapitals: Check = {
  code: 'all-capitals',
  weight: 'warns',
  when: 'One of the texts is in capitals throughout and the other is not.',
  action: 'Write the target in capitals as the source is, or in small letters as the source is.',
  explanation:
    'Compared only between languages that have capitals, for texts of at least two words and eight letters in capitals. A ' +
    'target counts as not in capitals when most of its letters are small.',
  examples: [
    {
      source: 'GENERAL TERMS AND CONDITIONS',
      target: 'Allgemeine Geschäftsbedingungen',
      languages: ['en', 'de'],
      found: true,
    },
    { source: 'Read this first', target: 'LESEN SIE DIES ZUERST', languages: ['en', 'de'], found: true },
    { source: 'GENERAL TERMS', target: 'ALLGEMEINE BEDINGUNGEN', languages: ['en', 'de'], found: false },
    { source: 'PDF', target: 'PDF-Datei', languages: ['en', 'de'], found: false },
  ],
  find({ source, target }) {
    if (source.capitals === 0 && target.capitals === 0) return nothing;
    if (!areCased(source, target)) return nothing;
    const shouts = isShouted(source) && target.letters > 3 && target.capitals * 2 < target.letters;
    const shouted = isShouted(target) && source.letters > 3 && source.capitals * 2 < source.letters;
    return shouts || shouted ? [{ start: 0, end: target.text.length, detail: '' }] : nothing;
  },
};

function isShouted(view: TextView): boolean {
  return view.letters >= 8 && view.capitals >= view.letters * 0.95 && /\p{L}\P{L}+\p{L}/u.test(view.text);
}
