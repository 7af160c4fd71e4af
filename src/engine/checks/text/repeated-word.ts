import { type Check, nothing, type Occurrence } from '#engine/checks/subject';

/** Words that stand twice in a row in right sentences. */
const doubled: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['that', 'had', 'is', 'very', 'no', 'bye']),
  de: new Set(['die', 'das', 'der', 'dem', 'den', 'sie', 'sehr']),
  nl: new Set(['die', 'dat', 'zijn']),
  fr: new Set(['nous', 'vous', 'très']),
  es: new Set(['muy']),
  it: new Set(['via', 'man', 'così', 'via']),
  pt: new Set(['que']),
  sv: new Set(['på', 'så']),
  da: new Set(['der', 'at']),
  nb: new Set(['at', 'i', 'på']),
};
/** Languages that build words and plurals by doubling. */
const doubling: ReadonlySet<string> = new Set([
  'id',
  'ms',
  'tl',
  'vi',
  'th',
  'lo',
  'km',
  'haw',
  'mi',
  'tr',
  'hi',
  'bn',
  'sw',
]);

export const repeatedWords: Check = {
  code: 'repeated-word',
  weight: 'warns',
  when: 'A word stands twice in a row.',
  action: 'Take one of them out, or approve it where the language says it so.',
  explanation:
    'Capitals make no difference. Left alone are words that the source repeats as well, numbers, single signs, words that ' +
    'a language doubles rightly (German “die die”, French “nous nous”) and languages that build plurals by doubling.',
  examples: [
    { source: 'Open the file.', target: 'Öffnen Sie die Datei Datei.', languages: ['en', 'de'], found: true },
    { source: 'The key of the door', target: 'La clé de de la porte', languages: ['en', 'fr'], found: true },
    {
      source: 'Those who know her',
      target: 'Die, die die Frau kennen',
      languages: ['en', 'de'],
      found: false,
    },
    { source: 'Knock knock!', target: 'Klopf klopf!', languages: ['en', 'de'], found: false },
    { source: 'very good books', target: 'buku buku bagus', languages: ['en', 'id'], found: false },
  ],
  find({ source, target }) {
    if (doubling.has(target.language)) return nothing;
    const repeats = repeatsOf(target.text, doubled[target.language]);
    if (repeats.length === 0) return nothing;
    return repeatsOf(source.text, undefined).length >= repeats.length ? nothing : repeats;
  },
};

function repeatsOf(text: string, allowed: ReadonlySet<string> | undefined): Occurrence[] {
  const found: Occurrence[] = [];
  let start = 0;
  for (let blank = text.indexOf(' '); blank !== -1; blank = text.indexOf(' ', blank + 1)) {
    const length = blank - start;
    if (length > 0 && mayRepeat(text, start, blank, length)) {
      const word = text.slice(start, blank);
      if (isWord(word) && !allowed?.has(word.toLowerCase())) {
        found.push({ start: blank + 1, end: blank + 1 + length, detail: word });
      }
    }
    start = blank + 1;
  }
  return found;
}

/** Whether the word before the blank stands behind it again, as a whole word. */
function mayRepeat(text: string, start: number, blank: number, length: number): boolean {
  const again = blank + 1;
  if ((text.charCodeAt(start + length - 1) | 32) !== (text.charCodeAt(again + length - 1) | 32)) return false;
  const behind = text[again + length];
  if (behind !== undefined && /[\p{L}\p{M}\p{N}'’-]/u.test(behind)) return false;
  return text.slice(start, blank).toLowerCase() === text.slice(again, again + length).toLowerCase();
}

function isWord(word: string): boolean {
  return word.length > 1 && /^[\p{L}\p{M}]+$/u.test(word);
}
