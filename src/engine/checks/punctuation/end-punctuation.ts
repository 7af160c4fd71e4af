import { type Check, editText, nothing, type TextView } from '#engine/checks/subject';
import { type EndMark, endOf, formOf, type TextEnd } from './marks.ts';

export const endPunctuation: Check = {
  code: 'end-punctuation',
  weight: 'warns',
  when: 'The target ends with another mark than the source.',
  action: 'End the target with the mark of the source, in the form of its language.',
  explanation:
    'Marks are compared by what they mean: `。`, `।`, `۔` and `.` are one, as are `؟`, `？`, the Greek `;` and `?`, and `...` and `…`. ' +
    'Closing quotes and brackets behind the mark are looked through. Left alone are the dot of an abbreviation or an ordinal at the end, ' +
    'items of lists behind a dash or bullet, a comma that carries an unfinished sentence on, languages without a full stop (Thai, Lao, Khmer, Burmese), and a colon that Chinese or Japanese end with a full stop. Corrected by itself where no quote or bracket follows.',
  examples: [
    {
      source: 'Press Start.',
      target: 'Drücken Sie Start',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Drücken Sie Start.',
    },
    {
      source: 'Press Start.',
      target: '<1>スタート</1>を押します',
      languages: ['en', 'ja'],
      found: true,
      fixed: '<1>スタート</1>を押します。',
    },
    {
      source: 'Are you sure?',
      target: 'Êtes-vous sûr',
      languages: ['en', 'fr'],
      found: true,
      fixed: 'Êtes-vous sûr\u202F?',
    },
    { source: 'Are you sure?', target: 'Είστε βέβαιοι;', languages: ['en', 'el'], found: false },
    { source: 'Are you sure?', target: 'هل أنت متأكد؟', languages: ['en', 'ar'], found: false },
    { source: 'Press Start.', target: 'スタートを押します。', languages: ['en', 'ja'], found: false },
    {
      source: 'Choose one:',
      target: 'Wählen Sie.',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Wählen Sie:',
    },
    { source: 'Loading...', target: 'Wird geladen …', languages: ['en', 'de'], found: false },
    { source: 'Pens, paper and so on', target: 'Stifte, Papier usw.', languages: ['en', 'de'], found: false },
    { source: 'Attributes', target: 'les attributs,', languages: ['en', 'fr'], found: false },
    { source: 'Press Start.', target: 'กดเริ่ม', languages: ['en', 'th'], found: false },
  ],
  find({ source, target, subject }) {
    if (source.letters === 0 || target.letters === 0) return nothing;
    const from = endOf(source.text, source.language);
    const to = endOf(target.text, target.language);
    if (from.mark === to.mark || isTolerated(from, to, source, target)) return nothing;
    const mark = formOf(from.mark, target.language, target.tag);
    const fix =
      from.isClosed || to.isClosed
        ? undefined
        : editText(subject.target, [{ start: to.start, end: to.end, text: mark }]);
    return [
      {
        start: to.start,
        end: to.end,
        detail: `${named(from.mark)} expected, ${named(to.mark)} found`,
        ...(fix && { fix }),
      },
    ];
  },
};

function named(mark: EndMark): string {
  return mark === '' ? 'no mark' : `“${mark}”`;
}

const unmarked: ReadonlySet<string> = new Set(['th', 'lo', 'km', 'my', 'bo', 'dz']);
const eastAsian: ReadonlySet<string> = new Set(['zh', 'ja', 'yue']);

function isTolerated(from: TextEnd, to: TextEnd, source: TextView, target: TextView): boolean {
  if (unmarked.has(target.language) || unmarked.has(source.language)) return true;
  if (source.text.slice(from.start).includes(target.text.slice(to.start)) && to.mark !== '') return true;
  if (isListItem(source.text) && isListItem(target.text) && listEnds.has(from.mark) && listEnds.has(to.mark))
    return true;
  if (to.mark === ',' && from.mark === '') return true;
  if (to.mark === '.' && from.mark === '') return isAbbreviation(target.text, to);
  if (from.mark === '.' && to.mark === '') return isAbbreviation(source.text, from);
  if (eastAsian.has(target.language) || eastAsian.has(source.language)) {
    return (from.mark === ':' && to.mark === '.') || (from.mark === '.' && to.mark === ':');
  }
  return false;
}

/** Marks that languages choose from at the end of the items of a list. */
const listEnds: ReadonlySet<EndMark> = new Set(['.', ';', ',']);

function isListItem(text: string): boolean {
  return /^\s*[-–—•·*▪►]\s/.test(text);
}

/** Whether the dot may belong to the word: `etc.`, `p.m.`, `1.`, `Nr.`. */
function isAbbreviation(text: string, { start }: TextEnd): boolean {
  const word = /[^\s(["„“«]*$/u.exec(text.slice(Math.max(0, start - 20), start))![0];
  return (
    word.includes('.') ||
    /^\p{N}+$/u.test(word) ||
    /^\p{Lu}$/u.test(word) ||
    abbreviations.has(word.toLowerCase())
  );
}

const abbreviations: ReadonlySet<string> = new Set(
  'etc usw bzw ff inc ltd co corp no nr nos vs jr sr dr st al ca min max ed eds vol approx dept est fig sec art abs op cit ibid sig sra pág núm tel ext mio mrd ggf evtl mm osv mfl jne ym itd itp др пр'.split(
    ' ',
  ),
);
