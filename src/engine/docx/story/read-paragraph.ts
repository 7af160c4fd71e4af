import { CDATA, ELEMENT, TEXT, type XmlTree } from '#engine/docx/xml';
import type { CodeType } from '#engine/inline';
import { type FieldIndex, fieldType, isResultText } from './fields.ts';
import type { FormatContext, FormatTable } from './format-table.ts';
import { describeRunChild, type RunChild } from './run-children.ts';
import { scriptUse } from './script-use.ts';
import type { ObjectToken, Piece, Token, Wrapper } from './tokens.ts';
import { visibleText } from './visible-text.ts';

/** What reading a paragraph needs to know about the document around it. */
export interface ReadingContext {
  readonly tree: XmlTree;
  readonly formats: FormatTable;
  readonly fields: FieldIndex;
  /** Rule by which the content of a content control is left alone, if one does. */
  protectsControl(tree: XmlTree, sdt: number): string | undefined;
}

/** A paragraph as a flat list of tokens in reading order. */
export interface ParagraphReading {
  readonly tokens: Token[];
  /** Nodes inside the paragraph that may hold texts of their own: drawings, properties, tooltips. */
  readonly nested: number[];
  /** Nodes of field instructions. */
  readonly instructions: number[];
  /** Text that stands where the schema has none. */
  readonly strays: readonly StrayText[];
}

export interface StrayText {
  readonly element: number;
  readonly text: number;
}

/** Marks that only a spelling checker or an earlier layout left behind. */
const noise: ReadonlySet<string> = new Set(['w:proofErr', 'w:lastRenderedPageBreak']);

const anchors: Readonly<Record<string, { type: CodeType; end: 'start' | 'end'; family: string }>> = {
  'w:bookmarkStart': { type: 'bookmark', end: 'start', family: 'bookmark' },
  'w:bookmarkEnd': { type: 'bookmark', end: 'end', family: 'bookmark' },
  'w:commentRangeStart': { type: 'comment', end: 'start', family: 'comment' },
  'w:commentRangeEnd': { type: 'comment', end: 'end', family: 'comment' },
  'w:permStart': { type: 'permission', end: 'start', family: 'permission' },
  'w:permEnd': { type: 'permission', end: 'end', family: 'permission' },
};

const properties: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:sdtEndPr',
  'w:smartTagPr',
  'w:customXmlPr',
  'w:fldData',
]);

/** Reads the content of a `w:p` (ECMA-376-1, 17.3.1.22). Linear in the paragraph's size; deep nesting is the parser's to bound. */
export function readParagraph(
  context: ReadingContext,
  paragraph: number,
  format: FormatContext,
): ParagraphReading {
  const reader = new Reader(context, format);
  reader.container(paragraph);
  return reader;
}

class Reader implements ParagraphReading {
  readonly tokens: Token[] = [];
  readonly nested: number[] = [];
  readonly instructions: number[] = [];
  readonly strays: StrayText[] = [];
  private readonly context: ReadingContext;
  private readonly tree: XmlTree;
  private readonly format: FormatContext;

  constructor(context: ReadingContext, format: FormatContext) {
    this.context = context;
    this.tree = context.tree;
    this.format = format;
  }

  container(node: number): void {
    const { tree } = this;
    for (let child = tree.firstChild(node); child !== -1; child = tree.nextSibling(child)) {
      if (tree.kind[child] === ELEMENT) this.content(child, tree.name(child));
      else if (this.isVisible(child)) this.stray(node, child, [this.range(child)]);
    }
  }

  /** Text where the schema has none: nobody shows it, and it is kept. */
  private stray(element: number, text: number, pieces: Piece[]): void {
    this.strays.push({ element, text });
    this.tokens.push(this.object(pieces, { type: 'other', hint: 'stray text' }));
  }

  private isVisible(node: number): boolean {
    const kind = this.tree.kind[node];
    return (kind === TEXT || kind === CDATA) && this.tree.characters(node).trim() !== '';
  }

  private properties(node: number): void {
    for (let inner = node + 1; inner < this.tree.after[node]!; inner++) {
      if (this.isVisible(inner)) this.strays.push({ element: this.tree.parent[inner]!, text: inner });
    }
  }

  private content(node: number, name: string): void {
    if (name === 'w:r') return this.run(node);
    if (noise.has(name)) return;
    if (properties.has(name)) return this.properties(node);
    const anchor = anchors[name];
    if (anchor) return this.anchor(node, anchor);
    switch (name) {
      case 'w:hyperlink':
        this.nested.push(node);
        return this.wrap(node, 'hyperlink', this.linkHint(node));
      case 'w:fldSimple':
        return this.simpleField(node);
      case 'w:smartTag':
      case 'w:customXml':
        return this.wrap(node, 'markup', this.tree.attribute(node, 'w:element') ?? 'tag');
      case 'w:dir':
      case 'w:bdo':
        return this.wrap(node, 'markup', `direction ${this.tree.attribute(node, 'w:val') ?? ''}`);
      case 'w:sdt':
        return this.control(node);
      default:
        return this.opaque(node, name);
    }
  }

  private opaque(node: number, name: string): void {
    this.nested.push(node);
    const isMath = name === 'm:oMath' || name === 'm:oMathPara';
    this.tokens.push(
      this.object([this.range(node)], { type: isMath ? 'math' : 'other', hint: isMath ? 'formula' : name }),
    );
  }

  private anchor(node: number, { type, end, family }: (typeof anchors)[string]): void {
    const id = this.tree.attribute(node, 'w:id') ?? '';
    const name = this.tree.attribute(node, 'w:name') ?? '';
    const token = this.object([this.range(node)], {
      type,
      hint: `${family}${name ? ` ${name}` : ''} ${end}`,
    });
    this.tokens.push({ ...token, anchor: { end, key: `${family} ${id}`, name } });
  }

  private linkHint(node: number): string {
    const anchor = this.tree.attribute(node, 'w:anchor');
    return anchor ? `link to ${anchor}` : 'link';
  }

  private simpleField(node: number): void {
    const instruction = this.tree.attribute(node, 'w:instr') ?? '';
    const isText = isResultText(instruction, /\p{L}/u.test(this.tree.textContent(node)));
    this.nested.push(node);
    this.wrap(node, 'field', fieldType(instruction) || 'field', isText ? undefined : 'field-result');
  }

  private control(node: number): void {
    const { tree } = this;
    const content = tree.child(node, 'w:sdtContent');
    const settings = tree.child(node, 'w:sdtPr');
    if (settings !== -1) this.nested.push(settings);
    if (content === -1 || tree.isEmptyTag(content)) {
      this.tokens.push(this.object([this.range(node)], { type: 'control', hint: 'content control' }));
      return;
    }
    const wrapper: Wrapper = {
      type: 'control',
      hint: 'content control',
      open: [{ start: tree.start[node]!, end: tree.openEnd[content]! }],
      close: [{ start: tree.closeStart[content]!, end: tree.end[node]! }],
      protectedBy: this.context.protectsControl(tree, node),
    };
    this.tokens.push({ kind: 'open', wrapper });
    this.container(content);
    this.tokens.push({ kind: 'close', wrapper });
  }

  private wrap(node: number, type: CodeType, hint: string, protectedBy?: string): void {
    const { tree } = this;
    if (tree.isEmptyTag(node)) {
      this.tokens.push(this.object([this.range(node)], { type, hint }));
      return;
    }
    let openEnd = tree.openEnd[node]!;
    for (const child of tree.elements(node)) {
      if (!properties.has(tree.name(child))) break;
      openEnd = tree.end[child]!;
    }
    const wrapper: Wrapper = {
      type,
      hint,
      open: [{ start: tree.start[node]!, end: openEnd }],
      close: [{ start: tree.closeStart[node]!, end: tree.end[node]! }],
      protectedBy,
    };
    this.tokens.push({ kind: 'open', wrapper });
    this.container(node);
    this.tokens.push({ kind: 'close', wrapper });
  }

  private run(run: number): void {
    const { tree } = this;
    let rPr = -1;
    let raw = '';
    let alone: number | undefined;
    for (let child = tree.firstChild(run); child !== -1; child = tree.nextSibling(child)) {
      if (tree.kind[child] !== ELEMENT) {
        if (this.isVisible(child)) this.stray(run, child, this.inRun(run, raw, this.range(child)));
        continue;
      }
      const name = tree.name(child);
      if (name === 'w:rPr') {
        rPr = child;
        raw = tree.source(child);
        this.properties(child);
      } else if (name === 'w:t') {
        this.text(child, rPr, raw);
      } else if (!noise.has(name)) {
        alone ??= this.hasOneChild(run) ? 1 : 0;
        this.runChild(run, child, name, raw, alone === 1);
      }
    }
  }

  private text(node: number, rPr: number, raw: string): void {
    const text = visibleText(this.tree, node);
    if (text === '') return;
    const format = this.context.formats.look(this.tree, rPr, raw, this.format, scriptUse(text));
    this.tokens.push({ kind: 'text', text, format, rPr: raw, node });
  }

  private hasOneChild(run: number): boolean {
    let count = 0;
    for (const child of this.tree.elements(run)) {
      const name = this.tree.name(child);
      if (name !== 'w:rPr' && !noise.has(name)) count++;
    }
    return count === 1;
  }

  private runChild(run: number, child: number, name: string, rPr: string, alone: boolean): void {
    const pieces = alone ? [this.range(run)] : this.inRun(run, rPr, this.range(child));
    if (name === 'w:fldChar') {
      const found = this.context.fields.get(child);
      this.nested.push(child);
      this.tokens.push({ kind: 'field-mark', role: found?.role, field: found?.field, pieces });
    } else if (name === 'w:instrText' || name === 'w:delInstrText') {
      this.instructions.push(child);
      this.tokens.push({ kind: 'instruction', pieces });
    } else if (name === 'w:ruby' && this.ruby(run, child, rPr)) {
      return;
    } else {
      const description = describeRunChild(this.tree, child, name);
      if (description.isNested) this.nested.push(child);
      this.tokens.push(this.object(pieces, description));
    }
  }

  /** Ruby (17.3.3.25): the base is text of the sentence, the reading above it stays as it is. */
  private ruby(run: number, ruby: number, rPr: string): boolean {
    const { tree } = this;
    const base = tree.child(ruby, 'w:rubyBase');
    if (base === -1 || tree.isEmptyTag(base)) return false;
    const reading = tree.child(ruby, 'w:rt');
    if (reading !== -1) this.nested.push(reading);
    const name = tree.qualifiedName(run);
    const wrapper: Wrapper = {
      type: 'ruby',
      hint: reading === -1 ? 'ruby' : `ruby ${tree.textContent(reading)}`,
      open: [`<${name}>${rPr}`, { start: tree.start[ruby]!, end: tree.openEnd[base]! }],
      close: [{ start: tree.closeStart[base]!, end: tree.end[ruby]! }, `</${name}>`],
    };
    this.tokens.push({ kind: 'open', wrapper });
    this.container(base);
    this.tokens.push({ kind: 'close', wrapper });
    return true;
  }

  private inRun(run: number, rPr: string, content: Piece): Piece[] {
    const name = this.tree.qualifiedName(run);
    return [`<${name}>${rPr}`, content, `</${name}>`];
  }

  private range(node: number): Piece {
    return { start: this.tree.start[node]!, end: this.tree.end[node]! };
  }

  private object(
    pieces: readonly Piece[],
    description: Partial<RunChild> & { type: CodeType; hint: string },
  ): ObjectToken {
    return {
      kind: 'object',
      pieces,
      type: description.type,
      hint: description.hint,
      equivalent: description.equivalent ?? '',
      deletable: description.deletable ?? false,
      movable: true,
    };
  }
}
