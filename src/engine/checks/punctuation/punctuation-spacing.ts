import { type Check, editText, nothing, type TextEdit, type TextView, traits } from '#engine/checks/subject';
import { type EndMark, formOf } from './marks.ts';

export const punctuationSpacing: Check = {
  code: 'punctuation-spacing',
  weight: 'warns',
  when: 'A mark has a blank in front of it that its language does not set, or lacks the one it sets.',
  action: 'Set the blanks around marks as the target language does.',
  explanation:
    'French sets a blank before `;`, `!`, `?` and `:` (Canada: only before the colon); others set none before `, ; : ! ?` and a closing dot. Only marks behind a word and ' +
    'before a blank or the end count, so that times, addresses and code are left alone, and only where the source does not do the same. Corrected by itself.',
  examples: [
    {
      source: 'Are you sure?',
      target: 'Sind Sie sicher ?',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Sind Sie sicher?',
    },
    {
      source: 'First, second',
      target: 'Erstens , zweitens',
      languages: ['en', 'de'],
      found: true,
      fixed: 'Erstens, zweitens',
    },
    {
      source: 'Are you sure?',
      target: 'Êtes-vous sûr?',
      languages: ['en', 'fr'],
      found: true,
      fixed: 'Êtes-vous sûr\u202F?',
    },
    { source: 'Are you sure?', target: 'Êtes-vous sûr ?', languages: ['en', 'fr'], found: false },
    { source: 'Are you sure?', target: 'Êtes-vous sûr?', languages: ['en', 'fr-CA'], found: false },
    { source: 'At 10:30', target: 'À 10:30', languages: ['en', 'fr'], found: false },
  ],
  find({ source, target, subject }) {
    if (!target.has(traits.MARK) || target.letters === 0) return nothing;
    const edits = target.language === 'fr' ? frenchEdits(target, source) : wideBefore(target);
    if (edits.length === 0) return nothing;
    if (target.language !== 'fr' && wideBefore(source).length >= edits.length && source.language !== 'fr')
      return nothing;
    const fix = editText(subject.target, edits);
    return edits.map(({ start, end }) => ({
      start,
      end: Math.min(end + 1, target.text.length),
      detail: target.text.slice(Math.max(0, start - 10), end + 1),
      ...(fix && { fix }),
    }));
  },
};

const spaced = /(?<=[\p{L}\p{M}\p{N}"”’')\]%])[ \u00A0\u202F](?:[,;:!?](?=\s|$|["”»)])|\.(?=$|\s))/gu;

/** Blanks before marks of languages that set none. */
function wideBefore(view: TextView): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { index } of view.text.matchAll(spaced)) {
    if (!view.hasCodeAt(index + 1)) edits.push({ start: index, end: index + 1, text: '' });
  }
  return edits;
}

/** More are not corrected in one text, since each is looked for in the source. */
const mostEdits = 100;

/** Marks without the blank that French sets, and dots and commas with one. */
function frenchEdits(target: TextView, source: TextView): TextEdit[] {
  const { text, tag, language } = target;
  const edits: TextEdit[] = [];
  const narrow = /-CA\b/i.test(tag) ? narrowInCanada : narrowInFrance;
  for (const { 0: mark, index } of text.matchAll(narrow)) {
    if (edits.length >= mostEdits) break;
    if (isKept(text, index, source.text.slice(0, 10_000))) continue;
    edits.push({ start: index, end: index, text: formOf(mark as EndMark, language, tag).slice(0, -1) });
  }
  for (const { index } of text.matchAll(spacedComma)) {
    if (!target.hasCodeAt(index + 1)) edits.push({ start: index, end: index + 1, text: '' });
  }
  return edits.sort((a, b) => a.start - b.start);
}

const narrowInFrance = /(?<=[\p{L}\p{M}\p{N}"’')\]%])[;:!?](?=\s|$|["”»)])/gu;
const narrowInCanada = /(?<=[\p{L}\p{M}\p{N}"’')\]%]):(?=\s|$|["”»)])/gu;
const spacedComma = /(?<=[\p{L}\p{M}\p{N}])[ \u00A0\u202F],(?=\s|$)/gu;

/** A mark behind a word of the source that holds signs or capitals: a key, a command or an address. */
function isKept(text: string, at: number, source: string): boolean {
  const word = /\S*$/.exec(text.slice(Math.max(0, at - 30), at))![0];
  return /[/\\@_=<>{}#$]|^-|\p{L}\p{Lu}/u.test(word) && source.includes(`${word}${text[at]}`);
}
