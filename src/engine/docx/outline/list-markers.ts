import type { XmlTree } from '#engine/docx/xml';
import type { ListPlace } from './outline.ts';
import { readValue } from './paragraph-styles.ts';

interface Level {
  readonly start: number;
  readonly format: string;
  readonly text: string;
}

const levels = 9;
const longestMarker = 40;

/** The numbers of lists as they are counted on through a document (ECMA-376-1, 17.9). */
export class ListMarkers {
  private readonly kinds = new Map<string, readonly Level[]>();
  private readonly kindOfList = new Map<string, string>();
  private readonly starts = new Map<string, ReadonlyMap<number, number>>();
  private readonly counts = new Map<string, (number | undefined)[]>();

  /** Reads `numbering.xml`; without one no paragraph has a number. */
  constructor(tree?: XmlTree) {
    if (!tree) return;
    for (const node of tree.elements(tree.root)) {
      const name = tree.name(node);
      if (name === 'w:abstractNum')
        this.kinds.set(tree.attribute(node, 'w:abstractNumId') ?? '', readLevels(tree, node));
      else if (name === 'w:num') this.readList(tree, node);
    }
  }

  /** The marker of the next paragraph of a list; undefined where there is no such list. */
  next(list: string, level: number): ListPlace | undefined {
    const kind = this.kindOfList.get(list);
    const definitions = kind === undefined ? undefined : this.kinds.get(kind);
    const own = definitions?.[level];
    if (!definitions || !own) return undefined;
    const counts = this.counts.get(kind!) ?? [];
    this.counts.set(kind!, counts);
    const start = (at: number) => this.starts.get(list)?.get(at) ?? definitions[at]?.start ?? 1;
    counts[level] = counts[level] === undefined ? start(level) : counts[level] + 1;
    counts.length = level + 1;
    if (own.format === 'bullet') return { level, marker: '•' };
    const marker = own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return written(counts[at] ?? start(at), definitions[at]?.format ?? 'decimal');
    });
    return { level, marker: marker.slice(0, longestMarker) };
  }

  private readList(tree: XmlTree, node: number): void {
    const id = tree.attribute(node, 'w:numId') ?? '';
    this.kindOfList.set(id, readValue(tree, node, 'w:abstractNumId') ?? '');
    const starts = new Map<number, number>();
    for (const override of tree.elements(node)) {
      const start =
        tree.name(override) === 'w:lvlOverride' ? readValue(tree, override, 'w:startOverride') : undefined;
      if (start !== undefined) starts.set(Number(tree.attribute(override, 'w:ilvl')), wholeNumber(start, 1));
    }
    if (starts.size > 0) this.starts.set(id, starts);
  }
}

function readLevels(tree: XmlTree, node: number): Level[] {
  const found: Level[] = [];
  for (const level of tree.elements(node)) {
    if (tree.name(level) !== 'w:lvl') continue;
    const at = wholeNumber(tree.attribute(level, 'w:ilvl'), levels);
    if (at >= levels) continue;
    found[at] = {
      start: wholeNumber(readValue(tree, level, 'w:start'), 0),
      format: readValue(tree, level, 'w:numFmt') ?? 'decimal',
      text: readValue(tree, level, 'w:lvlText') ?? '',
    };
  }
  return found;
}

function wholeNumber(text: string | undefined, otherwise: number): number {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : otherwise;
}

/** A number in one of the formats of 17.18.59; those of other scripts are written in digits. */
function written(value: number, format: string): string {
  switch (format) {
    case 'none':
      return '';
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}

/** `a` to `z`, then `aa`, `bb`, … as Word goes on. */
function letters(value: number): string {
  if (value < 1 || value > 26 * 20) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, numeral] of numerals) {
    while (rest >= worth) {
      text += numeral;
      rest -= worth;
    }
  }
  return text;
}
