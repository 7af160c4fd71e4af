/** What a character is to the checks, one bit each; the traits of a text are those of all its characters. */
export const LETTER = 1;
export const UPPER = 2;
export const LOWER = 4;
export const DIGIT = 8;
export const BLANK = 16;
export const BRACKET = 32;
export const QUOTE = 64;
/** A sign that placeholders and escapes begin with: % { $ \ & */
export const PLACEHOLDER = 128;
/** A sign that addresses hold: @ / \ */
export const ADDRESS = 256;
/** A sign of money, measure or law that survives translation. */
export const SYMBOL = 512;
/** A line break or tab. */
export const LINE = 1024;
/** A character that damaged texts hold: controls, private use, U+FFFD, the lead bytes of UTF-8 read as Latin 1. */
export const DOUBTFUL = 2048;
/** A mark that closes or parts sentences. */
export const MARK = 4096;
/** A letter of a script that is not Latin. */
export const NOT_LATIN = 8192;
/** A digit that is not 0 to 9. */
export const OTHER_DIGIT = 16384;
/** A character known; keeps the table from asking twice. */
const KNOWN = 1 << 30;

const classes: readonly (readonly [number, RegExp])[] = [
  [LETTER, /[\p{L}\p{M}]/u],
  [UPPER, /\p{Lu}/u],
  [LOWER, /\p{Ll}/u],
  [DIGIT, /\p{Nd}/u],
  [OTHER_DIGIT, /(?![0-9])\p{Nd}/u],
  [BLANK, /[\p{Zs}\t\n\r\v\f\u2028\u2029\uFEFF]/u],
  [BRACKET, /[()[\]{}（）［］｛｝【】〔〕〈〉《》]/u],
  [QUOTE, /["“”„‟«»「」『』〝〞＂]/u],
  [PLACEHOLDER, /[%{$\\&]/u],
  [ADDRESS, /[@/\\]/u],
  [SYMBOL, /[%٪‰°©®™@#*=€£¥$§¶±×÷≤≥％＄＃＠＝]/u],
  [LINE, /[\n\t\u2028]/u],
  [DOUBTFUL, /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\uFFFD\u00C2\u00C3\u00E2\u00D0\u00D1\u00CE\u00CF&]/u],
  [MARK, /[.!?:;…,。！？：；，、؟؛،۔।؛]/u],
  [NOT_LATIN, /(?![\p{sc=Latin}\p{sc=Zinh}\p{sc=Zyyy}])\p{L}/u],
];

const table = new Int32Array(0x10000);

/** The traits of one UTF-16 unit; a half of a surrogate pair counts as a letter that is not Latin, or as doubtful alone. */
export function traitsOfUnit(unit: number): number {
  return table[unit] || describe(unit);
}

function describe(unit: number): number {
  const character = String.fromCharCode(unit);
  let traits = KNOWN;
  if (unit >= 0xd800 && unit <= 0xdfff) traits |= NOT_LATIN;
  else for (const [trait, pattern] of classes) if (pattern.test(character)) traits |= trait;
  if (unit === 9 || unit === 10 || unit === 13) traits &= ~DOUBTFUL;
  table[unit] = traits;
  return traits;
}
