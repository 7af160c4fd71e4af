import { areCased, type Check, nothing } from '#engine/checks/subject';

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
