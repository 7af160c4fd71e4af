import type { XmlTree } from '#engine/docx/xml';
import { type AttributeName, getAttribute, markup } from './attributes.ts';
import { mergeSplices, type Splice } from './splice.ts';

/** How a document spells the WordprocessingML namespace at some place. */
export interface WordPrefixes {
  /** For new elements; empty where it is the default namespace. */
  readonly element: string;
  /** For new attributes, which a default namespace does not reach; undefined where no prefix is bound. */
  readonly attribute: string | undefined;
  /** Every prefix bound to it. */
  readonly all: ReadonlySet<string>;
}

export const usualPrefixes: WordPrefixes = { element: 'w', attribute: 'w', all: new Set(['w']) };

/** The prefixes in force at an element; `element` is the one it is spelled with itself. */
export function wordPrefixes(tree: XmlTree, node: number): WordPrefixes {
  const { qualified, scope } = tree.names[tree.nameIndex[node]!]!;
  const element = prefixOf(qualified);
  const uri = scope.bindings.get(element);
  const all = new Set([...scope.bindings].filter(([, bound]) => bound === uri).map(([prefix]) => prefix));
  return { element, attribute: element || [...all].find((prefix) => prefix !== ''), all };
}

export const spell = (prefix: string, local: string): string =>
  prefix === '' ? local : `${prefix}:${local}`;

const prefixOf = (qualified: string): string =>
  qualified.includes(':') ? qualified.slice(0, qualified.indexOf(':')) : '';

/** The name of a WordprocessingML attribute. */
export const wordName = (local: string, { all }: WordPrefixes): AttributeName => ({ local, prefixes: all });

interface Item {
  /** Local name of a WordprocessingML child; empty for foreign elements, text and comments. */
  readonly name: string;
  readonly isElement: boolean;
  readonly raw: string;
  /** Where it stood in the source, both -1 for a new child. */
  readonly start: number;
  readonly end: number;
}

const isNew = { start: -1, end: -1 };

/**
 * A properties element (`w:rPr`, `w:pPr`, …) as its children in source order, for edits that leave everything else
 * as it was spelled. A new child goes behind the last one that the schema puts before it, so that foreign elements
 * keep their places. `toString` gives the very same string back when nothing was changed, and the empty string when
 * the last child was removed.
 */
export class Properties {
  readonly prefixes: WordPrefixes;
  private readonly raw: string;
  private readonly order: readonly string[];
  private readonly items: Item[];
  private open: string;
  private close: string;
  /** Where the end tag begins in the source; 0 for an empty-element tag or no source. */
  private contentEnd = 0;
  private isChanged = false;

  constructor(local: string, raw: string | undefined, order: readonly string[], prefixes: WordPrefixes) {
    this.prefixes = prefixes;
    this.raw = raw ?? '';
    this.order = order;
    const name = spell(prefixes.element, local);
    this.open = `<${name}>`;
    this.close = `</${name}>`;
    this.items = this.raw === '' ? [] : this.read();
  }

  /** The raw source of the first child of that name. */
  get(name: string): string | undefined {
    return this.items.find((item) => item.name === name)?.raw;
  }

  /** Whether an on/off child (17.17.4) is present and on. */
  isOn(name: string): boolean {
    const raw = this.get(name);
    if (raw === undefined) return false;
    return !['0', 'false', 'off'].includes(getAttribute(raw, wordName('val', this.prefixes)) ?? '1');
  }

  put(name: string, raw: string): void {
    const index = this.items.findIndex((item) => item.name === name);
    if (this.items[index]?.raw === raw) return;
    this.isChanged = true;
    const old = this.items[index];
    if (old) this.items[index] = { ...old, raw };
    else this.items.splice(this.placeFor(name), 0, { name, isElement: true, raw, ...isNew });
  }

  /** Puts `<w:name/>`, unless it is on already. */
  switchOn(name: string): void {
    if (!this.isOn(name)) this.put(name, `<${spell(this.prefixes.element, name)}/>`);
  }

  /** Removes the child if it is on; one that is off may undo what a style says, and stays. */
  switchOff(name: string): void {
    if (this.isOn(name)) this.remove(name);
  }

  remove(name: string): void {
    const index = this.items.findIndex((item) => item.name === name);
    if (index === -1) return;
    this.isChanged = true;
    this.items.splice(index, 1);
  }

  /** Puts the adapted source of a nested properties element, or removes it where that is empty. */
  putNested(name: string, raw: string): void {
    if (raw === '') this.remove(name);
    else this.put(name, raw);
  }

  toString(): string {
    if (!this.isChanged || this.items.some((item) => item.raw.trim() !== '')) return this.toElement();
    return '';
  }

  /** Like `toString`, for an element that has to stay even without children. */
  toElement(): string {
    if (!this.isChanged) return this.raw;
    return this.open + this.items.map((item) => item.raw).join('') + this.close;
  }

  /**
   * The changes as edits of a text that holds the source at `offset`. They spare the children that stay: broken
   * documents hide runs in paragraph properties, and those are translated by others.
   */
  splices(offset: number): Splice[] {
    if (!this.isChanged) return [];
    const text = this.toString();
    const isContentKept = text !== '' && this.contentEnd > 0;
    if (!isContentKept) return [{ start: offset, end: offset + this.raw.length, text }];
    const edits: Splice[] = [];
    const edit = (start: number, end: number, inserted: string) => {
      if (start < end || inserted !== '')
        edits.push({ start: offset + start, end: offset + end, text: inserted });
    };
    let position = this.open.length;
    for (const { start, end, raw } of this.items) {
      if (start === -1) edit(position, position, raw);
      else {
        edit(position, start, '');
        if (this.raw.slice(start, end) !== raw) edit(start, end, raw);
        position = end;
      }
    }
    edit(position, this.contentEnd, '');
    return mergeSplices(edits);
  }

  private placeFor(name: string): number {
    const rank = this.order.indexOf(name);
    return (
      this.items.findLastIndex(
        (item) => item.isElement && this.rankOf(item) < rank && this.rankOf(item) >= 0,
      ) + 1
    );
  }

  /** Place in the schema, -1 if it has none. Alternate content ranks with the child it stands for. */
  private rankOf({ name, raw }: Item): number {
    if (name !== '') return this.order.indexOf(name);
    for (const [, , inner] of raw.matchAll(markup)) {
      if (inner !== undefined && this.prefixes.all.has(prefixOf(inner))) {
        return this.order.indexOf(inner.slice(inner.indexOf(':') + 1));
      }
    }
    return -1;
  }

  private read(): Item[] {
    const items: Item[] = [];
    const { raw } = this;
    let depth = 0;
    let from = 0;
    let childName = '';
    const add = (to: number, name: string, isElement: boolean) => {
      if (to > from) items.push({ name, isElement, raw: raw.slice(from, to), start: from, end: to });
      from = to;
    };
    for (const match of raw.matchAll(markup)) {
      const [text, slash, qualified, , empty] = match;
      const end = match.index + text.length;
      if (qualified === undefined) continue;
      if (slash) {
        depth--;
        if (depth === 1) add(end, childName, true);
        else if (depth === 0) {
          add(match.index, '', false);
          this.close = text;
          this.contentEnd = match.index;
        }
      } else if (depth === 0) {
        if (empty) {
          this.open = text.replace(/\s*\/>$/, '>');
          this.close = `</${qualified}>`;
          return items;
        }
        this.open = raw.slice(0, end);
        from = end;
        depth = 1;
      } else {
        if (depth === 1) {
          add(match.index, '', false);
          childName = this.prefixes.all.has(prefixOf(qualified))
            ? qualified.slice(qualified.indexOf(':') + 1)
            : '';
        }
        if (!empty) depth++;
        else if (depth === 1) add(end, childName, true);
      }
    }
    return items;
  }
}
