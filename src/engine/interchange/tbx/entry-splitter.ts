import type { LineGap } from '#engine/interchange';

/** The text of one concept in a TBX file. */
export interface EntryText {
  readonly markup: string;
  /** Of its first character, from 1. */
  readonly line: number;
  /** Namespace declarations of the elements around it, as attributes. */
  readonly declarations: string;
  /** Whether it was longer than may be; `markup` is empty then. */
  readonly isTooLong: boolean;
}

/** Characters of a concept and of all else in a file. */
const longestEntry = 2 ** 20;
const longestRest = 2 ** 22;
/** Characters of all namespace declarations: they are read again with each concept. */
const longestDeclarations = 8192;
const entryNames = new Set(['conceptEntry', 'termEntry', 'entry']);

/**
 * Cuts a TBX file into its concepts as it comes, without looking into them. What is around them is kept as a file of its
 * own. Memory is bounded by one concept and by what is around them all, blanks between them aside.
 */
export class EntrySplitter {
  /** The file without its concepts; `isOver` where it is longer than may be. */
  rest = '';
  isOver = false;
  /** Lines of concepts, and between them, that `rest` is without. */
  readonly gaps: LineGap[] = [];
  private isBehindEntry = false;
  private pending = '';
  private line = 1;
  private entry:
    | { readonly name: string; markup: string; line: number; depth: number; isTooLong: boolean }
    | undefined;
  private readonly declared = new Map<string, string>();

  /** The concepts that are complete with this text. */
  push(text: string, isLast: boolean): EntryText[] {
    this.pending += text;
    const entries: EntryText[] = [];
    let at = 0;
    while (at < this.pending.length && !this.isOver) {
      const end = tokenEnd(this.pending, at, isLast);
      if (end === -1) break;
      const entry = this.accept(this.pending.slice(at, end));
      if (entry) entries.push(entry);
      at = end;
    }
    this.pending = this.pending.slice(at);
    if (this.pending.length > longestEntry) this.isOver = true;
    if (isLast && this.entry) this.keep(this.entry.markup);
    return entries;
  }

  private accept(token: string): EntryText | undefined {
    const name = tagName(token);
    const isStart = name !== undefined && token[1] !== '/';
    if (!this.entry && isStart && entryNames.has(localName(name))) return this.begin(token, name);
    if (this.entry) return this.goOn(token, name);
    if (isStart) this.noteDeclarations(token);
    const breaks = breaksIn(token);
    this.line += breaks;
    if (this.isBehindEntry && /^\s*$/.test(token)) this.leaveOut(breaks);
    else {
      this.keep(token);
      this.isBehindEntry = false;
    }
    return undefined;
  }

  private begin(token: string, name: string): EntryText | undefined {
    this.entry = { name, markup: '', line: this.line, depth: 0, isTooLong: false };
    return this.goOn(token, name);
  }

  private goOn(token: string, name: string | undefined): EntryText | undefined {
    const entry = this.entry!;
    this.line += breaksIn(token);
    if (entry.markup.length + token.length > longestEntry) entry.isTooLong = true;
    entry.markup = entry.isTooLong ? '' : entry.markup + token;
    if (name !== entry.name) return undefined;
    if (token[1] === '/') entry.depth--;
    else if (!token.endsWith('/>')) entry.depth++;
    if (entry.depth > 0) return undefined;
    this.entry = undefined;
    this.isBehindEntry = true;
    const { markup, line, isTooLong } = entry;
    this.leaveOut(this.line - line);
    return { markup, line, isTooLong, declarations: [...this.declared.values()].join('') };
  }

  private noteDeclarations(token: string): void {
    for (const [whole, name] of token.matchAll(/\s(xmlns(?::[^\s=]+)?)\s*=\s*(?:"[^"]*"|'[^']*')/g))
      this.declared.set(name!, whole);
    const lengths = [...this.declared.values()].map(({ length }) => length);
    if (lengths.reduce((sum, length) => sum + length, 0) > longestDeclarations) this.isOver = true;
  }

  private leaveOut(breaks: number): void {
    if (breaks === 0) return;
    const { length: at } = this.rest;
    const last = this.gaps.at(-1);
    const gap = { at, lines: (last?.lines ?? 0) + breaks };
    if (last?.at === at) this.gaps[this.gaps.length - 1] = gap;
    else this.gaps.push(gap);
  }

  private keep(text: string): void {
    if (this.rest.length + text.length > longestRest) this.isOver = true;
    else this.rest += text;
  }
}

const closings: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Where the token ends that begins at a place: a tag, a comment and the like, or text; -1 where that cannot be told yet. */
function tokenEnd(text: string, start: number, isLast: boolean): number {
  if (text[start] !== '<') {
    const next = text.indexOf('<', start);
    return next === -1 ? text.length : next;
  }
  const open = isLast ? text.length : -1;
  if (text.length - start < 9 && !isLast) return -1;
  for (const [opening, closing] of closings) {
    if (!text.startsWith(opening, start)) continue;
    const end = text.indexOf(closing, start + opening.length);
    return end === -1 ? open : end + closing.length;
  }
  const end = text.startsWith('<!', start) ? doctypeEnd(text, start) : tagEnd(text, start);
  return end === -1 ? open : end;
}

/** Behind the `>` of a tag, passing over quoted values. */
function tagEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const character = text[at];
    if (character === '>') return at + 1;
    if (character !== '"' && character !== "'") continue;
    at = text.indexOf(character, at + 1);
    if (at === -1) return -1;
  }
  return -1;
}

/** Behind a document type, whose subset is in square brackets. */
function doctypeEnd(text: string, start: number): number {
  const end = text.indexOf('>', start);
  const subset = text.indexOf('[', start);
  if (end === -1 || subset === -1 || subset > end) return end === -1 ? -1 : end + 1;
  const close = text.indexOf(']', subset);
  const last = close === -1 ? -1 : text.indexOf('>', close);
  return last === -1 ? -1 : last + 1;
}

function tagName(token: string): string | undefined {
  return /^<\/?([^\s<>/!?'"=]+)/.exec(token)?.[1];
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks++;
  return breaks;
}
