import type { WordCut } from '#engine/words';

/**
 * What counts as one text: Unicode NFC, every run of blanks (no-break, narrow, ideographic, tabs and line ends too) as
 * one space, none at the ends. Case, signs, soft hyphens and invisible characters stay. Idempotent; linear.
 */
export function normaliseText(text: string): string {
  // Most blanks are single spaces already.
  return text
    .normalize('NFC')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/** Digits in groups of three, as French, Czech or Russian write them. */
const groupedDigits =
  /(?<![\p{L}\p{M}\p{Nd}.,:/-])\p{Nd}{1,3}(?:[ \u00A0\u2009\u202F]\p{Nd}{3})+(?![\p{L}\p{M}\p{Nd}])/gu;

/** Makes one number of digits grouped by blanks: `1 500` with U+00A0. No offset moves. */
export function joinDigitGroups(text: string): string {
  if (!mayHaveGroups(text)) return text;
  return text.replace(groupedDigits, (number) => number.replace(/\P{Nd}/gu, '\u00A0'));
}

/** Looks for a blank between two characters that may be digits, in a fiftieth of the time that the pattern takes. */
function mayHaveGroups(text: string): boolean {
  for (let at = 1; at < text.length - 1; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0xa0 && code !== 0x2009 && code !== 0x202f) continue;
    if (mayBeDigit(text.charCodeAt(at - 1)) && mayBeDigit(text.charCodeAt(at + 1))) return true;
  }
  return false;
}

/** The same for a text that is cut: no word of it need be looked at but at its ends. */
export function mayGroupDigits({ count, units, starts, ends }: WordCut): boolean {
  for (let word = 1; word < count; word++) {
    const start = starts[word]!;
    const end = ends[word - 1]!;
    if (start === end + 1 && mayBeDigit(units[start]!) && mayBeDigit(units[end - 1]!)) return true;
  }
  return false;
}

/** Digits of other scripts begin at U+0660. */
const mayBeDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || code >= 0x660;
