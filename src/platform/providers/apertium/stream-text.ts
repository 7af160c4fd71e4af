import type { TextLink } from '#engine/inline';

/**
 * Apertium's stream format (wiki.apertium.org, Apertium stream format): words between `^` and `$`, what is no text in
 * blanks `[…]`, marks of words `[[…]]…[[/]]`, and a backslash before each of these signs where it is text.
 */
const reserved = /[\\^$@<>{}[\]/]/g;
/**
 * What travels better in a blank, because dictionaries change it: addresses, whose capitals they take away, product
 * codes such as HI-2026-014, of which they translate the letters, placeholders in braces, dashes between words, which some rules swallow, `~`, which
 * the post-generator takes for a mark, an opening apostrophe, which may be taken for the start of `'re`, white space
 * other than a single blank, control, private and unassigned characters. Blanks keep their order while words move
 * around them.
 */
const unusual = new RegExp(
  `(?:${[
    / [\u2010-\u2015\u2212-] | {2,}|[^\S ]|[~\p{Cc}\p{Co}\p{Cn}]|\{\{?[^{}\s]{1,60}\}\}?|(?<![\p{L}\p{N}])'(?=\p{L})/u,
    /(?:https?:\/\/|www\.)[^\s<>"]{0,2000}[^\s<>".,;:!?()[\]'’»”]/u,
    /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}/u,
    /(?<![\p{L}\p{N}-])(?=[\p{Lu}-]{0,20}\p{N})[\p{Lu}\p{N}]{1,20}(?:-[\p{Lu}\p{N}]{1,20}){1,6}(?![\p{L}\p{N}-])/u,
  ]
    .map(({ source }) => source)
    .join('|')})+`,
  'gu',
);
/** NUL ends a text, and Apertium takes U+FFFF for the end of everything; neither may occur in XML. */
const impossible = /[\0\uFFFE\uFFFF]/g;

/** A text as the analysis reads it, between marks by which its answer is known. */
export function toStream(text: string, mark: string): string {
  let stream = `[${mark}]`;
  let position = 0;
  const clean = withoutImpossible(text);
  for (const match of clean.matchAll(unusual)) {
    stream += `${quoted(clean.slice(position, match.index))}[${quoted(match[0])}]`;
    position = match.index + match[0].length;
  }
  return `${stream}${quoted(clean.slice(position))}[][${mark}]`;
}

/** Stands for `^`: behind an escaped one some programs wait for ever for the end of a word. No text holds it. */
const caret = '\uFDD0';

function withoutImpossible(text: string): string {
  return text.toWellFormed().replace(impossible, '\uFFFD').replaceAll('^', caret);
}

function quoted(text: string): string {
  return text.replace(reserved, '\\$&');
}

/** Which stretches of a text the analysis takes for words, and what to send on. */
export interface Analysis {
  /** The analysis with the number of each word in front of it. */
  readonly marked: string;
  /** By number from 1: where the word stands in the text, UTF-16 units; undefined where it was not found there. */
  readonly words: readonly (Place | undefined)[];
  /** Where what travels in blanks stands in the text. */
  readonly blanks: readonly (Place | undefined)[];
}

type Place = readonly [start: number, end: number];

/** Numbers the words of an analysis of `text`, several words that are one entry of the dictionary as one. */
export function markWords(analysis: string, text: string): Analysis {
  const clean = withoutImpossible(text).replaceAll(caret, '^');
  let marked = '';
  let position = 0;
  const words: (Place | undefined)[] = [];
  const blanks: (Place | undefined)[] = [];
  for (const { kind, raw } of tokensOf(analysis)) {
    if (kind === 'word') {
      const place = findNear(clean, plain(/^\^((?:\\.|[^\\/$])*)/s.exec(raw)![1]!), position);
      words.push(place);
      position = place?.[1] ?? position;
      marked += `[[t:w:${words.length}]]${raw}`;
    } else {
      const between = kind === 'blank' ? plain(raw.slice(1, -1)) : plain(raw);
      const isText = clean.startsWith(between, position);
      if (kind === 'blank') blanks.push(isText ? [position, position + between.length] : undefined);
      if (isText) position += between.length;
      marked += raw;
    }
  }
  // The first and the last two are the marks of the text.
  return { marked, words, blanks: blanks.slice(1, -2) };
}

/** How much of the text the analysis may pass over between two words, UTF-16 units. */
const mostSkipped = 8;
const softHyphen = '\u00AD';

/** Where a word stands at or shortly behind a position; the analysis leaves soft hyphens out. */
function findNear(text: string, word: string, position: number): Place | undefined {
  for (let start = position; start <= position + mostSkipped; start++) {
    let end = start;
    let read = 0;
    while (read < word.length && end < text.length) {
      if (text[end] === word[read]) read++;
      else if (text[end] !== softHyphen) break;
      end++;
    }
    if (read === word.length) return [start, end];
  }
  return undefined;
}

/** An answer as text, and what of the source its parts translate. */
export interface StreamAnswer {
  readonly text: string;
  readonly links: readonly TextLink[] | undefined;
}

/** Reads an answer; undefined where it does not carry the marks of its text, and so may belong to another one. */
export function fromStream(
  answer: string,
  mark: string,
  analysis: Analysis | undefined,
): StreamAnswer | undefined {
  const [beginning, ending] = [`[${mark}]`, `[][${mark}]`];
  const body = answer.trim();
  if (!body.startsWith(beginning) || !body.endsWith(ending)) return undefined;
  let text = '';
  let open: { readonly numbers: readonly number[]; readonly start: number } | undefined;
  const links: TextLink[] = [];
  const blanks: Place[] = [];
  for (const { kind, raw } of tokensOf(body.slice(beginning.length, -ending.length))) {
    if (kind === 'mark') {
      if (open) for (const number of open.numbers) link(analysis?.words[number - 1], open.start, text.length);
      open = raw === '[[/]]' ? undefined : { numbers: numbersIn(raw), start: text.length };
    } else if (kind === 'blank') {
      const blank = plain(raw.slice(1, -1));
      blanks.push([text.length, text.length + blank.length]);
      text += blank;
    }
    // Words that have no translation leave the blanks on both their sides.
    else if (raw === ' ' && (text === '' || text.endsWith(' '))) continue;
    else text += plain(raw);
  }
  if (blanks.length === analysis?.blanks.length) {
    for (const [index, place] of blanks.entries()) link(analysis.blanks[index], ...place);
  }
  return { text: text.trimEnd(), links: analysis && links };

  function link(source: Place | undefined, start: number, end: number): void {
    if (source && end > start) links.push({ source, target: [start, end], strength: 1 });
  }
}

function numbersIn(mark: string): number[] {
  return [...mark.matchAll(/t:w:(\d+)/g)].map(([, digits]) => Number(digits));
}

type Token = { readonly kind: 'word' | 'blank' | 'mark' | 'text'; readonly raw: string };

/** Cuts a stream; what is not closed is text, one character a token. Linear. */
function* tokensOf(stream: string): Generator<Token> {
  for (let at = 0; at < stream.length; ) {
    const [kind, close] = opening(stream, at);
    const end = kind === 'text' ? -1 : closing(stream, at, close);
    const next = end === -1 ? at + (stream[at] === '\\' ? 2 : 1) : end;
    yield { kind: end === -1 ? 'text' : kind, raw: stream.slice(at, next) };
    at = next;
  }
}

function opening(stream: string, at: number): [Token['kind'], string] {
  if (stream[at] === '^') return ['word', '$'];
  if (stream[at] !== '[') return ['text', ''];
  return stream[at + 1] === '[' ? ['mark', ']]'] : ['blank', ']'];
}

/** Behind the next unescaped end; -1 where there is none. */
function closing(stream: string, from: number, close: string): number {
  for (let at = from + 1; at < stream.length; at++) {
    if (stream[at] === '\\') at++;
    else if (stream.startsWith(close, at)) return at + close.length;
  }
  return -1;
}

function plain(text: string): string {
  return text.replace(/\\(.)/gs, '$1').replaceAll(caret, '^');
}
