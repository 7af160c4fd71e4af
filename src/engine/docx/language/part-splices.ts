import { ELEMENT, type XmlTree } from '#engine/docx/xml';
import { rememberedAdapters } from './adapters.ts';
import { plainName, setAttribute } from './attributes.ts';
import { childSplice, propertiesSplices, replaced } from './child-splice.ts';
import { adaptDrawingParagraphProperties } from './drawing-properties.ts';
import type { FontMap } from './font-map.ts';
import type { LanguageInfo } from './language-info.ts';
import type { Properties } from './properties.ts';
import { mergeSplices, type Splice } from './splice.ts';

export interface PartLanguageOptions {
  /** Fonts to put where a paragraph mark names its own; off by default. */
  readonly fonts?: FontMap;
}

/**
 * The edits that turn a story part (or a chart or diagram) to the target language, outside of runs: paragraph, table
 * and section properties. Where the direction changes every paragraph is turned; where it stays, only the paragraph
 * marks of paragraphs named by `isRewritten` get the target's language. Runs are never touched: those of rewritten
 * paragraphs are adapted by whoever rewrites them, the others hold numbers and protected text. Ordered, disjoint, and
 * empty when source and target are the same language. Linear in the size of the part.
 */
export function partLanguageSplices(
  tree: XmlTree,
  source: LanguageInfo,
  target: LanguageInfo,
  isRewritten: (paragraph: number) => boolean,
  options: PartLanguageOptions = {},
): Splice[] {
  if (source.wordTag === target.wordTag) return [];
  const turns = source.direction !== target.direction;
  const adapt = rememberedAdapters(tree, { source, target, ...options });
  const splices: (Splice | undefined)[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (tree.kind[node] !== ELEMENT) continue;
    const name = tree.name(node);
    if (name === 'w:p' && (turns || isRewritten(node))) {
      splices.push(...propertiesSplices(tree, node, tree.child(node, 'w:pPr'), adapt.paragraph(node)));
    } else if (name === 'c:lang') {
      splices.push(
        replaced(tree, node, setAttribute(tree.source(node), plainName('val'), 'val', target.wordTag)),
      );
    } else if (turns && name === 'w:tbl') {
      splices.push(...tableSplices(tree, node, adapt.table(node)));
    } else if (turns && name === 'w:sectPr' && isOwnSection(tree, node)) {
      splices.push(replaced(tree, node, adapt.section(node)(tree.source(node))));
    } else if (turns && name === 'a:p') {
      splices.push(childSplice(tree, node, tree.child(node, 'a:pPr'), adapt.drawing(node)));
    } else if (source.direction === 'rtl' && turns && /^a:(?:lvl\dpPr|defPPr)$/.test(name)) {
      splices.push(levelSplice(tree, node, source, target));
    }
  }
  return mergeSplices(splices.filter((splice) => splice !== undefined));
}

/** Whether it is the section of the body; one inside `w:pPr` is adapted with it, one in a tracked change is history. */
function isOwnSection(tree: XmlTree, section: number): boolean {
  return !['w:pPr', 'w:sectPrChange'].includes(tree.name(tree.parent[section]!));
}

/**
 * The `w:tblPr` of a table is required and stays even empty (17.4.37). A table without one gets one before its grid;
 * range marks may stand before that.
 */
function tableSplices(
  tree: XmlTree,
  table: number,
  adapt: (raw: string | undefined) => Properties,
): Splice[] {
  const properties = tree.child(table, 'w:tblPr');
  if (properties !== -1) {
    const adapted = adapt(tree.source(properties));
    if (adapted.toString() !== '') return adapted.splices(tree.start[properties]!);
    return [{ start: tree.start[properties]!, end: tree.end[properties]!, text: adapted.toElement() }];
  }
  const before = [...tree.elements(table)].find((child) => /^w:(?:tblGrid|tr)$/.test(tree.name(child)));
  if (before === undefined) return [];
  const at = tree.start[before]!;
  return [{ start: at, end: at, text: adapt(undefined).toString() }];
}

/** List levels of a shape's text, from which its paragraphs may inherit the source's direction. */
function levelSplice(
  tree: XmlTree,
  level: number,
  source: LanguageInfo,
  target: LanguageInfo,
): Splice | undefined {
  return replaced(tree, level, adaptDrawingParagraphProperties(tree.source(level), { source, target }));
}
