import type { XmlTree } from '#engine/docx/xml';
import type { Flavour, Relationship } from './package.ts';
import { refuse } from './refusal.ts';

const officeDocument = new Set([
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument',
  'http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument',
]);

const flavours = new Map<string, Flavour>([
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml', 'docx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml', 'dotx'],
  ['application/vnd.ms-word.document.macroenabled.main+xml', 'docm'],
  ['application/vnd.ms-word.template.macroenabledtemplate.main+xml', 'dotm'],
]);

/** Name of the main part by the package's own relationship, transitional or strict (ECMA-376-1, 11.3.10). */
export function findMainPart(relationships: readonly Relationship[]): string {
  const relationship = relationships.find(({ type, external }) => officeDocument.has(type) && !external);
  return relationship?.target ?? refuse('main-part-missing');
}

/** Which kind of Word document a content type names; refuses all others. Media types have no case. */
export function flavourOf(contentType: string, mainPart: string): Flavour {
  const flavour = flavours.get(contentType.toLowerCase());
  if (flavour) return flavour;
  if (/spreadsheetml|ms-excel/i.test(contentType)) refuse('file-other-office', 'Excel');
  if (/presentationml|ms-powerpoint/i.test(contentType)) refuse('file-other-office', 'PowerPoint');
  if (/visio/i.test(contentType)) refuse('file-other-office', 'Visio');
  return refuse('main-part-wrong-type', contentType || 'none', mainPart);
}

/** Whether the main part is strict; refuses one that does not hold a `w:document`. */
export function checkMainRoot(tree: XmlTree, mainPart: string): boolean {
  const spelled = tree.qualifiedName(tree.root);
  if (tree.name(tree.root) !== 'w:document')
    refuse('main-part-wrong-root', `it begins with <${spelled}>`, mainPart);
  const prefix = spelled.includes(':') ? spelled.slice(0, spelled.indexOf(':')) : '';
  return tree.namespace(tree.root, prefix)?.startsWith('http://purl.oclc.org/') ?? false;
}
