/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const email = /[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu;
const iban = /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ \u00A0\u202F-]?[A-Z\d]){11,30}/giu;
const card = /(?<!\p{N})\d(?:[ \u00A0\u202F-]?\d){12,18}/gu;
/** International, national with a leading zero, and North American numbers. */
const phones = [
  /(?<![\p{L}\p{N}])(?:\+|00[1-9])[\d \u00A0\u202F()./\-\u2010-\u2013]{5,26}\d/gu,
  /(?<![\p{L}\p{N}.,])\(?0\d[\d \u00A0\u202F()/\-\u2010-\u2013]{4,22}\d/gu,
  /(?<![\p{L}\p{N}])\(?[2-9]\d{2}\)?[ \u00A0.\-\u2010-\u2013]{1,2}\d{3}[ \u00A0.\-\u2010-\u2013]\d{4}(?!\d)/gu,
];
const date = /^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$/;

/** Where personal data of each form stands in a text; linear in the text, and quick where it cannot. */
export const knownForms = {
  email: (text: string) => (text.includes('@') ? matches(text, email, (match) => match.length) : none),
  phone: (text: string) =>
    hasDigits(text, 7) ? phones.flatMap((form) => matches(text, form, lengthOfPhone)) : none,
  iban: (text: string) =>
    hasDigits(text, 2) ? matches(text, iban, (match) => longest(match, 15, hasIbanChecksum)) : none,
  card: (text: string) =>
    hasDigits(text, 13) ? matches(text, card, (match) => longest(match, 13, hasLuhnChecksum)) : none,
};

const none: Stretch[] = [];

/** Whether a text has so many of the digits 0 to 9, which are those that every form here is made of. */
function hasDigits(text: string, fewest: number): boolean {
  let left = fewest;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x30 && unit <= 0x39 && --left === 0) return true;
  }
  return false;
}

/** Every match, as long as `lengthOf` says; 0 refuses it, and the next is looked for one character on. */
function matches(text: string, form: RegExp, lengthOf: (match: string) => number): Stretch[] {
  const found: Stretch[] = [];
  const expression = new RegExp(form);
  for (let match = expression.exec(text); match; match = expression.exec(text)) {
    const length = lengthOf(match[0]);
    if (length > 0) found.push({ start: match.index, end: match.index + length });
    expression.lastIndex = match.index + Math.max(1, length);
  }
  return found;
}

function lengthOfPhone(match: string): number {
  const digits = match.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 18 && !date.test(match) ? match.length : 0;
}

/** Length of the longest beginning that is valid: the words or digits behind a number may look like a part of it. */
function longest(match: string, fewest: number, isValid: (compact: string) => boolean): number {
  for (let length = match.length; length > 0; length--) {
    if (!/[\p{L}\p{N}]/u.test(match[length - 1]!)) continue;
    const compact = match.slice(0, length).replace(/[^\p{L}\p{N}]/gu, '');
    if (compact.length < fewest) return 0;
    if (isValid(compact)) return length;
  }
  return 0;
}

/** ISO 13616: the rest of the rearranged number by 97 is 1. */
function hasIbanChecksum(compact: string): boolean {
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812-1, annex B. */
function hasLuhnChecksum(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index]);
    const counted = index % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return sum % 10 === 0 && sum > 0;
}
