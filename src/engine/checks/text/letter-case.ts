import { type Check, isCaseless, nothing, type TextView } from '#engine/checks/subject';

export const initialCapital: Check = {
  code: 'initial-capital',
  weight: 'warns',
  when: 'The source begins with a capital and the target with a small letter.',
  action: 'Begin the target with a capital, or approve it where a name is written small.',
  explanation:
    'Compared only between languages that have capitals, and only the first letter. Left alone are targets that begin with a ' +
    'word of the source (`iPhone`, a command), with a word that has a capital, digit or sign inside, or that follow a number, a placeholder or a code.',
  examples: [
    { source: 'Press the key.', target: 'drücken Sie die Taste.', languages: ['en', 'de'], found: true },
    { source: 'Press the key.', target: 'Drücken Sie die Taste.', languages: ['en', 'de'], found: false },
    { source: 'The iPhone rings.', target: 'iPhone klingelt.', languages: ['en', 'de'], found: false },
    { source: 'Use grep.', target: 'grep verwenden.', languages: ['en', 'de'], found: false },
    { source: 'Press the key.', target: 'キーを押します。', languages: ['en', 'ja'], found: false },
  ],
  find({ source, target }) {
    if (!areCased(source, target)) return nothing;
    const from = firstWord(source.text);
    const to = firstWord(target.text);
    if (from === undefined || to === undefined || !startsUpper(from.text) || !startsLower(to.text))
      return nothing;
    if (to.text !== to.text.toLowerCase() || /\p{N}|_/u.test(to.text) || target.text[to.end] === '.')
      return nothing;
    if (source.words.some(({ text }) => text === to.text)) return nothing;
    return [{ start: to.start, end: to.end, detail: to.text }];
  },
};

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

function areCased(source: TextView, target: TextView): boolean {
  return (
    source.letters > 0 && target.letters > 0 && !isCaseless(source.language) && !isCaseless(target.language)
  );
}

function isShouted(view: TextView): boolean {
  return view.letters >= 8 && view.capitals >= view.letters * 0.95 && /\p{L}\P{L}+\p{L}/u.test(view.text);
}

function startsUpper(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function startsLower(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

/** The first word, where nothing but quotes, brackets and blanks stands before it. */
function firstWord(text: string): { text: string; start: number; end: number } | undefined {
  const match = /^[\s"'“”„«»‹›‘’¿¡([–—-]*([\p{L}\p{M}\p{N}_]+)/u.exec(text.slice(0, 80));
  if (match === null) return undefined;
  const end = match[0].length;
  return { text: match[1]!, start: end - match[1]!.length, end };
}
