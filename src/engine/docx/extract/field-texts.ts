import { type Field, type FieldIndex, fieldType } from '#engine/docx/story';
import { CDATA, type XmlTree } from '#engine/docx/xml';
import type { PartAccount } from './part-account.ts';
import type { PartBlocks } from './part-blocks.ts';
import { stringAt } from './string-blocks.ts';
import { visibleInstruction } from './text-rules.ts';

/** Parts the levels of an index entry, `main:sub` (ECMA-376-1, 17.16.5.74), and what a backslash spells. */
const entryMarks = /\\.|:/gsu;
/** What a translation must spell with a backslash, for it would end its argument or begin a level. */
const specialCharacters: Readonly<Record<string, RegExp>> = { XE: /["\\:]/g, TC: /["\\]/g };

/** Reads the instructions of a part's complex fields: what a reader sees of them is text, the rest is code. */
export class FieldTexts {
  private readonly tree: XmlTree;
  private readonly account: PartAccount;
  private readonly blocks: PartBlocks;
  private readonly isTranslated: boolean;
  private readonly settled = new Set<number>();
  private readonly fieldOf = new Map<number, Field>();

  constructor(
    tree: XmlTree,
    fields: FieldIndex,
    account: PartAccount,
    blocks: PartBlocks,
    isTranslated: boolean,
  ) {
    this.tree = tree;
    this.account = account;
    this.blocks = blocks;
    this.isTranslated = isTranslated;
    for (const { field, role } of fields.values()) {
      if (role === 'begin') for (const node of field.instructionNodes) this.fieldOf.set(node, field);
    }
  }

  /** Settles the instruction that a `w:instrText` is part of, once for all of its nodes. */
  read(node: number): void {
    if (this.settled.has(node)) return;
    const { tree } = this;
    const field = this.fieldOf.get(node);
    const nodes = field?.instructionNodes ?? [node];
    const raw = nodes.map((piece) => tree.text.slice(tree.openEnd[piece]!, tree.closeStart[piece]!)).join('');
    const visible =
      field && this.isPlain(nodes) ? visibleInstruction(fieldType(field.instruction), raw) : undefined;
    const ranges = this.settle(nodes, visible);
    if (!this.isTranslated || !visible || !field || ranges.length === 0) return;
    const { text, source } = stringAt(raw.slice(visible.start, visible.end), 0, 0, false, entryMarks);
    const type = fieldType(field.instruction);
    const special = specialCharacters[type];
    const spelled = { ...source, ranges, ...(special && { special }) };
    this.blocks.add('text', `${node}`, `field ${type} ${node}`, text, spelled, { role: 'field text' });
  }

  /** Whether the text of every node is its raw source: nothing but one stretch of character data. */
  private isPlain(nodes: readonly number[]): boolean {
    const { tree } = this;
    return nodes.every((node) => tree.after[node]! - node <= 2 && tree.kind[node + 1] !== CDATA);
  }

  /** Accounts for the nodes; returns the ranges of the part that the visible stretch of the instruction covers. */
  private settle(nodes: readonly number[], visible: { start: number; end: number } | undefined) {
    const { tree } = this;
    const ranges: { start: number; end: number }[] = [];
    let at = 0;
    for (const node of nodes) {
      this.settled.add(node);
      const length = tree.closeStart[node]! - tree.openEnd[node]!;
      const from = visible ? Math.max(visible.start, at) : 0;
      const to = visible ? Math.min(visible.end, at + length) : 0;
      const offset = tree.openEnd[node]! - at;
      if (from < to) ranges.push({ start: from + offset, end: to + offset });
      if (from >= to) this.account.texts(node, 'protected', 'field-code');
      else if (this.isTranslated) this.account.texts(node, 'translated', 'field-text');
      else this.account.texts(node, 'skipped', 'fieldTexts');
      at += length;
    }
    return ranges;
  }
}
