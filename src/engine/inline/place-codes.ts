import { alignOffset } from './align-offset.ts';
import { idsOf, isUnmovable } from './compare-codes.ts';
import type { InlineItem, InlineText } from './inline-text.ts';

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

/** Puts codes that a target lost back at the places that correspond best to their places in the source. */
export class CodePlacer {
  private readonly source: InlineText;
  private readonly sourceText: string;
  /** Index of each item of the source that is no text, by kind and id. */
  private readonly sourceIndex = new Map<string, number>();
  private readonly order: Map<number, number>;

  constructor(source: InlineText) {
    this.source = source;
    this.sourceText = textOf(source.items);
    for (const [index, item] of source.items.entries()) {
      if (item.kind !== 'text') this.sourceIndex.set(keyOf(item), index);
    }
    this.order = new Map([...idsOf(source.items)].map((id, index) => [id, index]));
  }

  /** Inserts a standalone code. */
  placeStandalone(atoms: Atoms, id: number): void {
    const item: InlineItem = { kind: 'standalone', id };
    atoms.splice(this.bestSlot(atoms, item, this.align(atoms, item)), 0, item);
  }

  /** Wraps a pair around the place that corresponds to what it wraps in the source. */
  placePair(atoms: Atoms, id: number, anchors: Anchors): void {
    const open: InlineItem = { kind: 'open', id };
    const close: InlineItem = { kind: 'close', id };
    const start = anchors.open ?? Math.min(this.align(atoms, open), anchors.close ?? Infinity);
    const first = this.bestSlot(atoms, open, start);
    const end = anchors.close ?? this.align(atoms, close);
    const last = this.bestEnd(atoms, first, close, Math.max(start, end));
    atoms.splice(last, 0, close);
    atoms.splice(first, 0, open);
  }

  private align(atoms: Atoms, item: InlineItem): number {
    return alignOffset(this.sourceText, textOf(atoms), this.offsetInSource(item));
  }

  private offsetInSource(item: InlineItem): number {
    return textOf(this.source.items.slice(0, this.sourceIndex.get(keyOf(item)))).length;
  }

  /** The slot nearest to a text offset, in the pair that holds the code in the source, between its fixed neighbours. */
  private bestSlot(atoms: Atoms, item: InlineItem, offset: number): number {
    const [low, high] = this.fixedNeighbours(atoms, item);
    const parents = this.parentsIn(this.source.items.slice(0, this.sourceIndex.get(keyOf(item))));
    const present = idsOf(atoms);
    const parent = parents.findLast((id) => present.has(id));
    const slots = slotsOf(atoms).slice(low, high + 1);
    const fitting = slots.filter((slot) => slot.parent === parent);
    return this.behindEarlier(atoms, item, nearest(fitting.length > 0 ? fitting : slots, offset), slots);
  }

  /** The slot nearest to a text offset at which a pair opened at slot `first` can close without crossing another. */
  private bestEnd(atoms: Atoms, first: number, item: InlineItem, offset: number): number {
    const slots: Slot[] = [];
    const inside = new Set<number>();
    for (const slot of slotsOf(atoms).slice(first)) {
      if (inside.size === 0) slots.push(slot);
      const atom = atoms[slot.index];
      if (atom?.kind === 'open') inside.add(atom.id);
      if (atom?.kind === 'close' && !inside.delete(atom.id)) break;
    }
    return this.behindEarlier(atoms, item, nearest(slots, offset), slots);
  }

  /** Steps over codes at the same place that stand before this one in the source. */
  private behindEarlier(atoms: Atoms, item: InlineItem, slot: Slot, slots: readonly Slot[]): number {
    const own = this.sourceIndex.get(keyOf(item))!;
    const allowed = new Map(slots.map((other) => [other.index, other]));
    let index = slot.index;
    let best = index;
    while (true) {
      const atom = atoms[index];
      if (atom === undefined || atom.kind === 'text') break;
      if ((this.sourceIndex.get(keyOf(atom)) ?? own) >= own) break;
      index++;
      const next = allowed.get(index);
      if (next && next.parent === slot.parent) best = index;
    }
    return best;
  }

  /** First and last slot an unmovable code may take so that the unmovable codes stay in the source's order. */
  private fixedNeighbours(atoms: Atoms, item: InlineItem): [number, number] {
    if (item.kind === 'text' || !isUnmovable(this.source.codes.get(item.id))) return [0, atoms.length];
    const own = this.order.get(item.id)!;
    let low = 0;
    let high = atoms.length;
    for (const [index, atom] of atoms.entries()) {
      if (atom.kind === 'text' || atom.kind === 'close' || !isUnmovable(this.source.codes.get(atom.id)))
        continue;
      if (this.order.get(atom.id)! < own) low = Math.max(low, index + 1);
      else high = Math.min(high, index);
    }
    return [low, high];
  }

  private parentsIn(items: readonly InlineItem[]): number[] {
    const parents: number[] = [];
    for (const item of items) {
      if (item.kind === 'open') parents.push(item.id);
      if (item.kind === 'close') parents.splice(parents.lastIndexOf(item.id), 1);
    }
    return parents;
  }
}

/** A place between two atoms: before the atom of that index, behind so many UTF-16 units of text, inside that pair. */
interface Slot {
  readonly index: number;
  readonly offset: number;
  readonly parent: number | undefined;
}

function slotsOf(atoms: Atoms): Slot[] {
  const slots: Slot[] = [];
  const parents: number[] = [];
  let offset = 0;
  for (const [index, atom] of atoms.entries()) {
    slots.push({ index, offset, parent: parents.at(-1) });
    if (atom.kind === 'text') offset += atom.text.length;
    if (atom.kind === 'open') parents.push(atom.id);
    if (atom.kind === 'close') parents.splice(parents.lastIndexOf(atom.id), 1);
  }
  slots.push({ index: atoms.length, offset, parent: parents.at(-1) });
  return slots;
}

function nearest(slots: readonly Slot[], offset: number): Slot {
  return slots.reduce((a, b) => (Math.abs(b.offset - offset) < Math.abs(a.offset - offset) ? b : a));
}

export function textOf(items: readonly InlineItem[]): string {
  return items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
}

function keyOf(item: InlineItem): string {
  return item.kind === 'text' ? '' : `${item.kind} ${item.id}`;
}
