/** Letters of scripts that write no spaces between words. */
const unspaced = String.raw`[[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]&&[\p{L}\p{M}\p{N}]]`;
const unspacedLetters = new RegExp(unspaced, 'gv');
/** One character a word: the expression engine fails on words of millions of letters. */
const letters = String.raw`[[\p{L}\p{N}\p{M}'’]--${unspaced}]`;
const wordBeginnings = new RegExp(`(?<!${letters})${letters}`, 'gv');

/**
 * Words of a text: what stands between blanks and marks, apostrophes aside. Three letters of a script without spaces count as
 * two words, which suits running Chinese and Japanese. Everything that is told in words is counted by this.
 */
export function countWords(text: string): number {
  const ofUnspaced = text.match(unspacedLetters)?.length ?? 0;
  return (text.match(wordBeginnings)?.length ?? 0) + Math.round((ofUnspaced * 2) / 3);
}
