import type { LanguageRules } from '#engine/segmentation/languages';
import type { SrxRule } from '#engine/segmentation/srx';

/** A project's own abbreviations for one language. */
export interface WordList {
  /** Words with their mark that never end a sentence: `Abt.`, `z. Hd.`, `Yahoo!`. */
  readonly never: readonly string[];
  /** Words that do not end a sentence in front of a number: `Pos.`. */
  readonly beforeNumber: readonly string[];
}

/**
 * Reads a word list: one abbreviation a line, `#` begins a comment, `<number>` behind a word limits it to numbers.
 * Everything is readable, so there is nothing to report.
 *
 * @example
 * parseWordList('Abt.\nPos. <number>  # position in a list\nYahoo!');
 */
export function parseWordList(text: string): WordList {
  const never: string[] = [];
  const beforeNumber: string[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    const word = line.replace(/(?:^|\s)#.*$/, '').trim();
    const limited = /^(.+?)\s*<number>$/i.exec(word);
    if (limited) beforeNumber.push(limited[1]!);
    else if (word !== '') never.push(word);
  }
  return { never, beforeNumber };
}

/** The built-in rules of a language with a project's words added, in whatever case the text writes them. */
export function withWordList(rules: LanguageRules, words: WordList): LanguageRules {
  const key = (word: string) => word.replace(/\s/g, '').replace(/\.$/, '').toLowerCase();
  return {
    ...rules,
    never: new Set([...words.never.map(key), ...rules.never]),
    beforeNumber: new Set([...words.beforeNumber.map(key), ...rules.beforeNumber]),
  };
}

/** The same exceptions as SRX rules, for tools that read only those. */
export function srxRulesOf(words: WordList): SrxRule[] {
  return [
    ...words.never.flatMap((word) => rulesOfWord(word, '\\s')),
    ...words.beforeNumber.flatMap((word) => rulesOfWord(word, '\\s+\\p{Nd}')),
  ];
}

/** A rule behind the word, and one at each blank inside it (`z. Hd.`). */
function rulesOfWord(word: string, after: string): SrxRule[] {
  const parts = word.split(/\s+/).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return parts.map((_, i) => ({
    break: false,
    before: `\\b${parts.slice(0, i + 1).join('\\s?')}`,
    after: i === parts.length - 1 ? after : `\\s${parts.slice(i + 1).join('\\s?')}`,
  }));
}
