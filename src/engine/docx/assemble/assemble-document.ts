import type { Block, ExtractedDocument } from '#engine/docx/extract';
import {
  adaptDrawingRunProperties,
  adaptRunProperties,
  type FontMap,
  type LanguageInfo,
  numberingLanguageSplices,
  partLanguageSplices,
  type Splice,
  settingsLanguageSplices,
  stylesLanguageSplices,
  textDirection,
  type WordPrefixes,
  wordPrefixes,
} from '#engine/docx/language';
import { rewritePackage } from '#engine/docx/package';
import { isStory, type PartKind, partKind } from '#engine/docx/story';
import { forbiddenCharacters, parseXml, XmlEncoder, XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { equalInline, type InlineText, makeInlineText } from '#engine/inline';
import { codesFit } from './codes-fit.ts';
import { assembleFinding } from './findings.ts';
import { refreshFieldEdits } from './refresh-fields.ts';
import { type Edit, renderChunks, renderPart } from './render-part.ts';
import { type AdaptRun, spellString, writeBlock } from './write-block.ts';

export interface AssemblyOptions {
  readonly source: LanguageInfo;
  readonly target: LanguageInfo;
}

export interface AssembledDocument {
  /** The new file; undefined where a finding of severity error forbids it. */
  readonly bytes: Uint8Array | undefined;
  readonly findings: readonly Finding[];
  /** Names of the parts that differ from the source. */
  readonly changedParts: readonly string[];
}

/** Gives the target of a block by its id: a map, or something that makes it anew each time it is asked. */
export type BlockTargets = Pick<ReadonlyMap<string, InlineText>, 'get'>;

/**
 * Puts targets in the place of their blocks, by block id, and gives the document the properties of its new language.
 * Blocks without a target keep their text; mirrors take over the target of what they mirror. Law 1: where no target
 * differs from its source and the language stays, every part comes back byte for byte. Never throws on targets whose
 * codes do not fit: they give findings and no bytes. A target is asked for when it is checked and again when it is
 * written, so that those of a large document need not all exist at once.
 */
export function assembleDocument(
  document: ExtractedDocument,
  targets: BlockTargets,
  options: AssemblyOptions,
): AssembledDocument {
  return new Assembly(document, targets, options).run();
}

class Assembly {
  private readonly document: ExtractedDocument;
  private readonly targets: BlockTargets;
  private readonly options: AssemblyOptions;
  private readonly fonts: FontMap;
  private readonly findings: Finding[] = [];

  constructor(document: ExtractedDocument, targets: BlockTargets, options: AssemblyOptions) {
    this.document = document;
    this.targets = targets;
    this.options = options;
    this.fonts = document.options.fonts;
  }

  run(): AssembledDocument {
    const { document, options } = this;
    const changes = this.changedBlocks();
    if (this.findings.some(({ severity }) => severity === 'error'))
      return { bytes: undefined, findings: this.findings, changedParts: [] };
    const isSameLanguage = options.source.wordTag === options.target.wordTag;
    if (changes.size === 0 && isSameLanguage)
      return { bytes: document.package.bytes, findings: this.findings, changedParts: [] };
    const replacements = new Map<string, Uint8Array>();
    for (const part of document.package.parts) {
      if (!part.isXml) continue;
      const tree = document.tree(part.name);
      const kind = partKind(part.contentType);
      const edits = this.partEdits(kind, tree, changes.get(part.name) ?? []).concat(
        omissions(tree, document.layoutChanges.get(part.name) ?? []),
      );
      if (edits.length === 0 && !document.resolved.has(part.name)) continue;
      replacements.set(part.name, this.render(part.name, tree, edits));
    }
    return {
      bytes: rewritePackage(document.package, replacements),
      findings: this.findings,
      changedParts: [...replacements.keys()],
    };
  }

  private render(part: string, tree: XmlTree, edits: readonly Edit[]): Uint8Array {
    const encoder = new XmlEncoder(this.document.package.encoding(part), Math.ceil(tree.text.length * 1.2));
    renderChunks(tree.text, edits, (chunk) => encoder.write(chunk));
    return encoder.finish();
  }

  private targetOf(block: Block): InlineText | undefined {
    return this.targets.get(block.mirrorOf ?? block.id) ?? this.targets.get(block.id);
  }

  /** The blocks whose target differs from their source, by part. */
  private changedBlocks(): Map<string, Block[]> {
    const changes = new Map<string, Block[]>();
    for (const block of this.document.blocks) {
      const given = this.targetOf(block);
      if (!given || equalInline(given, block.text)) continue;
      const target = cleaned(given);
      if (target !== given) {
        this.findings.push(
          assembleFinding('character-not-allowed', { part: block.part, place: block.place }),
        );
      }
      if (!codesFit(target, block.text)) {
        this.findings.push(assembleFinding('codes-do-not-fit', { part: block.part, place: block.place }));
        continue;
      }
      this.checkLength(block, target);
      const list = changes.get(block.part);
      if (list) list.push(block);
      else changes.set(block.part, [block]);
    }
    return changes;
  }

  private checkLength({ source, part, place }: Block, target: InlineText): void {
    if (source.kind !== 'string' || source.longest === undefined) return;
    const { length } = spellString(source, target);
    if (length > source.longest) {
      const detail = `${length} of ${source.longest} characters`;
      this.findings.push(assembleFinding('text-shortened', { part, place, detail }));
    }
  }

  private partEdits(kind: PartKind, tree: XmlTree, changes: readonly Block[]): Edit[] {
    const options = {
      adapt: this.runAdapter(tree),
      dividesDirections: this.options.target.direction === 'rtl',
    };
    const blocks = changes.flatMap((block) =>
      writeBlock(block, () => cleaned(this.targetOf(block)!), options),
    );
    return blocks.concat(this.languageEdits(kind, tree, changes));
  }

  /** What the target language needs outside of the blocks, and fields that have to be brought up to date. */
  private languageEdits(kind: PartKind, tree: XmlTree, changes: readonly Block[]): Edit[] {
    const { source, target } = this.options;
    const { fonts, document } = this;
    if (kind === 'styles') return asEdits(stylesLanguageSplices(tree, source, target, { fonts }));
    if (kind === 'numbering') return asEdits(numberingLanguageSplices(tree, source, target, { fonts }));
    if (kind === 'settings') return asEdits(settingsLanguageSplices(tree, source, target));
    if (!isStory(kind) && kind !== 'chart' && kind !== 'diagram-data' && kind !== 'diagram-drawing')
      return [];
    const rewritten = new Set(
      changes.flatMap((block) => (block.source.kind === 'paragraph' ? [block.source.node] : [])),
    );
    const edits = asEdits(
      partLanguageSplices(tree, source, target, (node) => rewritten.has(node), { fonts }),
    );
    return document.options.refreshFields && isStory(kind) ? edits.concat(refreshFieldEdits(tree)) : edits;
  }

  /** Run properties in their target form, remembered by name scope: a document has few different ones. */
  private runAdapter(tree: XmlTree): AdaptRun {
    const { source, target } = this.options;
    if (source.wordTag === target.wordTag) return (rPr) => rPr;
    const scopes = new Map<number, { prefixes: WordPrefixes; known: Map<string, string> }>();
    return (rPr, text, paragraph, isDrawing) => {
      const nameIndex = tree.nameIndex[paragraph]!;
      let scope = scopes.get(nameIndex);
      if (!scope) {
        scope = { prefixes: wordPrefixes(tree, paragraph), known: new Map() };
        scopes.set(nameIndex, scope);
      }
      const direction = target.direction === 'rtl' ? textDirection(text) : undefined;
      const key = `${direction ?? ''} ${rPr}`;
      let adapted = scope.known.get(key);
      if (adapted === undefined) {
        adapted = isDrawing
          ? adaptDrawingRunProperties(rPr, { source, target })
          : adaptRunProperties(rPr, {
              source,
              target,
              fonts: this.fonts,
              prefixes: scope.prefixes,
              ...(direction && { textDirection: direction }),
            });
        scope.known.set(key, adapted);
      }
      return adapted;
    };
  }
}

/** The target without characters that XML cannot hold; the very same one if it has none. */
function cleaned(target: InlineText): InlineText {
  const isClean = target.items.every(
    (item) => item.kind !== 'text' || isPlain(item.text) || !forbiddenCharacters.test(item.text),
  );
  if (isClean) return target;
  const all = new RegExp(forbiddenCharacters, 'g');
  return makeInlineText(
    target.items.map((item) =>
      item.kind === 'text' ? { kind: 'text', text: item.text.replace(all, '') } : item,
    ),
    target.codes,
  );
}

/** Nothing but characters that are certainly allowed: spares the slower exact question for almost every text. */
function isPlain(text: string): boolean {
  return /^[\x20-\uD7FF]*$/.test(text);
}

function omissions(tree: XmlTree, nodes: readonly number[]): Edit[] {
  return nodes.map((node) => ({ start: tree.start[node]!, end: tree.end[node]!, pieces: [] }));
}

function asEdits(splices: readonly Splice[]): Edit[] {
  return splices.map(({ start, end, text }) => ({ start, end, pieces: [text] }));
}

/** The trees of a document's source with its tracked changes resolved, where it had any: what its translation is held against. */
export function resolvedTrees(document: ExtractedDocument): Map<string, XmlTree> {
  const trees = new Map(document.resolved);
  for (const [part, nodes] of document.layoutChanges) {
    const tree = document.tree(part);
    const resolved = parseXml(renderPart(tree.text, omissions(tree, nodes)), undefined, part);
    if (resolved instanceof XmlTree) trees.set(part, resolved);
  }
  return trees;
}
