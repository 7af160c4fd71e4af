import { type Check, isCaseless, nothing, type TextView } from '#engine/checks/subject';

/** Letters of a text in a script without capitals from which on it is a sentence rather than a name. */
const longName = 12;

export const targetSameAsSource: Check = {
  code: 'target-same-as-source',
  weight: 'warns',
  when: 'The target is the source: it was not translated.',
  action: 'Translate it, or approve it where both languages say it alike.',
  explanation:
    'Left alone are numbers, addresses, placeholders, single words (many are the same in both languages), names and ' +
    'titles without an end mark in which every word of five letters begins with a capital, words with digits or capitals inside, and terms that are not ' +
    'to be translated. What remains must hold a word in small letters. Varieties of one language are not compared.',
  examples: [
    { source: 'Open the file.', target: 'Open the file.', languages: ['en', 'de'], found: true },
    { source: 'Save file', target: 'Save file', languages: ['en', 'fr'], found: true },
    { source: 'Open the file.', target: ' Open the <1>file</1>.', languages: ['en', 'de'], found: true },
    {
      source: '打开文件以后请您继续下一步操作。',
      target: '打开文件以后请您继续下一步操作。',
      languages: ['zh', 'de'],
      found: true,
    },
    { source: 'Format', target: 'Format', languages: ['en', 'de'], found: false },
    { source: 'Microsoft Word 2019', target: 'Microsoft Word 2019', languages: ['en', 'de'], found: false },
    {
      source: 'https://example.org/a/file',
      target: 'https://example.org/a/file',
      languages: ['en', 'de'],
      found: false,
    },
    {
      source: 'Question and Test Interoperability',
      target: 'Question and Test Interoperability',
      languages: ['en', 'de'],
      found: false,
    },
    { source: '12.5 kg', target: '12.5 kg', languages: ['en', 'de'], found: false },
    {
      source: 'The colour of the box',
      target: 'The colour of the box',
      languages: ['en-GB', 'en-US'],
      found: false,
    },
  ],
  find({ source, target, subject }) {
    if (source.language === target.language || source.letters === 0) return nothing;
    if (source.text.length !== target.text.length && source.text.trim() !== target.text.trim())
      return nothing;
    if (source.text.trim() !== target.text.trim()) return nothing;
    const kept = subject.terms
      ?.filter(({ term }) => term.status === 'do-not-translate')
      .map(({ term }) => term.text);
    return isTranslatable(source, kept ?? []) ? [{ start: 0, end: target.text.length, detail: '' }] : nothing;
  },
};

function isTranslatable(source: TextView, kept: readonly string[]): boolean {
  const rest = kept.reduce((text, term) => text.replaceAll(term, ' '), source.text);
  if (isCaseless(source.language) && !/[a-z]{2}/i.test(rest)) return source.letters >= longName;
  const words = rest.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  if (words.length < 2 || (isTitle(words) && !/[.!?:…]\s*$/.test(rest))) return false;
  const [first, ...others] = words;
  return isOrdinary(first!)
    ? words.length > 1 && (isSmall(first!) || others.some(isSmall))
    : others.some(isSmall);
}

/** A name of several words, the small ones between them aside: `Test and Question Format`. */
function isTitle(words: readonly string[]): boolean {
  const long = words.filter((word) => word.length > 4);
  return (
    long.length > 1 &&
    long.every((word) => /^[^\p{L}]*\p{Lu}/u.test(word)) &&
    words.every((word) => word.length < 5 || isOrdinary(word) || /\p{Lu}/u.test(word))
  );
}

/** A word of letters only, marks at its ends aside. */
function isOrdinary(word: string): boolean {
  return /^[^\p{L}\p{N}@/\\{}<>$%]*\p{L}[\p{L}\p{M}'’-]+[^\p{L}\p{N}@/\\{}<>$%]*$/u.test(word);
}

function isSmall(word: string): boolean {
  return isOrdinary(word) && word === word.toLowerCase() && word.length > 2;
}
