import type { NumberToken } from './numbers-of.ts';
import { separatorsOf } from './separators.ts';

/**
 * What a number may mean, as decimal texts without leading and trailing zeros: `1,500` is 1500 or 1.5, `1.2.3` a version. Texts
 * follow their locale less than one would think, so that of the two meanings of such a number the one that its locale does not
 * give it counts only beside another number that has both; whether the form fits the locale is another check.
 */
export function readingsOf({ text }: NumberToken, tag: string): readonly string[] {
  const parts = text.split(/[.,'’٫٬· ]/);
  if (parts.length === 1) return [plain(text)];
  const signs = text.replace(/[0-9]/g, '');
  const readings: string[] = [];
  if (isGrouped(parts, signs)) readings.push(plain(parts.join('')));
  const last = signs.at(-1)!;
  const isDecimal = last !== ' ' && signs.lastIndexOf(last) === signs.indexOf(last);
  if (isDecimal && (parts.length === 2 || isGrouped(parts.slice(0, -1), signs.slice(0, -1)))) {
    readings.push(plain(`${parts.slice(0, -1).join('')}.${parts.at(-1)}`));
  }
  if (parts.length > 2 || readings.length === 0) readings.push(parts.map(plain).join('.'));
  return parts.length === 2 && readings.length === 2 ? inLocale(readings, signs, tag) : readings;
}

/** Languages whose countries write numbers in both ways: without a region nothing is certain. */
const divided = new Set(['es', 'en-ZA', 'und']);

/** Of a number that is grouped or decimal: what it means in its locale, and a mark that only another such number has. */
function inLocale([grouped, decimal]: readonly string[], sign: string, tag: string): readonly string[] {
  const { decimal: ofDecimals, group } = separatorsOf(tag);
  if (divided.has(tag) || (sign !== ofDecimals && sign !== group)) return [grouped!, decimal!];
  return [sign === group ? grouped! : decimal!, `${grouped!} or ${decimal!}`];
}

/** Groups of thousands, or of lakh and crore as India writes them: 12,34,567. */
function isGrouped(parts: readonly string[], signs: string): boolean {
  if (parts.length < 2) return true;
  if (new Set(signs).size > 1 || parts[0]!.length > 3 || parts.at(-1)!.length !== 3) return false;
  // Nobody groups what is less than one; telephone numbers begin so, with blanks.
  if (parts[0]!.startsWith('0') && signs[0] !== ' ') return false;
  const inner = parts.slice(1, -1);
  return (
    inner.every(({ length }) => length === 3) ||
    (inner.every(({ length }) => length === 2) && parts[0]!.length <= 2)
  );
}

/** Without zeros that say nothing; a leading zero of a code (`007`) says nothing either. */
function plain(number: string): string {
  const whole = number.replace(/^0+(?=[0-9])/, '');
  return whole.includes('.') ? whole.replace(/0+$/, '').replace(/\.$/, '') : whole;
}

/** A number times a power of ten, both decimal: `2.5` and 6 is `2500000`. */
export function scaled(number: string, power: number): string {
  const [whole, fraction = ''] = number.split('.') as [string, string?];
  const digits = whole + fraction.padEnd(power, '0').slice(0, power);
  const rest = fraction.slice(power);
  return plain(rest === '' ? digits : `${digits}.${rest}`);
}
