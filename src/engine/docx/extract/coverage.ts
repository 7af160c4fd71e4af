/** What becomes of a text-bearing node. */
export type Disposition = 'translated' | 'protected' | 'skipped';

/** One line of the coverage map: nodes of one kind in one part that the same rule sent the same way. */
export interface CoverageLine {
  readonly part: string;
  /** Element that holds the text (`w:t`), or element and attribute (`wp:docPr@descr`). */
  readonly node: string;
  readonly disposition: Disposition;
  /** Why: `text`, `mirrored`, `field-code`, `hidden`, an option's name … */
  readonly rule: string;
  /** Text-bearing nodes. */
  readonly nodes: number;
  /** Characters of their text that are not white space. */
  readonly characters: number;
}

/**
 * The account of law 3: every text-bearing node of every XML part once. A text-bearing node is character data that is
 * not blank, or a non-blank attribute of `textAttributes`.
 */
export class CoverageMap {
  private readonly counts = new Map<string, Count>();
  private last: Count | undefined;

  /** Counts one node; blank text is not text-bearing and is not counted. */
  add(part: string, node: string, disposition: Disposition, rule: string, text: string): void {
    const characters = countCharacters(text);
    if (characters === 0) return;
    const { last } = this;
    const isLast =
      last &&
      last.rule === rule &&
      last.node === node &&
      last.disposition === disposition &&
      last.part === part;
    const count = isLast ? last : this.count(part, node, disposition, rule);
    count.nodes++;
    count.characters += characters;
    this.last = count;
  }

  private count(part: string, node: string, disposition: Disposition, rule: string): Count {
    const key = `${part}\n${node}\n${disposition}\n${rule}`;
    let count = this.counts.get(key);
    if (!count) {
      count = { part, node, disposition, rule, nodes: 0, characters: 0 };
      this.counts.set(key, count);
    }
    return count;
  }

  /** All lines, by part in the order first met. */
  list(): CoverageLine[] {
    return [...this.counts.values()];
  }
}

type Count = { -readonly [K in keyof CoverageLine]: CoverageLine[K] };

/** Characters that are not white space (XML's four and what Unicode calls white space). */
export function countCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x20 && code !== 0xa0 && !(code >= 0x2000 && code <= 0x200a) && code !== 0x3000) count++;
  }
  return count;
}
