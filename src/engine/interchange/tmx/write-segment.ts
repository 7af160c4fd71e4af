import { forbiddenCharacters } from '#engine/docx/xml';
import { crossings, findPairs, type InlineCode, type InlineItem, type InlineText } from '#engine/inline';
import { typeOf } from './foreign-code.ts';
import { spellCharacter, spellOwnCode, spellOwnEnd } from './own-code.ts';
import type { TmxCode, TmxVariant } from './tmx-unit.ts';
import type { XmlWriter } from './xml-writer.ts';

/** Highlights inside one another deeper than this are written as codes, so that no reader meets deep nesting. */
const deepest = 32;

const forbidden = new RegExp(forbiddenCharacters.source, 'g');

/** How a code that occurs in a text is written at one place. */
interface Place {
  readonly item: Exclude<InlineItem, { kind: 'text' }>;
  readonly code: InlineCode;
  /** The element of another tool, if it fits the code. */
  readonly native: TmxCode | undefined;
  /** Number that joins the halves of a pair; undefined for what is no half of a whole pair. */
  readonly i: number | undefined;
}

/**
 * The inside of a `<seg>`: pairs as `<bpt>` and `<ept>`, halves as `<it>`, all else as `<ph>`; codes of other tools as
 * they were. `x` is the number of the code, `i` counts the pairs.
 */
export function writeSegment(writer: XmlWriter, { text, codes }: Pick<TmxVariant, 'text' | 'codes'>): string {
  if (text.codes.size === 0) return text.items.map((item) => writeItem(writer, item)).join('');
  const numbers = numberPairs(text);
  const highlights = findHighlights(text, codes);
  const written = text.items.map((item, index) => {
    if (item.kind === 'text') return writeText(writer, item.text);
    const code = text.codes.get(item.id)!;
    const native = fitting(codes.get(item.id), code, numbers.has(index));
    if (native?.element === 'hi') {
      if (highlights.has(item.id)) return writeHighlight(writer, item, native);
      return writeCode(writer, { item, code, native: undefined, i: numbers.get(index) });
    }
    return writeCode(writer, { item, code, native, i: numbers.get(index) });
  });
  return written.join('');
}

function writeItem(writer: XmlWriter, item: InlineItem): string {
  return item.kind === 'text' ? writeText(writer, item.text) : '';
}

/** A character that XML cannot hold becomes a placeholder that names it. */
function writeText(writer: XmlWriter, text: string): string {
  if (!forbiddenCharacters.test(text)) return writer.text(text);
  let written = '';
  let position = 0;
  for (const { 0: character, index } of text.matchAll(forbidden)) {
    written += writer.text(text.slice(position, index));
    written += `<ph type="x-character">${writer.text(spellCharacter(character))}</ph>`;
    position = index + character.length;
  }
  return written + writer.text(text.slice(position));
}

function writeCode(writer: XmlWriter, { item, code, native, i }: Place): string {
  const x = `${item.id}`;
  if (i !== undefined && item.kind === 'close') {
    const end = native ? writer.content(native.endContent) : writer.text(spellOwnEnd(code));
    return `<ept i="${i}">${end}</ept>`;
  }
  const pos = native ? undefined : positionOf(item, code);
  const own = i === undefined && item.kind !== 'standalone' ? halfOf(code, item.kind) : code;
  const content = native ? writer.content(native.content) : writer.text(spellOwnCode(own, i !== undefined));
  const described = native ? writer.sorted(native.attributes) : writer.attributes({ type: typeOf(own) });
  if (i !== undefined) return `<bpt i="${i}" x="${x}"${described}>${content}</bpt>`;
  const element = native?.element ?? (pos === undefined ? 'ph' : 'it');
  return `<${element}${writer.attributes({ pos, x })}${described}>${content}</${element}>`;
}

/** Which half an `<it>` is: that of a pair without its other half in this text, or of a span. */
function positionOf(item: Place['item'], code: InlineCode): 'begin' | 'end' | undefined {
  if (item.kind === 'open' || code.type === 'span-start') return 'begin';
  return item.kind === 'close' || code.type === 'span-end' ? 'end' : undefined;
}

/** Half of a pair whose other half is not in this text. */
function halfOf(code: InlineCode, kind: 'open' | 'close'): InlineCode {
  const type = kind === 'open' ? 'span-start' : 'span-end';
  return { ...code, type, deletable: false, movable: false };
}

function writeHighlight(writer: XmlWriter, item: Place['item'], native: TmxCode): string {
  if (item.kind === 'close') return '</hi>';
  return `<hi x="${item.id}"${writer.sorted(native.attributes)}>`;
}

/** The native element of a code, unless the code was changed so that it no longer fits. */
function fitting(native: TmxCode | undefined, code: InlineCode, isWhole = code.paired): TmxCode | undefined {
  if (native === undefined) return undefined;
  const isPair = native.element === 'bpt' || native.element === 'hi';
  return isPair === code.paired && isPair === isWhole ? native : undefined;
}

/** A number for each half of a whole pair, by index of the item. */
function numberPairs({ items }: InlineText): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [index, { open, close }] of findPairs(items).entries()) {
    numbers.set(open, index + 1).set(close, index + 1);
  }
  return numbers;
}

/** Ids of highlights that can be elements: a pair that occurs once, crosses no other highlight and is not too deep. */
function findHighlights({ items, codes: described }: InlineText, codes: TmxVariant['codes']): Set<number> {
  const halves: InlineItem[] = [];
  const times = new Map<number, number>();
  for (const item of items) {
    if (item.kind === 'text' || fitting(codes.get(item.id), described.get(item.id)!)?.element !== 'hi')
      continue;
    halves.push(item);
    times.set(item.id, (times.get(item.id) ?? 0) + 1);
  }
  const pairs = findPairs(halves);
  const crossing = new Set(crossings(pairs).flat());
  const usable = new Set<number>();
  let open: number[] = [];
  for (const pair of pairs) {
    open = open.filter((close) => close > pair.open);
    if (times.get(pair.id) !== 2 || crossing.has(pair.id) || open.length >= deepest) continue;
    open.push(pair.close);
    usable.add(pair.id);
  }
  return usable;
}
