/** Stops of scripts that need no white space behind them. */
export const wideStops = '。！？｡．︒﹒﹗﹖።፧፨။।॥۔؟។៕༎᙮‼⁇⁈⁉';
const closers = String.raw`"'“”’‘»«›‹)\]}）」』】》〉］｝〕`;
const noteReference = String.raw`(?:\[\d{1,3}\])+|[¹²³⁰-⁹]+`;

/** Everything that stands at the end of a sentence: `?”[3]`. */
export interface Stop {
  readonly marks: string;
  readonly end: number;
  readonly closed: boolean;
  readonly wide: boolean;
  readonly spaced: boolean;
}

export const dash = /--|[—–]/y;
export const closing = new RegExp(`[${closers}]*`, 'y');
export const reference = new RegExp(noteReference, 'y');
/** A note number typed as a plain digit behind the stop: `(1987).1 According`. */
export const bareReference = /\d{1,3}(?:[ ,–-]{1,2}\d{1,3}){0,4}(?=\s+\p{Lu})/uy;
export const wide = new RegExp(`[${wideStops}]`);
const spacedEllipsis = /\.(?:[ \u00A0]\.){2,3}/y;

/** The end of an ellipsis typed with blanks; the dot right behind a word may be a full stop in front of one. */
export function spacedDots(text: string, start: number): number | null {
  spacedEllipsis.lastIndex = start;
  const match = spacedEllipsis.exec(text);
  if (!match) return null;
  const full = match[0].length === 7 && /[\p{L}\p{N}]/u.test(text[start - 1] ?? '');
  if (full && /^\s+["“'(]?\p{Lu}/u.test(text.slice(start + 7, start + 12))) return start + 1;
  return start + match[0].length;
}

/** `(C5)`, `(A.3, B.1)`: a reference in brackets stays with the sentence in front of it. */
export function isBareReference(text: string, next: number): boolean {
  return (
    text[next] === '(' &&
    /^\([\p{Lu}\p{N} ,.;/-]{1,30}\)\.?(?:\s|$)/u.test(text.slice(next, next + 34)) &&
    !isMarker(text, next)
  );
}

/** `(1) `, `(A) `: one letter or number in brackets in front of more text is a list marker. */
function isMarker(text: string, next: number): boolean {
  return /^\((?:\p{N}{1,3}|\p{Lu}|[IVX]{1,5})\)\s+\S/u.test(text.slice(next, next + 12));
}

/** The word in front of `end`, in lower case, for names such as `Yahoo!`. */
export function lastWordOf(text: string, end: number, from: number): string {
  return /[\p{L}\p{M}\p{N}]*$/u.exec(text.slice(Math.max(from, end - 30), end))![0].toLowerCase();
}

export function skipSpace(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /\s/.test(text[end]!)) end++;
  return end;
}

const speechBehindQuotation =
  /^(?:[\u3041-\u309F]|[^，。！？、,\s\u3040-\u30FF]{0,6}(?:说|說|道|问|問|答|喊|叫|笑|想|嚷|吼))/;

/** In Japanese a particle, in Chinese a verb of speaking binds a quotation to the words behind it. */
export function continuesSpeech(text: string, stop: Stop, next: number): boolean {
  const rest = text.slice(next, next + 12);
  if (/^[、，,;；:：)）」』】》〉〕\]!?！？.。]/.test(rest)) return true;
  if (/^\d/.test(rest) && stop.marks === '．') return true;
  return stop.closed && speechBehindQuotation.test(rest);
}
