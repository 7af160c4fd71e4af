import { type RevisionMode, resolveRevisions } from '#engine/docx/revisions';
import { parseXml, XmlTree } from '#engine/docx/xml';

/** For tests: parses, or throws with the finding's message. */
export function tree(text: string): XmlTree {
  const parsed = parseXml(text);
  if (!(parsed instanceof XmlTree)) throw new Error(`${parsed.message} in ${text}`);
  return parsed;
}

const declarations = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');

/**
 * For tests: the content of a body in a short notation. `{ins}` and `{del}` stand for their start tags with the
 * attributes Word writes, `'text'` for a run with that text, `~text~` for one with deleted text.
 */
export function body(notation: string): string {
  const content = notation
    .replace(/\{(\w+)(\/?)\}/g, '<w:$1 w:id="1" w:author="A"$2>')
    .replace(/'([^']*)'/g, '<w:r><w:t>$1</w:t></w:r>')
    .replace(/~([^~]*)~/g, '<w:r><w:delText>$1</w:delText></w:r>');
  return `<w:document ${declarations}><w:body>${content}</w:body></w:document>`;
}

/** For tests: what is left inside the body, in the notation of `body`, or undefined when nothing was to resolve. */
export function resolvedBody(notation: string, mode: RevisionMode): string | undefined {
  const text = resolveRevisions(tree(body(notation)), mode)?.text;
  if (text === undefined) return undefined;
  tree(text);
  return /<w:body>(.*)<\/w:body>/s.exec(text)?.[1]?.replace(/<w:r><w:t>([^<]*)<\/w:t><\/w:r>/g, "'$1'");
}
