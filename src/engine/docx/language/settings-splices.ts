import type { XmlTree } from '#engine/docx/xml';
import { setAttribute } from './attributes.ts';
import { replaced } from './child-splice.ts';
import type { LanguageInfo } from './language-info.ts';
import { spell, wordName, wordPrefixes } from './properties.ts';
import { languageAttribute } from './run-properties.ts';
import type { Splice } from './splice.ts';

/**
 * The edit that tells `settings.xml` the target language: `w:themeFontLang` (17.15.1.88), by which Word picks the
 * theme's font for a script, where it is present. The decimal symbol and list separator stay: fields compute with them.
 */
export function settingsLanguageSplices(tree: XmlTree, source: LanguageInfo, target: LanguageInfo): Splice[] {
  const node = tree.child(tree.root, 'w:themeFontLang');
  if (node === -1 || source.wordTag === target.wordTag) return [];
  const prefixes = wordPrefixes(tree, node);
  if (prefixes.attribute === undefined) return [];
  const local = languageAttribute(target);
  const name = wordName(local, prefixes);
  const splice = replaced(
    tree,
    node,
    setAttribute(tree.source(node), name, spell(prefixes.attribute, local), target.wordTag),
  );
  return splice ? [splice] : [];
}
