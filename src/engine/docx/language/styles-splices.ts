import type { XmlTree } from '#engine/docx/xml';
import { childSplice, insertedFirst, replaced } from './child-splice.ts';
import type { FontMap } from './font-map.ts';
import type { LanguageInfo } from './language-info.ts';
import { straightenStyle } from './paragraph-properties.ts';
import { spell, wordPrefixes } from './properties.ts';
import {
  adaptDefaultRunProperties,
  adaptStyleRunProperties,
  type RunPropertyOptions,
} from './run-properties.ts';
import { mergeSplices, type Splice } from './splice.ts';

/**
 * The edits that tell `styles.xml` its new language: the document defaults name the target (added if missing, 17.7.5.5)
 * and its mapped fonts; a style's `w:lang` changes where it names the source; bold, italic and size are given to the
 * target's script class too; styles of a right-to-left source lose their direction. A left-to-right source's styles
 * gain none: its paragraphs are turned one by one, and text that was not translated keeps its own direction.
 */
export function stylesLanguageSplices(
  tree: XmlTree,
  source: LanguageInfo,
  target: LanguageInfo,
  options: { readonly fonts?: FontMap } = {},
): Splice[] {
  if (source.wordTag === target.wordTag) return [];
  const change = { source, target, ...options };
  return mergeSplices([...defaultsSplices(tree, change), ...definitionSplices(tree, change)]);
}

/** The same for the levels of `numbering.xml`: their run and paragraph properties, not their text. */
export function numberingLanguageSplices(
  tree: XmlTree,
  source: LanguageInfo,
  target: LanguageInfo,
  options: { readonly fonts?: FontMap } = {},
): Splice[] {
  if (source.wordTag === target.wordTag) return [];
  return mergeSplices(definitionSplices(tree, { source, target, ...options }));
}

function defaultsSplices(tree: XmlTree, change: RunPropertyOptions): Splice[] {
  const prefixes = wordPrefixes(tree, tree.root);
  const wrap = (local: string, inner: string) => {
    const name = spell(prefixes.element, local);
    return `<${name}>${inner}</${name}>`;
  };
  const adapt = (raw: string | undefined) => adaptDefaultRunProperties(raw, { ...change, prefixes });
  const defaults = tree.child(tree.root, 'w:docDefaults');
  if (defaults === -1) {
    return [insertedFirst(tree, tree.root, wrap('docDefaults', wrap('rPrDefault', adapt(undefined))))];
  }
  const runDefault = tree.child(defaults, 'w:rPrDefault');
  if (runDefault === -1) return [insertedFirst(tree, defaults, wrap('rPrDefault', adapt(undefined)))];
  const splice = childSplice(tree, runDefault, tree.child(runDefault, 'w:rPr'), adapt);
  return splice ? [splice] : [];
}

const definitions: ReadonlySet<string> = new Set(['w:style', 'w:tblStylePr', 'w:pPrDefault', 'w:lvl']);

function definitionSplices(tree: XmlTree, change: RunPropertyOptions): Splice[] {
  const splices: (Splice | undefined)[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (!definitions.has(tree.name(node))) continue;
    const options = { ...change, prefixes: wordPrefixes(tree, node) };
    for (const child of tree.elements(node)) {
      const name = tree.name(child);
      if (name === 'w:rPr')
        splices.push(replaced(tree, child, adaptStyleRunProperties(tree.source(child), options)));
      else if (name === 'w:pPr')
        splices.push(replaced(tree, child, straightenStyle('pPr', tree.source(child), options)));
      else if (name === 'w:tblPr') {
        splices.push(replaced(tree, child, straightenStyle('tblPr', tree.source(child), options)));
      }
    }
  }
  return splices.filter((splice) => splice !== undefined);
}
