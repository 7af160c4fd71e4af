import { PartView } from '#engine/docx/validate/rules';
import type { XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { type Allowance, CanonicalTree } from './canonical-tree.ts';
import { skeletonFinding } from './findings.ts';
import { type ParagraphSkeleton, readFormats, readParagraphSkeleton } from './paragraph-skeleton.ts';
import { paragraphs, propertySets } from './vocabulary.ts';

type Code = keyof typeof skeletonFinding.catalogue;

/** Longer ranges are walked at once, so that no character is compared at every level of nesting. */
const rangeCompared = 65_536;
/** Differences of one kind told of one part: behind so many the part is beyond repair, and remarks say no more. */
const toldOfOneKind = 200;

/** Walks two trees of one part side by side and says where the output is not the source in other words. */
export function compareTrees(
  part: string,
  source: XmlTree,
  output: XmlTree,
  allowance: Allowance,
  dataTexts: ReadonlySet<number> = new Set(),
): Finding[] {
  const comparison = new TreeComparison(part, source, output, allowance, dataTexts);
  comparison.compare(source.root, output.root);
  return comparison.findings;
}

class TreeComparison {
  readonly findings: Finding[] = [];
  private readonly part: string;
  private readonly source: CanonicalTree;
  private readonly output: CanonicalTree;
  private view: PartView | undefined;
  private formats: ReadonlySet<string> | undefined;
  private readonly told = new Map<Code, number>();

  /** Elements of the source whose text is data shown in the document, and translated with it. */
  private readonly dataTexts: ReadonlySet<number>;

  constructor(
    part: string,
    source: XmlTree,
    output: XmlTree,
    allowance: Allowance,
    dataTexts: ReadonlySet<number>,
  ) {
    this.part = part;
    this.dataTexts = dataTexts;
    this.source = new CanonicalTree(source, allowance);
    this.output = new CanonicalTree(output, allowance);
  }

  compare(from: number, to: number): void {
    const { source, output } = this;
    if (this.sameRange(from, to)) return;
    const name = source.tree.name(from);
    const found = output.tree.name(to);
    if (name !== found) this.tell('skeleton-element-changed', from, `${name} became ${found}`);
    else if (paragraphs.has(name)) this.compareParagraphs(from, to);
    else if (propertySets.has(name)) this.compareProperties(from, to);
    else this.compareElements(from, to);
  }

  private compareProperties(from: number, to: number): void {
    if (this.source.properties(from) === this.output.properties(to)) return;
    this.tell('skeleton-properties-changed', from, this.source.tree.name(from));
  }

  private compareElements(from: number, to: number): void {
    const { source, output } = this;
    const name = source.tree.name(from);
    if (source.opening(from) !== output.opening(to)) this.tell('skeleton-attribute-changed', from, name);
    if (!this.dataTexts.has(from) && source.protectedText(from) !== output.protectedText(to))
      this.tell('skeleton-text-changed', from, name);
    this.compareChildren(from, to);
  }

  private compareChildren(from: number, to: number): void {
    const { source, output } = this;
    const expected = source.children(from);
    const found = output.children(to);
    if (expected.length === found.length) {
      for (const [index, child] of expected.entries()) this.compare(child, found[index]!);
      return;
    }
    const gap = expected.findIndex((child, index) => {
      const other = found[index];
      return other === undefined || output.tree.name(other) !== source.tree.name(child);
    });
    const names = `${expected.length} became ${found.length} in ${source.tree.name(from)}`;
    const code = expected.length > found.length ? 'skeleton-element-missing' : 'skeleton-element-added';
    this.tell(code, gap === -1 ? from : expected[gap]!, names);
  }

  private compareParagraphs(from: number, to: number): void {
    const expected = readParagraphSkeleton(this.source, from);
    const found = readParagraphSkeleton(this.output, to);
    if (expected.head !== found.head) this.tell('skeleton-properties-changed', from, 'of the paragraph');
    const [missing, added] = difference(expected.objects, found.objects);
    for (const object of missing) this.tell('skeleton-object-missing', from, shorten(object));
    for (const object of added) this.tell('skeleton-object-added', from, shorten(object));
    this.compareBlanks(from, expected, found);
    this.compareFormats(from, expected, found);
  }

  private compareBlanks(from: number, expected: ParagraphSkeleton, found: ParagraphSkeleton): void {
    for (const name of new Set([...expected.blanks.keys(), ...found.blanks.keys()])) {
      const before = expected.blanks.get(name) ?? 0;
      const after = found.blanks.get(name) ?? 0;
      if (after < before) this.tell('skeleton-blank-fewer', from, `${name}: ${before} became ${after}`);
      if (after > before) this.tell('skeleton-object-added', from, `${name}: ${before} became ${after}`);
    }
  }

  private compareFormats(from: number, expected: ParagraphSkeleton, found: ParagraphSkeleton): void {
    for (const format of found.formats) {
      if (expected.formats.has(format)) continue;
      this.formats ??= readFormats(this.source);
      const code = this.formats.has(format) ? 'skeleton-format-foreign' : 'skeleton-format-unknown';
      this.tell(code, from, shorten(format) || 'none');
    }
    for (const format of expected.formats) {
      if (!found.formats.has(format)) this.tell('skeleton-format-fewer', from, shorten(format) || 'none');
    }
  }

  private sameRange(from: number, to: number): boolean {
    const before = this.source.tree;
    const after = this.output.tree;
    const length = before.end[from]! - before.start[from]!;
    if (length > rangeCompared || length !== after.end[to]! - after.start[to]!) return false;
    return before.source(from) === after.source(to);
  }

  private tell(code: Code, node: number, detail: string): void {
    const told = (this.told.get(code) ?? 0) + 1;
    this.told.set(code, told);
    if (told > toldOfOneKind) return;
    this.view ??= new PartView(this.part, this.source.tree);
    this.findings.push(skeletonFinding(code, { part: this.part, place: this.view.place(node), detail }));
  }
}

/** What only the first and only the second of two sorted lists hold, repetitions counted. */
function difference(expected: readonly string[], found: readonly string[]): [string[], string[]] {
  const missing: string[] = [];
  const added: string[] = [];
  let i = 0;
  let j = 0;
  while (i < expected.length || j < found.length) {
    const before = expected[i];
    const after = found[j];
    if (before === after) {
      i++;
      j++;
    } else if (after === undefined || (before !== undefined && before < after)) {
      missing.push(before!);
      i++;
    } else {
      added.push(after);
      j++;
    }
  }
  return [missing, added];
}

function shorten(signature: string): string {
  return signature.length <= 160 ? signature : `${signature.slice(0, 157)}…`;
}
