import { type Block, type ParagraphSource, type StringSource, textRun } from '#engine/docx/extract';
import type { Piece } from '#engine/docx/story';
import { escapeAttribute, escapeText } from '#engine/docx/xml';
import type { InlineText } from '#engine/inline';
import { divideByDirection } from './divide-by-direction.ts';
import type { Edit } from './render-part.ts';

/** Gives the raw run properties of a text its target-language form. */
export type AdaptRun = (rPr: string, text: string, paragraph: number, isDrawing: boolean) => string;

export interface WritingOptions {
  readonly adapt: AdaptRun;
  /** Whether runs of left-to-right letters need a run of their own: true in right-to-left targets. */
  readonly dividesDirections: boolean;
}

/**
 * The edits that put a target in the place of a block's text; a paragraph's is asked for when it is written. Codes must fit
 * the block's; see `compareCodes`.
 */
export function writeBlock(block: Block, target: () => InlineText, options: WritingOptions): Edit[] {
  const { source } = block;
  if (source.kind === 'string') return writeString(source, target());
  const { start, end } = source;
  return [{ start, end, pieces: () => writeParagraph(source, target(), options) }];
}

function writeParagraph(
  source: ParagraphSource,
  target: InlineText,
  { adapt, dividesDirections }: WritingOptions,
): readonly Piece[] {
  const { spelling, codes } = source;
  const pieces: Piece[] = [...source.leading];
  const properties = [source.rPr];
  const closers: (readonly Piece[])[] = [];
  for (const item of target.items) {
    if (item.kind === 'text') {
      const rPr = properties.at(-1)!;
      for (const text of dividesDirections ? divideByDirection(item.text) : [item.text]) {
        pieces.push(textRun(text, adapt(rPr, text, source.node, !spelling.preservesSpace), spelling));
      }
      continue;
    }
    if (item.kind === 'close') {
      properties.pop();
      append(pieces, closers.pop()!);
      continue;
    }
    const code = codes.get(item.id)!;
    if (code.kind === 'object') {
      append(pieces, code.pieces);
    } else {
      properties.push(code.rPr);
      closers.push(code.kind === 'wrapper' ? code.close : []);
      if (code.kind === 'wrapper') append(pieces, code.open);
    }
  }
  append(pieces, source.trailing);
  return pieces;
}

/** A paragraph may have more pieces than a call may have arguments. */
function append(pieces: Piece[], more: readonly Piece[]): void {
  for (const piece of more) pieces.push(piece);
}

/** The string a target stands for, in full. */
export function spellString({ codes, special }: StringSource, target: InlineText): string {
  const spell = (text: string): string => (special ? text.replace(special, '\\$&') : text);
  return target.items
    .map((item) => (item.kind === 'text' ? spell(item.text) : (codes.get(item.id) ?? '')))
    .join('');
}

function writeString(source: StringSource, target: InlineText): Edit[] {
  const { ranges, isAttribute, longest = Number.POSITIVE_INFINITY } = source;
  const text = shorten(spellString(source, target), longest);
  const escaped = isAttribute ? escapeAttribute(text) : escapeText(text);
  return ranges.map(({ start, end }, i) => ({ start, end, pieces: i === 0 ? [escaped] : [] }));
}

/** A longer text than the schema allows makes Word refuse the whole document. */
function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
