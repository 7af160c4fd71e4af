import {
  type DrawingFormats,
  type FieldIndex,
  type FormatTable,
  fieldType,
  type PartKind,
  type ReadingContext,
  readDrawingParagraph,
  readParagraph,
} from '#engine/docx/story';
import { CDATA, ELEMENT, TEXT, unescapeXml, type XmlTree } from '#engine/docx/xml';
import { type InlineText, markedText } from '#engine/inline';
import { hasWords, type OpenField } from './arrange-tokens.ts';
import type { Block, BlockContext, BlockKind, BlockSource, RunSpelling } from './block.ts';
import { type CompositionRequest, composeParagraph, type ParagraphComposition } from './compose-paragraph.ts';
import type { ContentOptions } from './content-options.ts';
import type { CoverageMap, Disposition } from './coverage.ts';
import type { Exclusions } from './exclusions.ts';
import { composeString, stringAt } from './string-blocks.ts';
import { longestTexts, textAttributes } from './text-attributes.ts';
import { readableProperties, ruleForStrayText, visibleInstruction } from './text-rules.ts';

/** What walking a part needs to know about the document. */
export interface WalkContext {
  readonly part: string;
  readonly kind: PartKind;
  readonly tree: XmlTree;
  readonly fields: FieldIndex;
  readonly formats: FormatTable;
  readonly exclusions: Exclusions;
  readonly options: ContentOptions;
  readonly coverage: CoverageMap;
  readonly patterns: RegExp | undefined;
  readonly references: ReadonlySet<string>;
  styleName(id: string): string;
  /** Whether a content control shows data that a translation leaves alone, so that its text would come back. */
  isBoundToFixedData(tree: XmlTree, settings: number): boolean;
}

const listNumber = /%\d/gu;

/**
 * Walks one part in document order, makes its blocks and accounts for every text-bearing node once.
 * Larger than most files here because one dispatch over element names keeps the account complete.
 */
export class PartWalker {
  readonly blocks: Block[] = [];
  /** Text found where no reader sees it, by element name. */
  readonly unknown = new Map<string, number>();
  private readonly context: WalkContext;
  private readonly tree: XmlTree;
  private readonly drawingFormats: DrawingFormats = new Map();
  private openFields: OpenField[] = [];
  private role: string;
  private tables = 0;
  private paragraphs = 0;

  private readonly reading: ReadingContext;
  private readonly composition: Pick<
    CompositionRequest,
    'patterns' | 'snapFormatsToWords' | 'isReferenced' | 'report'
  >;
  private readonly blockContexts = new Map<string, BlockContext>();

  constructor(context: WalkContext, role: string) {
    this.context = context;
    this.tree = context.tree;
    this.role = role;
    const { tree, formats, fields, patterns, options, references } = context;
    this.reading = { tree, formats, fields, protectsControl: (t, sdt) => this.controlRule(t, sdt) };
    this.composition = {
      patterns,
      snapFormatsToWords: options.snapFormatsToWords,
      isReferenced: (bookmark) => references.has(bookmark),
      report: (text, disposition, rule) => this.accountTexts(text, disposition, rule),
    };
  }

  walk(): void {
    this.visit(this.tree.root);
  }

  /** Accounts for a whole part that holds no document text but that of the given elements. */
  protectAll(rule: string, except: ReadonlySet<number> = new Set()): void {
    this.account(this.tree.root, 'protected', rule, except);
    for (const element of except) this.elementText(element, 'bound data');
  }

  /** Makes blocks of the addresses that hyperlinks lead to outside of the document. They are not text-bearing nodes. */
  linkTargets(): void {
    const { tree } = this;
    for (const link of tree.descendants(tree.root, 'rel:Relationship')) {
      const target = tree.attributeRange(link, 'Target');
      const isLink =
        tree.attribute(link, 'Type')?.endsWith('/hyperlink') &&
        tree.attribute(link, 'TargetMode') === 'External';
      if (!target || !isLink) continue;
      const raw = tree.text.slice(target.valueStart, target.valueEnd);
      const { text, source } = stringAt(raw, target.valueStart, target.valueEnd, true, undefined);
      this.add('attribute', `${link}@Target`, `link ${link}`, text, source, { role: 'link target' });
    }
  }

  /** Accounts for a whole part that an option switches off. */
  skipAll(option: string): void {
    this.account(this.tree.root, 'skipped', option);
  }

  private visit(node: number): void {
    const { tree } = this;
    const name = tree.name(node);
    switch (name) {
      case 'w:p':
        return this.paragraph(node);
      case 'a:p':
        return this.drawingParagraph(node);
      case 'mc:AlternateContent':
        return this.alternatives(node);
      case 'w:txbxContent':
      case 'wne:txbxContent':
        return this.switchable(node, 'textBoxes', 'text box');
      case 'w:footnote':
      case 'w:endnote':
      case 'w:comment':
        return this.story(node, this.role);
      case 'w:sdt':
        return this.control(node);
      case 'w:tbl':
        this.tables++;
        this.inside(node);
        this.tables--;
        return;
      case 'w:t':
        return this.elementText(node, this.role);
      case 'm:t':
        return this.mathText(node);
      case 'w:rt':
        return this.context.options.rubyReadings
          ? this.inside(node)
          : this.account(node, 'skipped', 'rubyReadings');
      case 'c:v':
        return this.chartValue(node);
      case 'cx:pt':
      case 'cx:v':
        return this.chartText(
          node,
          name === 'cx:v' || tree.name(tree.parent[tree.parent[node]!]!) === 'cx:strDim',
        );
      case 'w:instrText':
        return this.account(node, 'protected', 'field-code');
      case 'w:lvlText':
        return this.numberingText(node);
      default:
        return this.inside(node);
    }
  }

  private inside(node: number): void {
    const { tree } = this;
    this.attributes(node);
    for (let child = tree.firstChild(node); child !== -1; child = tree.nextSibling(child)) {
      const kind = tree.kind[child];
      if (kind === ELEMENT) this.visit(child);
      else if (kind === TEXT || kind === CDATA) this.strayText(node, child);
    }
  }

  private strayText(element: number, node: number): void {
    const { context, tree } = this;
    const name = tree.name(element);
    const property = this.propertyRule(name);
    if (property === 'text') return this.elementText(element, 'document property');
    const rule = property ?? ruleForStrayText(name);
    const text = tree.characters(node);
    if (rule === 'unknown-text') return this.unknownText(name, text);
    context.coverage.add(
      context.part,
      name,
      rule === 'customProperties' ? 'skipped' : 'protected',
      rule,
      text,
    );
  }

  private unknownText(element: string, text: string): void {
    if (text.trim() === '') return;
    this.context.coverage.add(this.context.part, element, 'protected', 'unknown-text', text);
    this.unknown.set(element, (this.unknown.get(element) ?? 0) + 1);
  }

  private propertyRule(element: string): string | undefined {
    const { kind, options } = this.context;
    if (kind === 'core-properties') {
      if (!readableProperties.has(element)) return 'property';
      return options.documentProperties ? 'text' : 'documentProperties';
    }
    if (kind === 'custom-properties') {
      if (element !== 'vt:lpwstr' && element !== 'vt:lpstr' && element !== 'vt:bstr') return 'property';
      return options.customProperties ? 'text' : 'customProperties';
    }
    return kind === 'extended-properties' ? 'property' : undefined;
  }

  /** A content control around paragraphs, rows or cells. */
  private control(node: number): void {
    const rule = this.controlRule(this.tree, node);
    if (rule) this.account(node, dispositionOf(rule), rule);
    else this.inside(node);
  }

  private story(node: number, role: string): void {
    const { openFields, role: outerRole, tables } = this;
    this.openFields = [];
    this.role = role;
    this.tables = 0;
    this.inside(node);
    this.openFields = openFields;
    this.role = outerRole;
    this.tables = tables;
  }

  private switchable(node: number, option: 'textBoxes', role: string): void {
    if (this.context.options[option]) this.story(node, role);
    else this.account(node, 'skipped', option);
  }

  /** `mc:AlternateContent` (ECMA-376-3, 10.2.1): the first branch is translated, the others take its targets over. */
  private alternatives(node: number): void {
    const { tree } = this;
    let originals: Block[] | undefined;
    for (const branch of tree.elements(node)) {
      const first = this.blocks.length;
      this.inside(branch);
      if (originals === undefined) {
        originals = this.blocks.slice(first);
        continue;
      }
      const unused = [...originals];
      for (let i = first; i < this.blocks.length; i++) {
        const block = this.blocks[i]!;
        if (block.mirrorOf) continue;
        const at = unused.findIndex((original) => sameShape(original.text, block.text));
        if (at === -1) continue;
        this.blocks[i] = { ...block, mirrorOf: unused[at]!.mirrorOf ?? unused[at]!.id };
        unused.splice(at, 1);
      }
    }
  }

  private attributes(node: number): void {
    const { context, tree } = this;
    const name = tree.name(node);
    const known = textAttributes[name];
    if (name === 'w:fldSimple')
      context.coverage.add(
        context.part,
        'w:fldSimple@w:instr',
        'protected',
        'field-code',
        tree.attribute(node, 'w:instr') ?? '',
      );
    if (!known) return;
    if (name === 'w:default' && !this.isTypedText(node))
      return this.accountAttributes(node, 'protected', 'form-value');
    for (const { name: attribute, valueStart, valueEnd } of tree.attributes(node)) {
      const option = known[attribute];
      if (!option) continue;
      this.string(
        `${name}@${attribute}`,
        node,
        valueStart,
        valueEnd,
        true,
        context.options[option] ? undefined : option,
        roles[option] ?? 'label',
      );
    }
  }

  /** Whether a form field's default is text: check boxes, lists, dates and calculations have machine values (17.16.12). */
  private isTypedText(node: number): boolean {
    const { tree } = this;
    const field = tree.parent[node]!;
    if (tree.name(field) !== 'w:textInput') return false;
    const type = tree.child(field, 'w:type');
    return type === -1 || ['regular', undefined].includes(tree.attribute(type, 'w:val'));
  }

  private string(
    node: string,
    at: number,
    start: number,
    end: number,
    isAttribute: boolean,
    off: string | undefined,
    role: string,
    patterns = this.context.patterns,
  ): void {
    const { context, tree } = this;
    const raw = tree.text.slice(start, end);
    const { text, source } = stringAt(raw, start, end, isAttribute, patterns);
    const plain = text.items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
    const whole = isAttribute ? unescapeXml(raw) : tree.textContent(at);
    if (off) return context.coverage.add(context.part, node, 'skipped', off, whole);
    if (!hasWords(plain)) return context.coverage.add(context.part, node, 'skipped', 'no-words', whole);
    context.coverage.add(context.part, node, 'translated', 'text', whole);
    const suffix = isAttribute ? node.slice(node.indexOf('@')) : '';
    const longest = isAttribute ? longestTexts[node] : undefined;
    this.add(
      'attribute',
      `${at}${suffix}`,
      `${node} ${at}`,
      text,
      longest === undefined ? source : { ...source, longest },
      { role },
    );
  }

  private numberingText(node: number): void {
    const { context, tree } = this;
    const value = tree.attributeRange(node, 'w:val');
    if (!value) return this.inside(node);
    const level = tree.parent[node]!;
    const format = tree.child(level, 'w:numFmt');
    const isBullet = format !== -1 && tree.attribute(format, 'w:val') === 'bullet';
    const off = isBullet ? 'bullet' : context.options.numberingText ? undefined : 'numberingText';
    this.string(
      'w:lvlText@w:val',
      node,
      value.valueStart,
      value.valueEnd,
      true,
      off,
      'list number',
      listNumber,
    );
  }

  /** A text element outside any paragraph: a property, a cached label, text directly in a fallback. */
  private elementText(node: number, role: string): void {
    const { context, tree } = this;
    const start = tree.openEnd[node]!;
    const end = tree.closeStart[node]!;
    const content = tree.textContent(node);
    const { text, codes } = composeString(content, context.patterns);
    const plain = text.items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
    if (!hasWords(plain)) return this.accountTexts(node, 'skipped', 'no-words');
    this.accountTexts(node, 'translated', 'text');
    this.add(
      'text',
      `${node}`,
      `${tree.name(node)} ${node}`,
      text,
      { kind: 'string', isAttribute: false, ranges: [{ start, end }], codes },
      { role },
    );
  }

  private mathText(node: number): void {
    const { options } = this.context;
    const { tree } = this;
    const run = tree.parent[node]!;
    const properties = tree.child(run, 'm:rPr');
    const isNormal = properties !== -1 && tree.child(properties, 'm:nor') !== -1;
    if (isNormal && options.mathText) return this.elementText(node, 'formula');
    this.account(node, isNormal ? 'skipped' : 'protected', isNormal ? 'mathText' : 'math');
  }

  private chartValue(node: number): void {
    const { tree } = this;
    const point = tree.parent[node]!;
    const cache = tree.name(point) === 'c:pt' ? tree.name(tree.parent[point]!) : tree.name(point);
    if (cache === 'c:strCache' || cache === 'c:strLit' || cache === 'c:lvl' || cache === 'c:tx')
      this.chartText(node, true);
    else this.account(node, 'protected', 'number');
  }

  private chartText(node: number, isText: boolean): void {
    if (isText) this.elementText(node, 'chart');
    else this.account(node, 'protected', 'number');
  }

  private paragraph(node: number): void {
    const { context, tree } = this;
    const ordinal = ++this.paragraphs;
    const pPr = tree.child(node, 'w:pPr');
    const styleNode = pPr === -1 ? -1 : tree.child(pPr, 'w:pStyle');
    const paragraphStyle = styleNode === -1 ? undefined : tree.attribute(styleNode, 'w:val');
    const inTable = this.tables > 0;
    const reading = readParagraph(this.reading, node, { paragraphStyle, inTable });
    for (const instruction of reading.instructions) this.instruction(instruction);
    for (const { element, text } of reading.strays)
      this.unknownText(tree.name(element), tree.characters(text));
    if (reading.tokens.length > 0) {
      const spelling = spellingOf(tree.qualifiedName(node), true);
      const composed = composeParagraph(reading.tokens, {
        ...this.composition,
        spelling,
        openFields: this.openFields,
        excludes: (token) => context.exclusions.rule(token, { paragraphStyle }),
      });
      const start = pPr === -1 ? tree.openEnd[node]! : tree.end[pPr]!;
      if (composed)
        this.addParagraph(
          node,
          ordinal,
          start,
          tree.closeStart[node]!,
          spelling,
          composed,
          this.blockContext(paragraphStyle, inTable),
        );
    }
    for (const inner of reading.nested) this.nested(inner);
  }

  private addParagraph(
    node: number,
    ordinal: number,
    start: number,
    end: number,
    spelling: RunSpelling,
    { text, codes, rPr, leading, trailing }: ParagraphComposition,
    context: BlockContext,
  ): void {
    const source: BlockSource = {
      kind: 'paragraph',
      node,
      start,
      end,
      spelling,
      rPr,
      codes,
      leading,
      trailing,
    };
    this.add('paragraph', `p${ordinal}`, `paragraph ${ordinal}`, text, source, context);
  }

  /** One object for all blocks that stand alike. */
  private blockContext(style: string | undefined, inTable: boolean): BlockContext {
    const key = `${inTable} ${this.role} ${style ?? ''}`;
    let context = this.blockContexts.get(key);
    if (!context) {
      context = {
        role: this.role,
        ...(style !== undefined && { style: this.context.styleName(style) }),
        ...(inTable && { inTable }),
      };
      this.blockContexts.set(key, context);
    }
    return context;
  }

  private nested(node: number): void {
    const name = this.tree.name(node);
    if (name === 'w:hyperlink' || name === 'w:fldSimple') this.attributes(node);
    else this.visit(node);
  }

  private controlRule(tree: XmlTree, sdt: number): string | undefined {
    const settings = tree.child(sdt, 'w:sdtPr');
    if (settings === -1) return undefined;
    // A control that shows its prompt holds no date, citation or data yet.
    if (tree.child(settings, 'w:showingPlcHdr') === -1) {
      if (tree.child(settings, 'w:date') !== -1) return 'date-control';
      if (tree.child(settings, 'w:citation') !== -1) return 'citation';
      if (this.context.isBoundToFixedData(tree, settings)) return 'bound-data';
    }
    const tag = tree.child(settings, 'w:tag');
    const { controlTags } = this.context.options.exclude;
    return tag !== -1 && controlTags.includes(tree.attribute(tag, 'w:val') ?? '')
      ? 'exclude.controlTags'
      : undefined;
  }

  private readonly settledInstructions = new Set<number>();

  private instruction(node: number): void {
    if (this.settledInstructions.has(node)) return;
    const { context, tree } = this;
    const field = this.fieldOf(node);
    const pieces = field?.instructionNodes ?? [node];
    const raw = pieces
      .map((piece) => tree.text.slice(tree.openEnd[piece]!, tree.closeStart[piece]!))
      .join('');
    const isPlain = pieces.every(
      (piece) => tree.after[piece]! - piece <= 2 && tree.kind[piece + 1] !== CDATA,
    );
    const visible =
      field && isPlain && context.options.fieldTexts
        ? visibleInstruction(fieldType(field.instruction), raw)
        : undefined;
    const ranges: { start: number; end: number }[] = [];
    let at = 0;
    for (const piece of pieces) {
      this.settledInstructions.add(piece);
      const length = tree.closeStart[piece]! - tree.openEnd[piece]!;
      const from = visible ? Math.max(visible.start, at) : 0;
      const to = visible ? Math.min(visible.end, at + length) : 0;
      const offset = tree.openEnd[piece]! - at;
      if (from < to) ranges.push({ start: from + offset, end: to + offset });
      this.accountTexts(
        piece,
        from < to ? 'translated' : 'protected',
        from < to ? 'field-text' : 'field-code',
      );
      at += length;
    }
    if (!visible || ranges.length === 0) return;
    const { text, source } = stringAt(raw.slice(visible.start, visible.end), 0, 0, false, /(?<!\\):/gu);
    this.add(
      'text',
      `${node}`,
      `field ${fieldType(field!.instruction)} ${node}`,
      text,
      { ...source, ranges },
      { role: 'field text' },
    );
  }

  private fieldOf(instruction: number) {
    this.fieldByInstruction ??= new Map(
      [...this.context.fields.values()].flatMap(({ field }) =>
        field.instructionNodes.map((node) => [node, field] as const),
      ),
    );
    return this.fieldByInstruction.get(instruction);
  }
  private fieldByInstruction: Map<number, import('#engine/docx/story').Field> | undefined;

  private drawingParagraph(node: number): void {
    const { tree } = this;
    const ordinal = ++this.paragraphs;
    const { tokens, fieldTexts, nested } = readDrawingParagraph(tree, node, this.drawingFormats);
    for (const text of fieldTexts) this.accountTexts(text, 'protected', 'field-result');
    this.drawingRunAttributes(node);
    if (tokens.length > 0) {
      const spelling = spellingOf(tree.qualifiedName(node), false);
      const composed = composeParagraph(tokens, {
        ...this.composition,
        spelling,
        openFields: [],
        excludes: () => undefined,
      });
      const pPr = tree.child(node, 'a:pPr');
      const last = tree.child(node, 'a:endParaRPr');
      const start = pPr === -1 ? tree.openEnd[node]! : tree.end[pPr]!;
      const end = last === -1 ? tree.closeStart[node]! : tree.start[last]!;
      const role = this.role === 'body' ? 'shape' : this.role;
      if (composed) this.addParagraph(node, ordinal, start, end, spelling, composed, { role });
    }
    for (const inner of nested) this.visit(inner);
  }

  /** Tooltips inside run properties are copied with their run and stay as they are. */
  private drawingRunAttributes(paragraph: number): void {
    const { context, tree } = this;
    for (const link of tree.descendants(paragraph, 'a:hlinkClick')) {
      context.coverage.add(
        context.part,
        'a:hlinkClick@tooltip',
        'protected',
        'run-property',
        tree.attribute(link, 'tooltip') ?? '',
      );
    }
  }

  private add(
    kind: BlockKind,
    path: string,
    place: string,
    text: InlineText,
    source: BlockSource,
    context: BlockContext,
  ): void {
    const { part } = this.context;
    this.blocks.push({ id: `${part}#${path}`, part, place, kind, text, source, context });
  }

  /** Accounts for the character data directly in a text element. */
  private accountTexts(element: number, disposition: Disposition, rule: string): void {
    const { context, tree } = this;
    const name = tree.name(element);
    for (let child = element + 1; child < tree.after[element]!; child++) {
      context.coverage.add(context.part, name, disposition, rule, tree.characters(child));
    }
  }

  /** Accounts for everything in a subtree in one way. */
  private account(node: number, disposition: Disposition, rule: string, except?: ReadonlySet<number>): void {
    const { context, tree } = this;
    for (let inner = node; inner < tree.after[node]!; inner++) {
      if (except?.has(inner)) {
        inner = tree.after[inner]! - 1;
        continue;
      }
      const kind = tree.kind[inner];
      if (kind === ELEMENT) this.accountAttributes(inner, disposition, rule);
      else if (kind === TEXT || kind === CDATA) {
        context.coverage.add(
          context.part,
          tree.name(tree.parent[inner]!),
          disposition,
          rule,
          tree.characters(inner),
        );
      }
    }
  }

  private accountAttributes(node: number, disposition: Disposition, rule: string): void {
    const { context, tree } = this;
    const name = tree.name(node);
    const known = textAttributes[name];
    if (name === 'w:fldSimple')
      context.coverage.add(
        context.part,
        'w:fldSimple@w:instr',
        disposition,
        rule,
        tree.attribute(node, 'w:instr') ?? '',
      );
    if (!known) return;
    for (const { name: attribute, valueStart, valueEnd } of tree.attributes(node)) {
      if (attribute in known)
        context.coverage.add(
          context.part,
          `${name}@${attribute}`,
          disposition,
          rule,
          unescapeXml(tree.text.slice(valueStart, valueEnd)),
        );
    }
  }
}

/** What the options exclude is skipped; what the format forbids to touch is protected. */
export function dispositionOf(rule: string): Disposition {
  return rule.startsWith('exclude.') || rule === 'include' || rule === 'hiddenText' ? 'skipped' : 'protected';
}

const roles: Readonly<Record<string, string>> = {
  altText: 'alternative text',
  tooltips: 'tooltip',
  wordArt: 'WordArt',
  contentControls: 'content control',
  controlTitles: 'content control',
  formFields: 'form field',
  numberingText: 'list number',
};

/** Whether one text can take over the target of the other: the same text with the same codes. */
export function sameShape(a: InlineText, b: InlineText): boolean {
  if (a.codes.size !== b.codes.size || markedText(a) !== markedText(b)) return false;
  for (const [id, code] of a.codes) if (b.codes.get(id)?.type !== code.type) return false;
  return true;
}

const spellings = new Map<string, RunSpelling>();

/** Run and text are spelled with the prefix of their paragraph. */
function spellingOf(paragraph: string, preservesSpace: boolean): RunSpelling {
  const key = `${paragraph} ${preservesSpace}`;
  let spelling = spellings.get(key);
  if (!spelling) {
    const prefix = paragraph.slice(0, -1);
    spelling = { run: `${prefix}r`, text: `${prefix}t`, preservesSpace };
    if (spellings.size < 100) spellings.set(key, spelling);
  }
  return spelling;
}
