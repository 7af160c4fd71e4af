import type { Block, ExtractedDocument } from '#engine/docx/extract';
import { PictureFinder } from '#engine/docx/pictures';
import { isStory, partKind } from '#engine/docx/story';
import type { XmlTree } from '#engine/docx/xml';
import { type FoundParagraph, findParagraphs } from './find-paragraphs.ts';
import { ListMarkers } from './list-markers.ts';
import type { ListPlace, OutlineEntry } from './outline.ts';
import { numberOf, outlineLevelOf, ParagraphStyles } from './paragraph-styles.ts';

/** Most that is kept of a text that is not translated, in UTF-16 units. */
export const longestFixed = 2_000;

const areaOfPart: Readonly<Record<string, string>> = {
  document: 'body',
  header: 'header',
  footer: 'footer',
  footnotes: 'footnote',
  endnotes: 'endnote',
  comments: 'comment',
};

/**
 * What a reader finds around the blocks of a document: headings, lists, tables, texts that are not translated, in the order
 * of the blocks. Law: every block that is no mirror occurs once, in the order of the extraction.
 */
export function outlineDocument(document: ExtractedDocument): OutlineEntry[] {
  return new Outline(document).entries;
}

class Outline {
  readonly entries: OutlineEntry[] = [];
  private readonly document: ExtractedDocument;
  private readonly styles: ParagraphStyles;
  private readonly markers: ListMarkers;
  private readonly pictures: PictureFinder;
  private tables = 0;

  constructor(document: ExtractedDocument) {
    this.document = document;
    this.styles = new ParagraphStyles(this.related('styles'));
    this.markers = new ListMarkers(this.related('numbering'));
    this.pictures = new PictureFinder(document.package);
    for (const [part, blocks] of blocksByPart(document)) this.part(part, blocks);
  }

  private related(kind: string): XmlTree | undefined {
    const { package: pkg } = this.document;
    const target = pkg
      .relationships(pkg.mainPart)
      .find((relationship) => relationship.kind === kind && !relationship.external)?.target;
    const part = target === undefined ? undefined : pkg.part(target);
    return part?.isXml ? pkg.xml(part.name) : undefined;
  }

  private part(part: string, blocks: readonly Block[]): void {
    const { package: pkg } = this.document;
    const kind = partKind(pkg.part(part)?.contentType ?? '');
    const tree = isStory(kind) ? this.document.tree(part) : undefined;
    const paragraphs = tree ? findParagraphs(tree, () => this.tables++) : [];
    const places = new Map(paragraphs.map((paragraph, index) => [paragraph.node, index]));
    let next = 0;
    const passOver = (end: number): void => {
      for (; next < end; next++) this.fixed(part, areaOfPart[kind] ?? 'other', tree!, paragraphs[next]!);
    };
    for (const block of blocks) {
      const { source, context } = block;
      const at = source.kind === 'paragraph' ? places.get(source.node) : undefined;
      if (at === undefined) {
        this.entries.push({ blockId: block.id, part, area: context.role, cells: [], pictures: [] });
        continue;
      }
      passOver(at);
      next = Math.max(next, at + 1);
      const { cells, node } = paragraphs[at]!;
      const pictures = this.pictures.find(part, tree!, node);
      this.entries.push({
        ...{ blockId: block.id, part, area: context.role, cells, pictures },
        ...this.placeOf(tree!, paragraphs[at]!),
      });
    }
    passOver(paragraphs.length);
  }

  private fixed(part: string, area: string, tree: XmlTree, paragraph: FoundParagraph): void {
    const place = this.placeOf(tree, paragraph);
    const text = ownText(tree, paragraph.node);
    const pictures = this.pictures.find(part, tree, paragraph.node);
    if (text.trim() === '' && pictures.length === 0) return;
    this.entries.push({
      ...{ part, area: paragraph.isInTextBox ? 'text box' : area, cells: paragraph.cells, pictures },
      ...(text.trim() !== '' && { fixed: text.slice(0, longestFixed) }),
      ...place,
    });
  }

  /** Paragraphs are numbered whether they are translated or not. */
  private placeOf(
    tree: XmlTree,
    { node }: FoundParagraph,
  ): { readonly heading?: number; readonly list?: ListPlace } {
    const pPr = tree.child(node, 'w:pPr');
    const styleNode = pPr === -1 ? -1 : tree.child(pPr, 'w:pStyle');
    const style = styleNode === -1 ? undefined : tree.attribute(styleNode, 'w:val');
    const direct = outlineLevelOf(tree, pPr);
    const heading = direct === undefined ? this.styles.headingOf(style) : direct < 9 ? direct + 1 : undefined;
    const number = { ...this.styles.numberOf(style), ...numberOf(tree, pPr) };
    const list =
      number.id === undefined || number.id === '0'
        ? undefined
        : this.markers.next(number.id, number.level ?? 0);
    return { ...(heading !== undefined && { heading }), ...(list && { list }) };
  }
}

/** Parts in the order of their blocks, then stories without any; mirrors are left out. */
function blocksByPart({ blocks, package: pkg }: ExtractedDocument): Map<string, Block[]> {
  const byPart = new Map<string, Block[]>();
  for (const block of blocks) {
    if (block.mirrorOf) continue;
    const own = byPart.get(block.part);
    if (own) own.push(block);
    else byPart.set(block.part, [block]);
  }
  for (const { name, contentType, isXml } of pkg.parts) {
    const kind = partKind(contentType);
    if (isXml && isStory(kind) && kind !== 'glossary' && !byPart.has(name)) byPart.set(name, []);
  }
  return byPart;
}

/** Pictures, what says the same again for older programs, and paragraphs that stand for themselves. */
const passedOver: ReadonlySet<string> = new Set([
  ...['w:pPr', 'w:rPr', 'w:drawing', 'w:pict', 'w:object', 'mc:Fallback', 'w:p'],
]);

/** The visible text of a paragraph, without what stands in text boxes. */
function ownText(tree: XmlTree, paragraph: number): string {
  let text = '';
  for (let node = paragraph + 1; node < tree.after[paragraph]!; node++) {
    const name = tree.name(node);
    if (name === 'w:t') text += tree.textContent(node);
    else if (name === 'w:tab' || name === 'w:br') text += ' ';
    if (passedOver.has(name)) node = tree.after[node]! - 1;
  }
  return text;
}
