/** Windows-1252 characters of the bytes 0x80 to 0x9F (WHATWG Encoding, index windows-1252), in order. */
const upper =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';
const bytes = new Map([...upper].map((character, index) => [character.charCodeAt(0), 0x80 + index]));

function byteOf(unit: number): number {
  return unit >= 0x80 && unit <= 0xff ? unit : (bytes.get(unit) ?? 0);
}

export interface MisreadStretch {
  readonly start: number;
  readonly end: number;
  /** What the bytes say in UTF-8. */
  readonly text: string;
}

/**
 * Every character of UTF-8 that was read byte by byte as Windows-1252 or Latin 1, in order; linear. None where they are
 * less than half of the letters of that range before another one beyond ASCII: such a text was misread from another
 * encoding, or not at all.
 */
export function misreadStretches(text: string): MisreadStretch[] {
  const found: MisreadStretch[] = [];
  let leads = 0;
  for (let at = 0; at < text.length; at++) {
    const lead = text.charCodeAt(at);
    if (lead < 0xc2 || lead > 0xf4) continue;
    if (text.charCodeAt(at + 1) >= 0x80) leads++;
    if (!isLead(lead)) continue;
    const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    const character = decode(text, at, length);
    if (character === undefined) continue;
    found.push({ start: at, end: at + length, text: character });
    at += length - 1;
  }
  return found.length * 2 > leads ? found : [];
}

/** First bytes of Latin, Greek, Cyrillic, Hebrew and Arabic letters and of all that takes three or four bytes. */
function isLead(unit: number): boolean {
  if (unit < 0xc2 || unit > 0xf4) return false;
  return unit <= 0xc5 || unit >= 0xe0 || (unit >= 0xce && unit <= 0xd1) || (unit >= 0xd7 && unit <= 0xda);
}

/** One character of UTF-8 (RFC 3629), undefined where the bytes are none or say a control. */
function decode(text: string, at: number, length: number): string | undefined {
  let value = text.charCodeAt(at) & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07);
  for (let next = 1; next < length; next++) {
    const byte = byteOf(text.charCodeAt(at + next));
    if (byte < 0x80 || byte > 0xbf) return undefined;
    value = (value << 6) | (byte & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  if (value < least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff) || value < 0xa0)
    return undefined;
  return String.fromCodePoint(value);
}
