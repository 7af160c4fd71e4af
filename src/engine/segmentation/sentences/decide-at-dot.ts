import type { LanguageRules } from '#engine/segmentation/languages';
import { type LastWord, readLastWord } from './last-word.ts';
import { type Opening, opensSentence } from './next-words.ts';

/** Where a dot stands: in `text`, in the segment that began at `segmentStart`, in front of `next`. */
export interface DotPlace {
  readonly text: string;
  readonly dot: number;
  readonly segmentStart: number;
  readonly next: Opening;
  /** Whether closing marks or note references stand between the dot and the white space. */
  readonly closed: boolean;
  /** Whether the white space contains a line break. */
  readonly endsLine: boolean;
}

const dotted = /^\p{L}{1,3}(?:\.-?\p{L}{1,3})+$/u;
const romanNumeral = /^(?=[ivxlc])(?:c{0,3})(?:x[cl]|l?x{0,3})(?:i[xv]|v?i{0,3})$/i;
const timeOfDay = /^[ap]\.?m$/i;

/** Whether a single dot that white space follows ends its sentence. */
export function dotEndsSentence(place: DotPlace, rules: LanguageRules): boolean {
  const { next } = place;
  const last = readLastWord(place.text, place.dot, place.segmentStart);
  if (next.kind === 'none') return false;
  if (next.kind === 'small') return smallLetterOpens(place, last, rules);
  if (next.kind === 'ellipsis') return /\p{L}{3}$/u.test(last.word);
  const kind = abbreviationKind(last, next, rules);
  if (place.closed) return kind !== 'never' || next.kind !== 'capital' || opensSentence(next, rules);
  if (/^[\p{N}]/u.test(last.word)) return numberEndsSentence(place, last, rules);
  if (kind === 'never') return false;
  if (isInitial(last, rules)) return letterEndsSentence(place, last, rules);
  if (kind === 'mayEnd') return abbreviationEndsSentence(place, last, rules);
  if (/^\p{L}\p{M}*$/u.test(last.word)) return letterEndsSentence(place, last, rules);
  if (dotted.test(last.word)) return opensSentence(next, rules);
  if (last.first && romanNumeral.test(last.word)) return false;
  if (next.kind === 'digit' && last.word.length <= 4 && isVowelless(last.word)) return false;
  if (rules.ordinals && romanNumeral.test(last.word) && last.word === last.word.toUpperCase()) {
    return opensSentence(next, rules);
  }
  return true;
}

/** A capital on its own that no abbreviation of several parts ends with: `М.` is an initial, the last one of `z. B.` is not. */
function isInitial(last: LastWord, rules: LanguageRules): boolean {
  return /^\p{Lu}$/u.test(last.word) && !last.keys.slice(0, -1).some((key) => rules.mayEnd.has(key));
}

/** What the lists say about the longest form in which the word stands in one. */
function abbreviationKind(last: LastWord, next: Opening, rules: LanguageRules): 'never' | 'mayEnd' | null {
  const numbered = next.kind === 'digit' || next.kind === 'symbol';
  for (const key of [...last.keys, last.word]) {
    if (rules.never.has(key) || (numbered && rules.beforeNumber.has(key))) return 'never';
    if (rules.mayEnd.has(key)) return 'mayEnd';
  }
  const compound = numbered && rules.endingsBeforeNumber.some((ending) => last.keys.at(-1)!.endsWith(ending));
  return compound ? 'never' : null;
}

/** A small letter goes on with the sentence, save at the end of a line or where the word cannot be an abbreviation. */
function smallLetterOpens({ endsLine }: DotPlace, last: LastWord, rules: LanguageRules): boolean {
  if (/^\p{N}/u.test(last.word)) return false;
  const key = last.keys.at(-1)!;
  if (rules.never.has(key) || rules.mayEnd.has(key) || dotted.test(last.word) || last.word.length < 3)
    return false;
  return endsLine || (rules.wordEndings !== '' && rules.wordEndings.includes(key.at(-1)!));
}

/** `U.S. Government` goes on, `in the U.S. The` does not; a segment that is only a time of day is no sentence. */
function abbreviationEndsSentence(
  { text, dot, segmentStart, next }: DotPlace,
  last: LastWord,
  rules: LanguageRules,
) {
  if (timeOfDay.test(last.word))
    return (
      text
        .slice(Math.max(segmentStart, dot - 60), dot)
        .trim()
        .split(/\s+/).length > 4
    );
  if (next.kind === 'digit') return !dotted.test(last.word);
  if (next.marks.startsWith('(') || rules.mayEnd.has(next.word.toLowerCase())) return false;
  if (dotted.test(last.word) && !companyForm.test(last.word))
    return opensSentence(next, rules) || next.kind === 'uncased';
  return true;
}

const companyForm = /^(?:s\.(?:a|l|p\.a|r\.l|a\.r\.l|a\.s|n\.c|r\.o)|b\.v|n\.v|a\.g|a\.s|a\.d)$/i;

/** A single letter is an initial (`E. Smith`) or a label (`Appendix A. The`). */
function letterEndsSentence({ next }: DotPlace, last: LastWord, rules: LanguageRules): boolean {
  if (last.first) return false;
  if (next.kind === 'digit' || next.kind === 'symbol') return false;
  if (next.kind === 'uncased') return false;
  const isPronoun = last.word === 'I' && rules.starters.has('i') && !/^\p{Lu}/u.test(last.previous);
  return isPronoun || opensSentence(next, rules);
}

/** `12. Juni` goes on, `1988. Hello` does not; a segment of only a label and a number (`Table 3.`) is a heading. */
function numberEndsSentence(
  { text, dot, segmentStart, next }: DotPlace,
  last: LastWord,
  rules: LanguageRules,
): boolean {
  if (last.first) return false;
  const number = /^\p{N}+$/u.test(last.word) ? last.word.length : 0;
  const head = text.slice(segmentStart, Math.min(dot, segmentStart + 60)).trim();
  if (
    dot - segmentStart < 40 &&
    /^\p{Lu}[\p{L}\p{M}]*\.?[ \u00A0][\p{N}.]+$/u.test(head) &&
    next.kind !== 'symbol'
  )
    return false;
  if (head.startsWith('§') && dot - segmentStart < 20) return false;
  if (!rules.ordinals || number === 0 || number > 2) return true;
  if (rules.months.has(next.word.toLowerCase())) return false;
  if (next.kind === 'digit') return !/^\p{N}{1,2}\.?/u.test(next.word);
  const label = last.previous.toLowerCase().replace(/\.$/, '');
  if (rules.labels.has(label) || rules.beforeNumber.has(label)) return true;
  return opensSentence(next, rules);
}

function isVowelless(word: string): boolean {
  return (
    /^\p{L}+$/u.test(word) &&
    !/[aeiouyàâáäãåæèéêëìíîïòóôöõøœùúûüýÿąęıőűůаеёиоуыэюяіїєαεηιουωάέήίόύώәөүұі]/iu.test(word)
  );
}
