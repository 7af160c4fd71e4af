/** First characters of the decimal digits of each script (Unicode, Nd), basic plane. */
const zeros = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50,
  0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0xff10,
];

/** The value of a decimal digit, whatever its script; -1 for other characters. */
export function digitValue(unit: number): number {
  if (unit < 0x80) return unit >= 0x30 && unit <= 0x39 ? unit - 0x30 : -1;
  if (unit < 0x660) return -1;
  for (const zero of zeros) if (unit >= zero && unit < zero + 10) return unit - zero;
  return -1;
}

/** The text with all decimal digits as 0 to 9; lengths do not change. */
export function westernDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const value = digit.length === 1 ? digitValue(digit.charCodeAt(0)) : -1;
    return value === -1 ? digit : String(value);
  });
}
