/** A stretch in quotation marks or brackets: offsets of the two marks. */
interface Enclosure {
  readonly open: number;
  readonly close: number;
}

/**
 * Longest quotation or parenthesis, in UTF-16 units, that is kept in one segment. Short dialogue and asides belong to
 * their sentence; a page in quotation marks or a long contract clause in brackets does not.
 */
const longestEnclosure = 400;
const deepestNesting = 24;

const marks = /["'“”„‟«»‹›‘’‚()[\]{}（）「」『』【】《》〈〉［］｛｝〔〕]|\n[ \t]*\n/g;
const bracketOf: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '}': '{',
  '）': '（',
  '」': '「',
  '』': '『',
  '】': '【',
  '》': '《',
  '〉': '〈',
  '］': '［',
  '｝': '｛',
  '〕': '〔',
};
const brackets = new Set(Object.values(bracketOf));
/** Which marks may have opened what a quotation mark closes; usage differs by language and by typist. */
const openersOf: Readonly<Record<string, string>> = {
  '"': '"„“”',
  '“': '„‟',
  '”': '“„”"',
  '»': '«»',
  '«': '»',
  '›': '‹',
  '‹': '›',
  '’': "‘‚'",
  '‘': '‚',
  "'": "'‘",
};
const spaceOrStart = /^$|[\s\p{Ps}\p{Pi}—–\-/"'„‚¿¡]/u;

/** Answers, for ascending offsets, whether a place lies inside quotation marks or brackets that should stay whole. */
export class Enclosures {
  private readonly found: readonly Enclosure[];
  private readonly openings: ReadonlyMap<number, number>;
  private next = 0;
  private coveredTo = -1;

  constructor(text: string) {
    this.found = findEnclosures(text);
    this.openings = new Map(this.found.map((enclosure) => [enclosure.close, enclosure.open]));
  }

  /** Whether `offset` is between two marks. Must be asked in ascending order. */
  covers(offset: number): boolean {
    while (this.next < this.found.length && this.found[this.next]!.open < offset) {
      this.coveredTo = Math.max(this.coveredTo, this.found[this.next]!.close);
      this.next++;
    }
    return offset <= this.coveredTo;
  }

  /** Whether the character at `offset` closes an enclosure. */
  closesAt(offset: number): boolean {
    return this.openings.has(offset);
  }

  /** Where the enclosure that the character at `offset` closes was opened, or -1. */
  openedAt(offset: number): number {
    return this.openings.get(offset) ?? -1;
  }
}

function findEnclosures(text: string): Enclosure[] {
  const found: Enclosure[] = [];
  let stack: { mark: string; at: number }[] = [];
  const close = (openers: string, at: number): boolean => {
    for (let level = stack.length - 1; level >= 0; level--) {
      const candidate = stack[level]!;
      if (!openers.includes(candidate.mark)) continue;
      if (at - candidate.at <= longestEnclosure) found.push({ open: candidate.at, close: at });
      stack.length = level;
      return true;
    }
    return false;
  };
  const open = (mark: string, at: number) => {
    if (stack.length === deepestNesting) stack.shift();
    stack.push({ mark, at });
  };
  for (const match of text.matchAll(marks)) {
    const mark = match[0];
    const at = match.index;
    if (mark.length > 1) stack = [];
    else if (brackets.has(mark)) open(mark, at);
    else if (bracketOf[mark]) close(bracketOf[mark]!, at);
    else readQuotationMark(text, mark, at, open, close);
  }
  return found.sort((a, b) => a.open - b.open);
}

function readQuotationMark(
  text: string,
  mark: string,
  at: number,
  open: (mark: string, at: number) => void,
  close: (openers: string, at: number) => boolean,
): void {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  const single = mark === "'" || mark === '’' || mark === '‘';
  if (single && /[\p{L}\p{N}]/u.test(before)) return; // an apostrophe, or a quotation without a stop inside
  const opensByPlace = spaceOrStart.test(before) && !/^\s?$/.test(after);
  if (mark === '«' || mark === '„' || mark === '‟' || mark === '‚' || mark === '‹') {
    if (mark === '«' && !opensByPlace && close('»', at)) return;
    open(mark, at);
    return;
  }
  const spacedGuillemet = mark === '»' && /\s/.test(before);
  if (!opensByPlace || spacedGuillemet) {
    if (close(openersOf[mark]!, at) || spacedGuillemet) return;
  } else if (mark === '“' && close('„', at)) return;
  if (opensByPlace || mark === '“' || mark === '‘') open(mark, at);
}
