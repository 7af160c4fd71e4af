import type { DocxPackage } from '#engine/docx/package';
import type { Report } from './report.ts';

/**
 * Part names are unique without regard to capitals, every part has a content type, and XML is XML (ECMA-376-2, 6 and
 * 7). Entries that no relationship leads to, such as Word's own `[trash]`, are not parts and need no type; imported
 * content (`aFChunk`) is whole documents under content types of XML.
 */
export function checkParts(report: Report, pkg: DocxPackage): void {
  const related = ['/', ...pkg.parts.map(({ name }) => name)].flatMap((name) => pkg.relationships(name));
  const reached = new Set(related.map(({ target }) => target));
  const imported = new Set(related.filter(({ kind }) => kind === 'aFChunk').map(({ target }) => target));
  const names = new Set<string>();
  for (const { name, contentType, isXml } of pkg.parts) {
    const folded = name.toLowerCase();
    if (names.has(folded)) report.part('part-name-duplicate', name);
    names.add(folded);
    if (!contentType && reached.has(name)) report.part('part-content-type-missing', name);
    if (!isXml && !imported.has(name) && shouldBeXml(name, contentType))
      report.part('part-not-well-formed', name);
  }
}

function shouldBeXml(name: string, contentType: string): boolean {
  return /[+/]xml$/i.test(contentType) || /\.(?:xml|rels)$/i.test(name);
}
