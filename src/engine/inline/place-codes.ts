import type { TextLink } from './align-words.ts';
import { CodeHolders } from './code-holders.ts';
import { idsOf, isUnmovable } from './compare-codes.ts';
import type { InlineItem, InlineText } from './inline-text.ts';
import { TextAlignment } from './text-alignment.ts';

/** A text as single items: each item of text is one code point, so that a code can be put between any two. */
export type Atoms = InlineItem[];

export function atomsOf(items: readonly InlineItem[]): Atoms {
  return items.flatMap((item) =>
    item.kind === 'text' ? Array.from(item.text, (text): InlineItem => ({ kind: 'text', text })) : [item],
  );
}

/** Where one half of a pair still stands in the target, as an offset of its text without codes. */
export interface Anchors {
  readonly open?: number;
  readonly close?: number;
}

/**
 * Puts codes that a target lost back into its atoms, at the places that correspond best to their places in the
 * source. Each code costs time linear in the length of the target.
 */
export class CodePlacer {
  readonly atoms: Atoms;
  private readonly source: InlineText;
  private readonly alignment: TextAlignment;
  private readonly holders: CodeHolders;
  private readonly present: Set<number>;
  private readonly order: Map<number, number>;
  /** For each item of the source that is no text: its index, the text before it and the pair that holds it. */
  private readonly places = new Map<string, SourcePlace>();

  constructor(source: InlineText, atoms: Atoms, links: readonly TextLink[] = []) {
    this.source = source;
    this.atoms = atoms;
    this.alignment = new TextAlignment(textOf(source.items), textOf(atoms), links);
    this.holders = new CodeHolders(source);
    this.present = idsOf(atoms);
    this.order = new Map([...idsOf(source.items)].map((id, index) => [id, index]));
    const walk = new Walk();
    for (const [index, item] of source.items.entries()) {
      if (item.kind !== 'text')
        this.places.set(keyOf(item), { index, offset: walk.offset, parent: walk.parent });
      walk.pass(item);
    }
  }

  /** Inserts a standalone code. */
  placeStandalone(id: number): void {
    const item: InlineItem = { kind: 'standalone', id };
    this.atoms.splice(this.bestSlot(item, this.alignment.offsetOf(this.placeOf(item).offset)), 0, item);
    this.present.add(id);
  }

  /** Wraps a pair around what corresponds to what it wraps in the source. */
  placePair(id: number, anchors: Anchors): void {
    const open: InlineItem = { kind: 'open', id };
    const close: InlineItem = { kind: 'close', id };
    const [from, to] = [this.placeOf(open).offset, this.placeOf(close).offset];
    const [start, end] = this.alignment.spanOf(from, to, this.roomFor(open, anchors));
    const first = this.bestSlot(open, anchors.open ?? start);
    const last = this.bestEnd(first, close, Math.max(anchors.open ?? start, anchors.close ?? end));
    this.atoms.splice(last, 0, close);
    this.atoms.splice(first, 0, open);
    this.present.add(id);
  }

  /** Where a pair may lie, in offsets of text: in the pair that holds it, on the right side of a half that is there. */
  private roomFor(item: InlineItem, { open, close }: Anchors): [number, number] {
    const parent = this.presentParent(item);
    let [low, high] = [0, Infinity];
    let offset = 0;
    for (const atom of this.atoms) {
      if (atom.kind === 'text') offset += atom.text.length;
      else if (atom.id === parent && atom.kind === 'open') low = offset;
      else if (atom.id === parent && atom.kind === 'close') high = offset;
    }
    return [Math.max(low, open ?? 0), Math.min(high, offset, close ?? Infinity)];
  }

  private placeOf(item: InlineItem): SourcePlace {
    return this.places.get(keyOf(item))!;
  }

  /** The slot nearest to a text offset, in the pair that holds the code in the source, between its fixed neighbours. */
  private bestSlot(item: InlineItem, offset: number): number {
    const [low, high] = this.fixedNeighbours(item);
    const parent = this.presentParent(item);
    const inParent = new Nearest(offset);
    const anywhere = new Nearest(offset);
    const standing =
      item.kind === 'standalone' ? this.holders.standing(item.id, (id) => this.present.has(id)) : undefined;
    const walk = new Walk();
    for (let index = 0; index <= high; index++) {
      const fits = index >= low && (standing?.isAllowed ?? true);
      if (fits) anywhere.offer(index, walk.offset);
      if (fits && walk.parent === parent) inParent.offer(index, walk.offset);
      if (index === high) break;
      walk.pass(this.atoms[index]!);
      standing?.pass(this.atoms[index]!);
    }
    return this.behindEarlier(item, inParent.index ?? anywhere.index ?? low, high);
  }

  /** The slot nearest to a text offset at which a pair opened at slot `first` can close without crossing another. */
  private bestEnd(first: number, item: InlineItem, offset: number): number {
    const balanced = new Nearest(offset);
    const walk = new Walk();
    for (let index = 0; index < first; index++) {
      const atom = this.atoms[index]!;
      if (atom.kind === 'text') walk.offset += atom.text.length;
    }
    for (let index = first; index <= this.atoms.length; index++) {
      if (walk.parent === undefined) balanced.offer(index, walk.offset);
      const atom = this.atoms[index];
      if (atom === undefined || this.isForeign(atom, item) || !walk.pass(atom)) break;
    }
    return this.behindEarlier(item, balanced.index ?? first, this.atoms.length);
  }

  /** Whether an item is a code that the pair must not hold. */
  private isForeign(atom: InlineItem, pair: InlineItem): boolean {
    return atom.kind === 'standalone' && pair.kind !== 'text' && this.holders.isForeign(atom.id, pair.id);
  }

  /** Steps over codes at the same place that stand before this one in the source, without leaving the pair. */
  private behindEarlier(item: InlineItem, slot: number, high: number): number {
    const own = this.placeOf(item).index;
    const walk = new Walk();
    let best = slot;
    for (let index = slot; index < high; index++) {
      const atom = this.atoms[index]!;
      if (atom.kind === 'text' || (this.places.get(keyOf(atom))?.index ?? own) >= own) break;
      if (item.kind === 'close' && this.isForeign(atom, item)) break;
      if (!walk.pass(atom)) break;
      if (walk.parent === undefined) best = index + 1;
    }
    return best;
  }

  private isFixed(id: number): boolean {
    return isUnmovable(this.source.codes.get(id)) || this.holders.isHolding(id);
  }

  /** First and last slot an unmovable code may take so that the unmovable codes stay in the source's order. */
  private fixedNeighbours(item: InlineItem): [number, number] {
    if (item.kind === 'text' || !this.isFixed(item.id)) return [0, this.atoms.length];
    const own = this.order.get(item.id)!;
    let low = 0;
    let high = this.atoms.length;
    for (let index = 0; index < this.atoms.length; index++) {
      const atom = this.atoms[index]!;
      if (atom.kind === 'text' || atom.kind === 'close' || !this.isFixed(atom.id)) continue;
      if (this.order.get(atom.id)! < own) low = Math.max(low, index + 1);
      else high = Math.min(high, index);
    }
    return [low, high];
  }

  /** The nearest pair around the code in the source that the target has too. */
  private presentParent(item: InlineItem): number | undefined {
    let { parent } = this.placeOf(item);
    while (parent !== undefined && !this.present.has(parent)) {
      ({ parent } = this.placeOf({ kind: 'open', id: parent }));
    }
    return parent;
  }
}

interface SourcePlace {
  readonly index: number;
  /** UTF-16 units of text before the item. */
  readonly offset: number;
  /** The pair opened last around the item. */
  readonly parent: number | undefined;
}

/** Passes over items and knows how much text it passed and which pair was opened last. */
class Walk {
  offset = 0;
  parent: number | undefined;
  private readonly open: number[] = [];

  /** False for the end of a pair that was not opened on this walk. */
  pass(item: InlineItem): boolean {
    if (item.kind === 'text') this.offset += item.text.length;
    if (item.kind === 'open') {
      this.open.push(item.id);
      this.parent = item.id;
    }
    if (item.kind !== 'close') return true;
    const at = this.open.lastIndexOf(item.id);
    if (at === -1) return false;
    this.open.splice(at, 1);
    this.parent = this.open.at(-1);
    return true;
  }
}

/** Keeps the first of the slots nearest to a text offset. */
class Nearest {
  index: number | undefined;
  private distance = Infinity;
  private readonly wanted: number;

  constructor(wanted: number) {
    this.wanted = wanted;
  }

  offer(index: number, offset: number): void {
    const distance = Math.abs(offset - this.wanted);
    if (distance >= this.distance) return;
    this.distance = distance;
    this.index = index;
  }
}

export function textOf(items: readonly InlineItem[]): string {
  return items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
}

function keyOf(item: InlineItem): string {
  return item.kind === 'text' ? '' : `${item.kind} ${item.id}`;
}
