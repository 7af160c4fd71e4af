import {
  type Format,
  looksCompatible,
  looksDifferentOnBlanks,
  mayShareWord,
  type TextToken,
} from '#engine/docx/story';
import { type Arranged, containersOf } from './arrange-tokens.ts';

const blank = /^\s*$/;
/** Letters of scripts that put spaces between words; only there has a word an edge to move a format to. */
const wordEnd = /[\p{L}\p{M}\p{Nd}'’\-\u2010\u2011]+$/u;
const wordStart = /^[\p{L}\p{M}\p{Nd}'’\-\u2010\u2011]+/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** From this many blanks on they are there to move what follows, and their width matters. */
const positioning = 4;

/**
 * Evens out looks that only a machine could tell apart: blanks take on the look of their neighbours, text that the
 * prevailing look shows as well takes that on, and a change of look inside a word moves to the word's edge, to the
 * look most of the word has. Merges what then looks alike.
 */
export function settleLooks(tokens: readonly Arranged[], snapToWords: boolean): Arranged[] {
  const out = tokens.flatMap((token, i) => partEdgeBlanks(token, tokens[i - 1], tokens[i + 1]));
  const containers = containersOf(out);
  const bases = settleCompatible(out, containers);
  settleBlanks(out, containers, bases);
  if (snapToWords) snapWords(out, containers, bases);
  return mergeAlike(out);
}

/** Parts the blanks at the ends of a text from it where another look begins, so that they can go to either side. */
function partEdgeBlanks(
  token: Arranged,
  before: Arranged | undefined,
  after: Arranged | undefined,
): Arranged[] {
  if (token.kind !== 'text' || blank.test(token.text)) return [token];
  const { text } = token;
  const start = isOtherLook(token, before) ? text.length - text.trimStart().length : 0;
  const end = isOtherLook(token, after) ? text.trimEnd().length : text.length;
  if (start === 0 && end === text.length) return [token];
  const parts = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  return parts.filter((part) => part !== '').map((part) => ({ ...token, text: part }));
}

function isOtherLook(token: TextToken, neighbour: Arranged | undefined): boolean {
  return neighbour?.kind === 'text' && neighbour.format !== token.format;
}

/**
 * Text that the prevailing look of its container can show as well as its own takes it on; so do neighbours. Returns
 * the prevailing look by container.
 */
function settleCompatible(tokens: Arranged[], containers: Int32Array): Map<number, Look> {
  const byContainer = new Map<number, TextToken[]>();
  tokens.forEach((token, i) => {
    if (token.kind !== 'text') return;
    const texts = byContainer.get(containers[i]!);
    if (texts) texts.push(token);
    else byContainer.set(containers[i]!, [token]);
  });
  const bases = new Map<number, Look>();
  for (const [container, texts] of byContainer) bases.set(container, prevailing(texts)!);
  const previous = new Map<number, Look>();
  tokens.forEach((token, i) => {
    if (token.kind !== 'text' || blank.test(token.text)) return;
    const container = containers[i]!;
    const base = bases.get(container)!;
    const model = token.format === base.format ? undefined : modelFor(token, base, previous.get(container));
    const settled = model ? { ...token, format: model.format, rPr: model.rPr } : token;
    tokens[i] = settled;
    previous.set(container, settled);
  });
  return bases;
}

/** The look to take on: one that shows the same before one that nearly does, the prevailing one before a neighbour's. */
function modelFor({ format }: TextToken, base: Look, before: Look | undefined): Look | undefined {
  if (looksCompatible(format, base.format)) return base;
  if (before && looksCompatible(format, before.format)) return before;
  if (looksCompatible(format, base.format, true)) return base;
  return before && looksCompatible(format, before.format, true) ? before : undefined;
}

/**
 * Gives blanks between texts the look of one of them: of both if they look alike, else rather the prevailing one, which
 * keeps blanks out of codes. Blanks at the edge of a container, and those that position text, stay as they are.
 */
function settleBlanks(tokens: Arranged[], containers: Int32Array, bases: ReadonlyMap<number, Look>): void {
  const following = textsBehind(tokens);
  let before: TextToken | undefined;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'open' || token.kind === 'close') before = undefined;
    if (token.kind !== 'text') continue;
    const after = following[i];
    const settled =
      before && after && blank.test(token.text)
        ? settledBlank(token, before, after, bases.get(containers[i]!)!)
        : token;
    tokens[i] = settled;
    before = settled;
  }
}

function settledBlank(token: TextToken, before: TextToken, after: TextToken, base: Look): TextToken {
  const touchesBase = before.format === base.format || after.format === base.format;
  const wanted: Look[] =
    before.format === after.format ? [before] : [...(touchesBase ? [base] : []), before, after];
  const model = wanted.find(({ format }) => !looksDifferentOnBlanks(token.format, format));
  if (!model || model.format === token.format) return token;
  const isWidthShown =
    token.text.length >= positioning &&
    token.format.properties.get('size') !== model.format.properties.get('size');
  return isWidthShown ? token : { ...token, format: model.format, rPr: model.rPr };
}

/** For each token the next text behind it in its container that is not blank. */
function textsBehind(tokens: readonly Arranged[]): (TextToken | undefined)[] {
  const behind: (TextToken | undefined)[] = new Array(tokens.length);
  let next: TextToken | undefined;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]!;
    behind[i] = next;
    if (token.kind === 'open' || token.kind === 'close') next = undefined;
    else if (token.kind === 'text' && !blank.test(token.text)) next = token;
  }
  return behind;
}

function snapWords(tokens: Arranged[], containers: Int32Array, bases: ReadonlyMap<number, Look>): void {
  for (let i = 0; i + 1 < tokens.length; i++) {
    const left = tokens[i]!;
    const right = tokens[i + 1]!;
    if (left.kind !== 'text' || right.kind !== 'text' || left.format === right.format) continue;
    const tail = wordEnd.exec(left.text.slice(-64))?.[0];
    const head = wordStart.exec(right.text.slice(0, 64))?.[0];
    if (!tail || !head || !mayShareWord(left.format, right.format) || unspaced.test(tail + head)) continue;
    if (/\p{L}$/u.test(tail) === false && /^\p{L}/u.test(head) === false) continue;
    const rightPrevails = right.format === bases.get(containers[i]!)?.format;
    if (tail.length > head.length || (tail.length === head.length && !rightPrevails)) {
      tokens[i] = { ...left, text: left.text + head };
      tokens[i + 1] = { ...right, text: right.text.slice(head.length) };
    } else {
      tokens[i] = { ...left, text: left.text.slice(0, -tail.length) };
      tokens[i + 1] = { ...right, text: tail + right.text };
    }
  }
}

function mergeAlike(tokens: readonly Arranged[]): Arranged[] {
  const out: Arranged[] = [];
  let stretch: TextToken[] = [];
  const flush = (): void => {
    if (stretch.length === 0) return;
    const [first] = stretch;
    out.push(
      stretch.length === 1
        ? first!
        : { ...first!, text: stretch.map((t) => t.text).join(''), rPr: commonest(stretch) },
    );
    stretch = [];
  };
  for (const token of tokens) {
    if (token.kind === 'text' && token.text === '') continue;
    if (token.kind === 'text' && (stretch.length === 0 || stretch[0]!.format === token.format)) {
      stretch.push(token);
      continue;
    }
    flush();
    if (token.kind === 'text') stretch.push(token);
    else out.push(token);
  }
  flush();
  return out;
}

/** Of several spellings of one look, the run properties that cover the most characters. */
export function commonest(texts: readonly TextToken[]): string {
  if (texts.length === 1) return texts[0]!.rPr;
  const weight = new Map<string, number>();
  for (const { rPr, text } of texts) weight.set(rPr, (weight.get(rPr) ?? 0) + text.trim().length);
  let best = texts[0]!.rPr;
  for (const [rPr, characters] of weight) if (characters > weight.get(best)!) best = rPr;
  return best;
}

/** A look with one way to spell it. */
export interface Look {
  readonly format: Format;
  readonly rPr: string;
}

/** The look most of the visible characters have, with its commonest spelling; undefined without text. */
export function prevailing(texts: readonly TextToken[]): Look | undefined {
  const [first] = texts;
  if (first && texts.every(({ format }) => format === first.format))
    return { format: first.format, rPr: commonest(texts) };
  const weight = new Map<Format, number>();
  for (const { format, text } of texts) weight.set(format, (weight.get(format) ?? 0) + text.trim().length);
  let best: Format | undefined;
  for (const [format, characters] of weight) if (!best || characters > weight.get(best)!) best = format;
  if (!best) return undefined;
  return { format: best, rPr: commonest(texts.filter((text) => text.format === best)) };
}
