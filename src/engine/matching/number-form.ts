import { wordsOf } from '#engine/words';
import { joinDigitGroups } from './normalise-text.ts';

/** A number as it is written: groups of digits with separators between them. */
export interface NumberForm {
  /** The groups in ASCII digits. */
  readonly groups: readonly string[];
  /** One fewer than groups. */
  readonly separators: readonly string[];
  /** The digit nought of its script. */
  readonly zero: string;
}

/** Digits nought of the scripts that documents are written in. */
const zeros = Array.from('0٠۰०০੦૦୦௦౦೦൦๐໐༠၀០０');

/** Takes a number token apart; undefined for digits of mixed or rare scripts. */
export function numberForm(text: string): NumberForm | undefined {
  const zero = zeros.find((nought) => isDigitAfter(nought, text));
  if (zero === undefined) return undefined;
  const digits = new RegExp(`[${zero}-${digitOf(9, zero)}]+`, 'gu');
  const groups = text.match(digits)!;
  const separators = text.split(digits).slice(1, -1);
  if (separators.some((separator) => /\p{Nd}/u.test(separator))) return undefined;
  const ascii = (group: string) =>
    Array.from(group, (digit) => digit.codePointAt(0)! - zero.codePointAt(0)!).join('');
  return { groups: groups.map(ascii), separators, zero };
}

/** What two ways of writing one number have in common, such as `1,500.00`, `1.500,00`, `1 500,00` and `١.٥٠٠,٠٠`. */
export function numberKey(text: string): string {
  return numberForm(text)?.groups.join(' ') ?? text;
}

/**
 * `wanted` written as `there` is, where `here` is the number that `there` translates. Undefined unless every separator
 * of `wanted` occurs in `here`, where it shows how it is written there: 1,500.00 → 1.500,00 tells that 2,750.50 is
 * 2.750,50, but says nothing of 2/3. A date whose day and month are alike does not show which of them comes first there.
 */
export function writeNumber(wanted: string, here: string, there: string): string | undefined {
  const [asked, from, to] = [numberForm(wanted), numberForm(here), numberForm(there)];
  if (!asked || !from || !to || numberKey(here) !== numberKey(there)) return undefined;
  const separators = new Map<string, string>();
  for (const [index, separator] of from.separators.entries()) {
    const counterpart = to.separators[index]!;
    if ((separators.get(separator) ?? counterpart) !== counterpart) return undefined;
    separators.set(separator, counterpart);
  }
  if (!asked.separators.every((separator) => separators.has(separator))) return undefined;
  if (isDateInAnyOrder(from) && !from.groups.every((group, index) => group === asked.groups[index]))
    return undefined;
  return asked.groups
    .map(
      (group, index) =>
        (index > 0 ? separators.get(asked.separators[index - 1]!)! : '') + inScript(group, to.zero),
    )
    .join('');
}

/** Three groups or a slash or dash between two, of which two are the same. */
function isDateInAnyOrder({ groups, separators }: NumberForm): boolean {
  const isDate = separators.every((separator) =>
    groups.length > 2 ? /[./-]/.test(separator) : /[/-]/.test(separator),
  );
  return groups.length > 1 && isDate && new Set(groups).size < groups.length;
}

/** The numbers of a text with their places, UTF-16 units; digits grouped by blanks are one number. */
export function numbersIn(text: string): { text: string; start: number; end: number }[] {
  return wordsOf(joinDigitGroups(text))
    .filter(({ kind }) => kind === 'number')
    .map(({ start, end }) => ({ text: text.slice(start, end), start, end }));
}

function isDigitAfter(zero: string, text: string): boolean {
  const value = text.codePointAt(0)! - zero.codePointAt(0)!;
  return value >= 0 && value <= 9;
}

function digitOf(value: number, zero: string): string {
  return String.fromCodePoint(zero.codePointAt(0)! + value);
}

function inScript(digits: string, zero: string): string {
  return Array.from(digits, (digit) => digitOf(Number(digit), zero)).join('');
}
