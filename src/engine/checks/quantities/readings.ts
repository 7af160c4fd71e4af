import type { NumberToken } from './numbers-of.ts';

/**
 * What a number may mean, as decimal texts without leading and trailing zeros: `1,500` is 1500 or 1.5, `1.2.3` a
 * version. The meaning does not depend on the language, since texts follow their locale less than one would think;
 * whether the form fits the locale is another check.
 */
export function readingsOf({ text }: NumberToken): readonly string[] {
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
  return readings;
}

/** Groups of thousands, or of lakh and crore as India writes them: 12,34,567. */
function isGrouped(parts: readonly string[], signs: string): boolean {
  if (parts.length < 2) return true;
  if (new Set(signs).size > 1 || parts[0]!.length > 3 || parts.at(-1)!.length !== 3) return false;
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
