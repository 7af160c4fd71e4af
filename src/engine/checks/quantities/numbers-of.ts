import { remembered, type TextView, traits } from '#engine/checks/subject';
import { digitValue } from './digits.ts';

/** A number as a text writes it. */
export interface NumberToken {
  /** With western digits, separators as they stand. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Separators that may stand between the digits of one number. */
const separators = ".,'’٫٬·";
const narrowBlanks = '\u00A0\u202F\u2009 ';

const none: readonly NumberToken[] = [];

/**
 * The numbers of a text: digits of any script with the separators between them. A blank joins digits only where three
 * follow, as French and Polish group them. Linear.
 */
export const numbersOf = remembered(({ text, traits: all }: TextView): readonly NumberToken[] => {
  if ((all & traits.DIGIT) === 0) return none;
  const found: NumberToken[] = [];
  for (let at = 0; at < text.length; at++) {
    if ((traits.traitsOfUnit(text.charCodeAt(at)) & traits.DIGIT) === 0) continue;
    if (digitValue(text.charCodeAt(at)) === -1) continue;
    const token = readNumber(text, at);
    if (!isPlaceholder(text, token)) found.push(token);
    at = token.end;
  }
  return found;
});

function readNumber(text: string, start: number): NumberToken {
  let digits = '';
  let at = start;
  let group = 0;
  let isGrouped = false;
  while (at < text.length) {
    const value = digitValue(text.charCodeAt(at));
    if (value !== -1) {
      digits += value;
      group++;
      at++;
      continue;
    }
    const sign = text[at]!;
    if (digitValue(text.charCodeAt(at + 1)) === -1 || at + 1 >= text.length) break;
    if (separators.includes(sign)) digits += sign;
    else if (
      narrowBlanks.includes(sign) &&
      group <= 3 &&
      (isGrouped ? group === 3 : !/[.,]/.test(digits)) &&
      isGroupOfThree(text, at + 1)
    ) {
      digits += ' ';
      isGrouped = true;
    } else break;
    group = 0;
    at++;
  }
  return { text: digits, start, end: at };
}

/** `{0}`, `%1$s`, `%2`: checked as placeholders. */
function isPlaceholder(text: string, { start, end }: NumberToken): boolean {
  const before = text[start - 1];
  return (
    (before === '{' && (text[end] === '}' || text[end] === ',')) || (before === '%' && text[end] !== '%')
  );
}

function isGroupOfThree(text: string, at: number): boolean {
  for (let i = 0; i < 3; i++) if (digitValue(text.charCodeAt(at + i)) === -1) return false;
  return !(digitValue(text.charCodeAt(at + 3)) >= 0);
}
