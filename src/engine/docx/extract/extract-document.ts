import type { DocxPackage, Part } from '#engine/docx/package';
import { listLayoutChanges, resolveRevisions } from '#engine/docx/revisions';
import {
  type FieldIndex,
  FormatTable,
  indexFields,
  isStory,
  type PartKind,
  partKind,
  StyleSheet,
} from '#engine/docx/story';
import { parseXml, XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import type { Block } from './block.ts';
import { type BoundData, findBoundData } from './bound-data.ts';
import { type ContentOptions, defaultContentOptions } from './content-options.ts';
import { type CoverageLine, CoverageMap } from './coverage.ts';
import { Exclusions } from './exclusions.ts';
import { extractFinding } from './findings.ts';
import { listReferences } from './list-references.ts';
import { MirrorPool } from './mirror-blocks.ts';
import { PartWalker } from './part-walker.ts';
import { codePattern } from './patterns.ts';
import { takeCensus } from './take-census.ts';

/** A document taken apart: what is translated, and the account of everything that is not. */
export interface ExtractedDocument {
  readonly package: DocxPackage;
  readonly options: ContentOptions;
  readonly blocks: readonly Block[];
  readonly coverage: readonly CoverageLine[];
  readonly findings: readonly Finding[];
  /** Parts whose tracked changes were resolved, as they read then; blocks refer to these. */
  readonly resolved: ReadonlyMap<string, XmlTree>;
  /** Elements to leave out of parts with no changes but of table layout; blocks refer to the part as it is. */
  readonly layoutChanges: ReadonlyMap<string, readonly number[]>;
  /** Elements of data parts whose text is translated with the controls bound to them, by part. */
  readonly dataTexts: ReadonlyMap<string, ReadonlySet<number>>;
  /** The tree that the blocks of a part refer to. */
  tree(part: string): XmlTree;
}

/** The option that switches a kind of part off, and what its text is called. */
const parts: Readonly<Partial<Record<PartKind, { option?: keyof ContentOptions; role: string }>>> = {
  document: { role: 'body' },
  header: { option: 'headersAndFooters', role: 'header' },
  footer: { option: 'headersAndFooters', role: 'footer' },
  footnotes: { option: 'notes', role: 'footnote' },
  endnotes: { option: 'notes', role: 'endnote' },
  comments: { option: 'comments', role: 'comment' },
  glossary: { option: 'placeholders', role: 'building block' },
  numbering: { role: 'list number' },
  chart: { option: 'charts', role: 'chart' },
  'diagram-data': { option: 'smartArt', role: 'diagram' },
  'diagram-drawing': { option: 'smartArt', role: 'diagram' },
  'core-properties': { role: 'document property' },
  'custom-properties': { role: 'document property' },
  'extended-properties': { role: 'document property' },
};

/** Story parts first, so that mirrors and references find what they point to. */
const order: readonly PartKind[] = [
  'document',
  'header',
  'footer',
  'footnotes',
  'endnotes',
  'comments',
  'diagram-data',
  'chart',
];

/**
 * Takes a document apart into blocks and accounts for every text-bearing node (law 3). Pure and deterministic: the
 * same bytes and options give the same blocks with the same ids. Never throws on a package that `openPackage` opened.
 * With the option `revisions: refuse` a document with tracked changes gives an error finding and no blocks.
 */
export function extractDocument(
  pkg: DocxPackage,
  options: ContentOptions = defaultContentOptions,
): ExtractedDocument {
  const extraction = new Extraction(pkg, options);
  return extraction.run();
}

class Extraction {
  private readonly pkg: DocxPackage;
  private readonly options: ContentOptions;
  private readonly coverage = new CoverageMap();
  private readonly resolved = new Map<string, XmlTree>();
  private readonly layoutChanges = new Map<string, readonly number[]>();
  private readonly fields = new Map<string, FieldIndex>();
  private readonly references = new Set<string>();
  private readonly findings: Finding[] = [];
  private readonly blocks: Block[] = [];
  private dataTexts: ReadonlyMap<string, ReadonlySet<number>> = new Map();

  constructor(pkg: DocxPackage, options: ContentOptions) {
    this.pkg = pkg;
    this.options = options;
  }

  run(): ExtractedDocument {
    const readable = this.pkg.parts.filter(({ isXml }) => isXml).sort((a, b) => rank(a) - rank(b));
    const stories = readable.filter((part) => isStory(partKind(part.contentType)));
    if (this.resolveAll(stories)) {
      for (const part of stories) this.index(part);
      const bound = findBoundData(
        this.pkg,
        stories.map(({ name }) => this.tree(name)),
        this.options,
      );
      this.dataTexts = bound.elements;
      const sheet = this.styles();
      const formats = new FormatTable(sheet);
      const exclusions = new Exclusions(this.options, sheet);
      const patterns = codePattern(this.options);
      for (const part of readable) {
        this.walk(
          part,
          new PartWalker(
            {
              part: part.name,
              kind: partKind(part.contentType),
              tree: this.tree(part.name),
              fields: this.fields.get(part.name) ?? new Map(),
              formats,
              exclusions,
              options: this.options,
              coverage: this.coverage,
              patterns,
              references: this.references,
              styleName: (id) => sheet.styleName(id),
              isBoundToFixedData: (tree, settings) => bound.isFixed(tree, settings),
            },
            parts[partKind(part.contentType)]?.role ?? 'other',
          ),
          bound,
        );
      }
      this.mirrorDiagrams();
      this.remark();
    }
    return {
      package: this.pkg,
      options: this.options,
      blocks: this.blocks,
      coverage: this.coverage.list(),
      findings: this.findings,
      resolved: this.resolved,
      layoutChanges: this.layoutChanges,
      dataTexts: this.dataTexts,
      tree: (part) => this.tree(part),
    };
  }

  private tree(part: string): XmlTree {
    return this.resolved.get(part) ?? this.pkg.xml(part);
  }

  /** Resolves tracked changes; false if the options refuse them and there are some. */
  private resolveAll(stories: readonly Part[]): boolean {
    const { revisions } = this.options;
    for (const { name } of stories) {
      const original = this.pkg.xml(name);
      const layout = revisions === 'accept' ? listLayoutChanges(original) : undefined;
      if (layout) {
        this.layoutChanges.set(name, layout);
        this.findings.push(extractFinding('revisions-resolved', { part: name, detail: revisions }));
        continue;
      }
      const resolution = resolveRevisions(original, revisions === 'original' ? 'original' : 'accept');
      if (!resolution) continue;
      if (revisions === 'refuse') {
        this.findings.push(extractFinding('revisions-present', { part: name }));
        continue;
      }
      const tree = parseXml(resolution.text, undefined, name);
      if (!(tree instanceof XmlTree)) throw new Error(`resolving revisions broke ${name}: ${tree.message}`);
      this.resolved.set(name, tree);
      for (const { element, text } of resolution.removed)
        this.coverage.add(name, element, 'skipped', 'revision', text);
      this.countLostAttributes(name, original, tree);
      this.pkg.release(name);
      this.findings.push(extractFinding('revisions-resolved', { part: name, detail: revisions }));
    }
    return revisions !== 'refuse' || this.findings.length === 0;
  }

  private countLostAttributes(part: string, before: XmlTree, after: XmlTree): void {
    const left = takeCensus(after, 'attributes');
    for (const [node, { nodes, characters }] of takeCensus(before, 'attributes')) {
      const lost = nodes - (left.get(node)?.nodes ?? 0);
      const text = characters - (left.get(node)?.characters ?? 0);
      for (let i = 0; i < lost; i++)
        this.coverage.add(part, node, 'skipped', 'revision', 'x'.repeat(i === 0 ? text - lost + 1 : 1));
    }
  }

  private index({ name }: Part): void {
    const tree = this.tree(name);
    const fields = indexFields(tree);
    this.fields.set(name, fields);
    listReferences(tree, fields, this.references);
  }

  private styles(): StyleSheet {
    const target = this.pkg
      .relationships(this.pkg.mainPart)
      .find(({ kind, external }) => kind === 'styles' && !external)?.target;
    const part = target === undefined ? undefined : this.pkg.part(target);
    return new StyleSheet(part?.isXml ? this.pkg.xml(part.name) : undefined);
  }

  private walk(part: Part, walker: PartWalker, bound: BoundData): void {
    const kind = partKind(part.contentType);
    const { option } = parts[kind] ?? {};
    if (this.options.hyperlinkTargets && part.name.endsWith('.rels')) walker.linkTargets();
    if (!parts[kind]) walker.protectAll('application-data', bound.elements.get(part.name));
    else if (option && !this.options[option]) walker.skipAll(option);
    else walker.walk();
    for (const block of walker.found) this.blocks.push(block);
    for (const [element, count] of walker.account.unknown) {
      this.findings.push(
        extractFinding('unknown-text', { part: part.name, detail: `${count} in ${element}` }),
      );
    }
  }

  /** A diagram's drawing is Word's cached picture of its data: it takes over the targets of the data. */
  private mirrorDiagrams(): void {
    const isKind = (block: Block, kind: PartKind): boolean =>
      partKind(this.pkg.part(block.part)!.contentType) === kind;
    if (!this.blocks.some((block) => isKind(block, 'diagram-drawing'))) return;
    const data = new MirrorPool(
      this.blocks.filter((block) => isKind(block, 'diagram-data')),
      false,
    );
    this.blocks.forEach((block, i) => {
      if (isKind(block, 'diagram-drawing')) this.blocks[i] = data.mirror(block);
    });
  }

  private remark(): void {
    for (const { name } of this.pkg.parts) {
      for (const { kind, target } of this.pkg.relationships(name)) {
        if (kind === 'aFChunk')
          this.findings.push(extractFinding('alternative-format-chunk', { part: target }));
        if (kind !== 'package' && kind !== 'oleObject') continue;
        const isChart = partKind(this.pkg.part(name)?.contentType ?? '') === 'chart';
        this.findings.push(
          extractFinding(isChart ? 'chart-workbook' : 'embedded-document', { part: target }),
        );
      }
    }
    if (this.blocks.length === 0) this.findings.push(extractFinding('nothing-to-translate'));
  }
}

function rank(part: Part): number {
  const at = order.indexOf(partKind(part.contentType));
  return at === -1 ? order.length : at;
}
