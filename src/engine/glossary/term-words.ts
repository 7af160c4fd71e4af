import { type Word, wordsOf } from '#engine/words';

/** How a word hangs together with the one before it. */
export type Joint = 'apart' | 'hyphen' | 'apostrophe' | 'touching';

/** A word of a term or text as terms see it: parts around hyphens and apostrophes are words of their own. */
export interface TermWord {
  /** Composed, in ordinary width, without soft hyphens. */
  readonly text: string;
  /** The same in lower case. */
  readonly key: string;
  readonly kind: Word['kind'];
  readonly joint: Joint;
  /** Place in the text, UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

const joiner = /['’ʼ\u2010\u2011-]/;
const apostrophe = /^['’ʼ]$/;
const dash = /^[\u2010-\u2013-]$/;

/** The language of a tag, lower case, fit for case rules and stemmers; `und` where the tag is none. */
export function languageOf(tag: string): string {
  return /^[a-z]{2,8}(?=$|[-_])/i.exec(tag)?.[0].toLowerCase() ?? 'und';
}

/** The words of a text with what joins them, so that `data base`, `data-base` and `data‑base` are the same words. */
export function termWords(text: string, tag: string): TermWord[] {
  const language = languageOf(tag);
  const words: TermWord[] = [];
  let held: Word | undefined;
  for (const word of wordsOf(text)) {
    const before = held?.start ?? word.start;
    const last = words.at(-1);
    const isTight = last !== undefined && last.end === before && last.kind !== 'sign';
    if (held !== undefined && !(isTight && held.end === word.start && word.kind !== 'sign')) {
      words.push(termWord(held, language, last));
      held = undefined;
    }
    if (held === undefined && word.kind === 'sign' && dash.test(word.text)) held = word;
    else {
      addParts(words, word, language, held && 'hyphen');
      held = undefined;
    }
  }
  if (held) words.push(termWord(held, language, words.at(-1)));
  return words;
}

function addParts(words: TermWord[], word: Word, language: string, joint: Joint | undefined): void {
  const { text, start, kind } = word;
  if (kind === 'sign' || !joiner.test(text)) {
    words.push(termWord(word, language, words.at(-1), joint));
    return;
  }
  let from = 0;
  let next = joint;
  for (let at = 0; at <= text.length; at++) {
    const isApostrophe = apostrophe.test(text[at] ?? '');
    // Apostrophes in numbers group thousands.
    if (at < text.length && !(joiner.test(text[at]!) && !(isApostrophe && kind === 'number'))) continue;
    if (at > from) {
      const part = { text: text.slice(from, at), start: start + from, end: start + at, kind };
      words.push(termWord(part, language, words.at(-1), next));
    }
    next = isApostrophe ? 'apostrophe' : 'hyphen';
    from = at + 1;
  }
}

function termWord(word: Word, language: string, last: TermWord | undefined, joint?: Joint): TermWord {
  const text = plain(word.text);
  const { kind, start, end } = word;
  return {
    text,
    key: text.toLocaleLowerCase(language),
    kind,
    joint: joint ?? (last?.end === start ? 'touching' : 'apart'),
    start,
    end,
  };
}

function plain(text: string): string {
  return /^[\x20-\x7E]*$/.test(text) ? text : text.replaceAll('\u00AD', '').normalize('NFKC');
}

const joinsNames = new Set(['_', '@', '\\', '#']);

/** Whether a term may begin with this word of a text: not in the middle of a name, not behind a single letter. */
export function mayBegin(words: readonly TermWord[], at: number): boolean {
  const { joint } = words[at]!;
  const before = words[at - 1];
  if (joint === 'apart' || before === undefined) return true;
  if (joint === 'touching') return !(before.kind === 'sign' && joinsNames.has(before.text));
  return joint === 'hyphen' ? before.text.length > 1 : words[at]!.text.length > 1;
}

/** Whether a term may end with this word of a text. */
export function mayEnd(words: readonly TermWord[], at: number): boolean {
  const next = words[at + 1];
  if (next === undefined || next.joint === 'apart') return true;
  if (next.joint === 'touching') return !(next.kind === 'sign' && endsName(words, at + 1));
  // The t of “can’t” makes another word; an s or a Turkish ending does not.
  return next.joint === 'hyphen' ? next.text.length > 1 : next.key !== 't';
}

/** A sign that goes on into a name: `snake_case`, `C#`, `C++`, `user@host`. */
function endsName(words: readonly TermWord[], at: number): boolean {
  const sign = words[at]!.text;
  if (sign === '+') return words[at + 1]?.text === '+' && words[at + 1]!.joint === 'touching';
  return joinsNames.has(sign);
}
