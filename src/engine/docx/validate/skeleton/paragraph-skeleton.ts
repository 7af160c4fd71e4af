import type { CanonicalTree } from './canonical-tree.ts';
import {
  blanks,
  inlineWrappers,
  paragraphs,
  runProperties,
  runs,
  transparent,
  withoutVisibleText,
} from './vocabulary.ts';

/** What of a paragraph a translation has to keep, whatever the order and however its runs are cut. */
export interface ParagraphSkeleton {
  /** Attributes and properties of the paragraph. */
  readonly head: string;
  /** Signatures of everything that stands among the text, sorted. */
  readonly objects: readonly string[];
  /** How many tabs, line breaks and hyphens of each kind, those of paragraphs inside drawings included. */
  readonly blanks: ReadonlyMap<string, number>;
  /** Formats of runs that hold text, likewise; the empty string is a run without properties. */
  readonly formats: ReadonlySet<string>;
}

export function readParagraphSkeleton(canonical: CanonicalTree, paragraph: number): ParagraphSkeleton {
  const found = { blanks: new Map<string, number>(), formats: new Set<string>() };
  const { head, objects } = new ParagraphReader(canonical, found).read(paragraph);
  return { head, objects, ...found };
}

interface Findings {
  readonly blanks: Map<string, number>;
  readonly formats: Set<string>;
}

class ParagraphReader {
  private readonly canonical: CanonicalTree;
  private readonly found: Findings;
  private readonly objects: string[] = [];
  /** Instructions of the fields that are open, innermost last; the first entry is of one begun in an earlier paragraph. */
  private readonly instructions: string[] = [''];

  constructor(canonical: CanonicalTree, found: Findings) {
    this.canonical = canonical;
    this.found = found;
  }

  read(paragraph: number): { head: string; objects: string[] } {
    const { canonical } = this;
    let head = canonical.opening(paragraph);
    for (const child of canonical.children(paragraph)) {
      const name = canonical.tree.name(child);
      if (name === 'w:pPr' || name === 'a:pPr' || name === 'a:endParaRPr')
        head += canonical.properties(child);
      else this.inline(child, name);
    }
    while (this.instructions.length > 0) this.closeInstruction();
    return { head, objects: this.objects.sort() };
  }

  private inline(node: number, name: string): void {
    if (runs.has(name)) this.run(node);
    else if (inlineWrappers.has(name)) this.wrapper(node);
    else if (transparent.has(name)) this.contents(node);
    else if (name === 'w:fldChar') this.fieldMark(node);
    else if (name === 'w:instrText' || name === 'w:delInstrText') this.instruction(node);
    else if (name === 'w:t' || name === 'w:delText' || name === 'a:t') return;
    else if (isBlank(this.canonical, node, name)) this.blank(name);
    else this.objects.push(this.object(node));
  }

  private run(node: number): void {
    const { canonical } = this;
    let properties = '';
    let hasText = false;
    for (const child of canonical.children(node)) {
      const name = canonical.tree.name(child);
      if (runProperties.has(name)) properties = canonical.properties(child);
      else this.inline(child, name);
      if (name === 'w:t' || name === 'a:t' || name === 'w:delText')
        hasText ||= !canonical.tree.isEmptyTag(child);
    }
    if (hasText) this.found.formats.add(properties);
  }

  /** The wrapper itself with its properties is one object, what it wraps belongs to the paragraph. */
  private wrapper(node: number): void {
    const { canonical } = this;
    let own = `<${canonical.opening(node)}>`;
    for (const child of canonical.children(node)) {
      const name = canonical.tree.name(child);
      if (/(?:Pr|fldData)$/.test(name)) own += this.object(child);
      else this.inline(child, name);
    }
    this.objects.push(own);
  }

  private contents(node: number): void {
    for (const child of this.canonical.children(node)) this.inline(child, this.canonical.tree.name(child));
  }

  private fieldMark(node: number): void {
    const type = this.canonical.tree.attribute(node, 'w:fldCharType');
    if (type === 'begin') this.instructions.push('');
    else if (this.instructions.length > 0) this.closeInstruction(type === 'separate');
    this.objects.push(this.object(node));
  }

  private instruction(node: number): void {
    const last = this.instructions.length - 1;
    const text = this.canonical.tree.textContent(node);
    if (last === -1) this.instructions.push(text);
    else this.instructions[last] += text;
  }

  private closeInstruction(keepOpen = false): void {
    const instruction = withoutVisibleText(this.instructions.pop()!);
    if (instruction !== '') this.objects.push(`instruction ${instruction}`);
    if (keepOpen) this.instructions.push('');
  }

  private blank(name: string): void {
    this.found.blanks.set(name, (this.found.blanks.get(name) ?? 0) + 1);
  }

  private object(node: number): string {
    return this.canonical.signature(node, (inner) => {
      const { head, objects } = new ParagraphReader(this.canonical, this.found).read(inner);
      return `<${head}>${objects.join('')}</>`;
    });
  }
}

function isBlank({ tree }: CanonicalTree, node: number, name: string): boolean {
  if (!blanks.has(name)) return false;
  return name !== 'w:br' || (tree.attribute(node, 'w:type') ?? 'textWrapping') === 'textWrapping';
}

/** The formats of all runs with text in a tree. */
export function readFormats(canonical: CanonicalTree): ReadonlySet<string> {
  const formats = new Set<string>();
  const { tree } = canonical;
  for (let node = 0; node < tree.count; node++) {
    if (!paragraphs.has(tree.name(node))) continue;
    for (const format of readParagraphSkeleton(canonical, node).formats) formats.add(format);
    node = tree.after[node]! - 1;
  }
  return formats;
}
