import type { DocxPackage } from '#engine/docx/package';

/**
 * The language most of the main document's text is marked with (`w:lang`, ECMA-376-1, 17.3.2.20), the document
 * default where runs say nothing; undefined where the document names no language at all. Other programs write
 * `en_GB` for `en-GB`.
 */
export function detectLanguage(pkg: DocxPackage): string | undefined {
  const tree = pkg.xml(pkg.mainPart);
  const fallback = defaultLanguage(pkg);
  const weight = new Map<string, number>();
  for (let node = 0; node < tree.count; node++) {
    if (tree.name(node) !== 'w:r') continue;
    const properties = tree.child(node, 'w:rPr');
    const lang = properties === -1 ? -1 : tree.child(properties, 'w:lang');
    const isRightToLeft = properties !== -1 && tree.child(properties, 'w:rtl') !== -1;
    const marked = lang === -1 ? undefined : tree.attribute(lang, isRightToLeft ? 'w:bidi' : 'w:val');
    const language = marked ?? (isRightToLeft ? fallback.bidi : fallback.val);
    if (language === undefined || language === 'x-none') continue;
    weight.set(language, (weight.get(language) ?? 0) + tree.closeStart[node]! - tree.openEnd[node]!);
  }
  let best = fallback.val;
  for (const [language, characters] of weight)
    if (characters > (weight.get(best ?? '') ?? 0)) best = language;
  return best?.replaceAll('_', '-');
}

function defaultLanguage(pkg: DocxPackage): { val?: string; bidi?: string } {
  const styles = pkg
    .relationships(pkg.mainPart)
    .find(({ kind, external }) => kind === 'styles' && !external)?.target;
  const part = styles === undefined ? undefined : pkg.part(styles);
  if (!part?.isXml) return {};
  const tree = pkg.xml(part.name);
  let node = tree.root;
  for (const step of ['w:docDefaults', 'w:rPrDefault', 'w:rPr', 'w:lang']) {
    node = tree.child(node, step);
    if (node === -1) return {};
  }
  return { val: tree.attribute(node, 'w:val'), bidi: tree.attribute(node, 'w:bidi') };
}
