import {
  type DrawingFormats,
  type FieldIndex,
  type FormatTable,
  type PartKind,
  type ReadingContext,
  readDrawingParagraph,
  readParagraph,
} from '#engine/docx/story';
import { CDATA, ELEMENT, TEXT, type XmlTree } from '#engine/docx/xml';
import type { Block, BlockContext, RunSpelling } from './block.ts';
import { type CompositionRequest, composeParagraph } from './compose-paragraph.ts';
import type { ContentOptions } from './content-options.ts';
import type { CoverageMap } from './coverage.ts';
import type { Exclusions } from './exclusions.ts';
import { FieldTexts } from './field-texts.ts';
import { OpenFields } from './open-fields.ts';
import { PartAccount } from './part-account.ts';
import { PartBlocks } from './part-blocks.ts';
import { textAttributes } from './text-attributes.ts';
import {
  controlRule,
  controlTagsAround,
  dispositionOf,
  propertyRule,
  ruleForStrayText,
} from './text-rules.ts';

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

/** Walks one part in document order, makes its blocks and accounts for every text-bearing node once. */
export class PartWalker {
  readonly account: PartAccount;
  private readonly blocks: PartBlocks;
  private readonly fieldTexts: FieldTexts;
  private readonly context: WalkContext;
  private readonly tree: XmlTree;
  private readonly reading: ReadingContext;
  private readonly composition: Pick<
    CompositionRequest,
    'patterns' | 'snapFormatsToWords' | 'isReferenced' | 'report'
  >;
  private readonly blockContexts = new Map<string, BlockContext>();
  private readonly drawingFormats: DrawingFormats = new Map();
  private openFields = new OpenFields();
  private role: string;
  private tables = 0;
  private paragraphs = 0;

  constructor(context: WalkContext, role: string) {
    const { part, tree, formats, fields, patterns, options, references, coverage } = context;
    this.context = context;
    this.tree = tree;
    this.role = role;
    this.account = new PartAccount(part, tree, coverage);
    this.blocks = new PartBlocks(part, tree, this.account, patterns);
    this.fieldTexts = new FieldTexts(tree, fields, this.account, this.blocks, options.fieldTexts);
    this.reading = { tree, formats, fields, protectsControl: (_, sdt) => this.controlRule(sdt) };
    this.composition = {
      patterns,
      snapFormatsToWords: options.snapFormatsToWords,
      isReferenced: (bookmark) => references.has(bookmark),
      report: (text, disposition, rule) => this.account.texts(text, disposition, rule),
    };
  }

  /** The blocks made so far, in document order. */
  get found(): readonly Block[] {
    return this.blocks.list;
  }

  walk(): void {
    this.visit(this.tree.root);
  }

  /** Accounts for a whole part that holds no document text but that of the given elements. */
  protectAll(rule: string, except: ReadonlySet<number> = new Set()): void {
    this.account.subtree(this.tree.root, 'protected', rule, except);
    for (const element of except) this.blocks.element(element, 'bound data');
  }

  /** Accounts for a whole part that an option switches off. */
  skipAll(option: string): void {
    this.account.subtree(this.tree.root, 'skipped', option);
  }

  /** Makes blocks of the addresses that hyperlinks lead to outside of the document. They are not text-bearing nodes. */
  linkTargets(): void {
    const { tree } = this;
    for (const link of tree.descendants(tree.root, 'rel:Relationship')) {
      const isLink = tree.attribute(link, 'Type')?.endsWith('/hyperlink');
      if (isLink && tree.attribute(link, 'TargetMode') === 'External')
        this.blocks.address(link, 'Target', 'link target');
    }
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
        return this.context.options.textBoxes
          ? this.story(node, 'text box')
          : this.account.subtree(node, 'skipped', 'textBoxes');
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
        return this.blocks.element(node, this.role);
      case 'm:t':
        return this.mathText(node);
      case 'w:rt':
        return this.context.options.rubyReadings
          ? this.inside(node)
          : this.account.subtree(node, 'skipped', 'rubyReadings');
      case 'c:v':
      case 'cx:pt':
      case 'cx:v':
        return this.isChartText(node, name)
          ? this.blocks.element(node, 'chart')
          : this.account.subtree(node, 'protected', 'number');
      case 'w:instrText':
        return this.account.subtree(node, 'protected', 'field-code');
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
    const { kind, options } = this.context;
    const name = this.tree.name(element);
    const property = propertyRule(kind, name, options);
    if (property === 'text') return this.blocks.element(element, 'document property');
    const rule = property ?? ruleForStrayText(name);
    const text = this.tree.characters(node);
    if (rule === 'unknown-text') this.account.unknownText(name, text);
    else this.account.text(name, rule in options ? 'skipped' : 'protected', rule, text);
  }

  /** A content control around paragraphs, rows or cells. */
  private control(node: number): void {
    const rule = this.controlRule(node);
    if (rule) this.account.subtree(node, dispositionOf(rule), rule);
    else this.inside(node);
  }

  private controlRule(control: number): string | undefined {
    const { context, tree } = this;
    return controlRule(tree, control, context.options, (settings) =>
      context.isBoundToFixedData(tree, settings),
    );
  }

  private story(node: number, role: string): void {
    const { openFields, role: outerRole, tables } = this;
    this.openFields = new OpenFields();
    this.role = role;
    this.tables = 0;
    this.inside(node);
    this.openFields = openFields;
    this.role = outerRole;
    this.tables = tables;
  }

  /** `mc:AlternateContent` (ECMA-376-3, 10.2.1): the first branch is translated, the others take its targets over. */
  private alternatives(node: number): void {
    const { list } = this.blocks;
    let originals: Block[] | undefined;
    for (const branch of this.tree.elements(node)) {
      const first = list.length;
      this.inside(branch);
      if (originals) this.blocks.mirrorFrom(first, originals);
      else originals = list.slice(first);
    }
  }

  private attributes(node: number): void {
    const { tree } = this;
    const name = tree.name(node);
    if (name === 'w:fldSimple') this.account.instruction(node);
    const known = textAttributes[name];
    if (!known) return;
    if (name === 'w:default' && !this.isTypedText(node))
      return this.account.attributes(node, 'protected', 'form-value');
    for (const [attribute, option] of Object.entries(known)) {
      if (!option) continue;
      const off = this.context.options[option] ? undefined : option;
      this.blocks.attribute(node, attribute, roles[option] ?? 'label', off);
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

  private numberingText(node: number): void {
    const { context, tree } = this;
    const format = tree.child(tree.parent[node]!, 'w:numFmt');
    const isBullet = format !== -1 && tree.attribute(format, 'w:val') === 'bullet';
    const off = isBullet ? 'bullet' : context.options.numberingText ? undefined : 'numberingText';
    this.blocks.attribute(node, 'w:val', 'list number', off, listNumber);
  }

  private mathText(node: number): void {
    const { tree } = this;
    const properties = tree.child(tree.parent[node]!, 'm:rPr');
    const isNormal = properties !== -1 && tree.child(properties, 'm:nor') !== -1;
    if (isNormal && this.context.options.mathText) return this.blocks.element(node, 'formula');
    this.account.subtree(node, isNormal ? 'skipped' : 'protected', isNormal ? 'mathText' : 'math');
  }

  /** Chart caches keep strings and numbers apart (21.2.2.201 and 21.2.2.122). */
  private isChartText(node: number, name: string): boolean {
    const { tree } = this;
    const point = tree.parent[node]!;
    if (name === 'cx:v') return true;
    if (name === 'cx:pt') return tree.name(tree.parent[point]!) === 'cx:strDim';
    const cache = tree.name(point) === 'c:pt' ? tree.name(tree.parent[point]!) : tree.name(point);
    return ['c:strCache', 'c:strLit', 'c:lvl', 'c:tx'].includes(cache);
  }

  private paragraph(node: number): void {
    const { context, tree } = this;
    const ordinal = ++this.paragraphs;
    const pPr = tree.child(node, 'w:pPr');
    const styleNode = pPr === -1 ? -1 : tree.child(pPr, 'w:pStyle');
    const paragraphStyle = styleNode === -1 ? undefined : tree.attribute(styleNode, 'w:val');
    const inTable = this.tables > 0;
    const reading = readParagraph(this.reading, node, { paragraphStyle, inTable });
    for (const instruction of reading.instructions) this.fieldTexts.read(instruction);
    for (const { element, text } of reading.strays)
      this.account.unknownText(tree.name(element), tree.characters(text));
    if (reading.tokens.length > 0) {
      const spelling = spellingOf(tree.qualifiedName(node), true);
      const composed = composeParagraph(reading.tokens, {
        ...this.composition,
        spelling,
        openFields: this.openFields,
        excludes: (token) =>
          context.exclusions.rule(token, {
            paragraphStyle,
            controlTags: () => controlTagsAround(tree, token.node),
          }),
      });
      const start = pPr === -1 ? tree.openEnd[node]! : tree.end[pPr]!;
      const place = { node, ordinal, start, end: tree.closeStart[node]! };
      if (composed)
        this.blocks.paragraph(place, spelling, composed, this.blockContext(paragraphStyle, inTable));
    }
    for (const inner of reading.nested) this.nested(inner);
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

  /** The content of links and simple fields was read with the paragraph; only their attributes are left. */
  private nested(node: number): void {
    const name = this.tree.name(node);
    if (name === 'w:hyperlink' || name === 'w:fldSimple') this.attributes(node);
    else this.visit(node);
  }

  private drawingParagraph(node: number): void {
    const { account, tree } = this;
    const ordinal = ++this.paragraphs;
    const { tokens, fieldTexts, nested } = readDrawingParagraph(tree, node, this.drawingFormats);
    for (const text of fieldTexts) account.texts(text, 'protected', 'field-result');
    // Tooltips inside run properties are copied with their run and stay as they are.
    for (const link of tree.descendants(node, 'a:hlinkClick'))
      account.attributes(link, 'protected', 'run-property');
    if (tokens.length > 0) {
      const spelling = spellingOf(tree.qualifiedName(node), false);
      const composed = composeParagraph(tokens, {
        ...this.composition,
        spelling,
        openFields: new OpenFields(),
        excludes: () => undefined,
      });
      const pPr = tree.child(node, 'a:pPr');
      const last = tree.child(node, 'a:endParaRPr');
      const start = pPr === -1 ? tree.openEnd[node]! : tree.end[pPr]!;
      const end = last === -1 ? tree.closeStart[node]! : tree.start[last]!;
      const role = this.role === 'body' ? 'shape' : this.role;
      if (composed) this.blocks.paragraph({ node, ordinal, start, end }, spelling, composed, { role });
    }
    for (const inner of nested) this.visit(inner);
  }
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
