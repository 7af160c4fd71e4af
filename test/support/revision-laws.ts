import { type RevisionMode, resolveRevisions } from '#engine/docx/revisions';
import { ELEMENT, parseXml, XmlTree } from '#engine/docx/xml';

const markup =
  /^(w|m|w14):(ins|del|moveFrom|moveTo|conflictIns|conflictDel|delText|delInstrText|cellIns|cellDel|cellMerge|numberingChange|\w+PrChange|tblPrExChange|tblGridChange|\w+Range(Start|End))$/;
const paired = /^w:(bookmark|commentRange)(Start|End)$/;

/** What one part breaks of the laws of resolved revisions, one sentence each; empty when it keeps them. */
export function brokenLaws(source: XmlTree, mode: RevisionMode): string[] {
  const resolved = resolveRevisions(source, mode);
  if (!resolved) return [...names(source)].some(isMarkup) ? ['revisions were not noticed'] : [];
  const result = parseXml(resolved.text);
  if (!(result instanceof XmlTree)) return [result.message];
  const broken: string[] = [];
  const law = (holds: boolean, sentence: string) => {
    if (!holds) broken.push(sentence);
  };
  law(![...names(result)].some(isMarkup), 'revision markup is left');
  law(resolveRevisions(result, mode) === undefined, 'resolving twice differs from resolving once');
  const removed = resolved.removed.reduce((sum, { characters }) => sum + characters, 0);
  law(characters(source) === characters(result) + removed, 'text is not accounted for');
  law(bookmarks(source) === bookmarks(result), 'bookmarks are lost');
  law(fieldFaults(source) > 0 || fieldFaults(result) === 0, 'fields are unbalanced');
  law(emptyHolders(result) <= emptyHolders(source), 'a row lacks cells or a cell its last paragraph');
  return broken;
}

function isMarkup(name: string): boolean {
  return markup.test(name) && !paired.test(name);
}

function names(tree: XmlTree): Set<string> {
  return new Set(Array.from({ length: tree.count }, (_, node) => tree.name(node)));
}

/** Those outside text boxes: the ones inside go with their box. */
function bookmarks(tree: XmlTree): number {
  let total = 0;
  for (let node = 0; node < tree.count; node++) {
    if (tree.name(node) === 'w:txbxContent') node = tree.after[node]! - 1;
    else if (/^w:bookmark/.test(tree.name(node))) total++;
  }
  return total;
}

function characters(tree: XmlTree): number {
  let total = 0;
  for (let node = 0; node < tree.count; node++) {
    if (tree.kind[node] !== ELEMENT) continue;
    let own = '';
    for (let child = tree.firstChild(node); child !== -1; child = tree.nextSibling(child))
      own += tree.characters(child);
    if (own.trim() !== '') total += own.length;
  }
  return total;
}

function fieldFaults(tree: XmlTree): number {
  let depth = 0;
  let faults = 0;
  for (const node of tree.descendants(tree.root, 'w:fldChar')) {
    const type = tree.attribute(node, 'w:fldCharType');
    if (type === 'begin') depth++;
    else if (depth === 0) faults++;
    else if (type === 'end') depth--;
  }
  return faults + depth;
}

function emptyHolders(tree: XmlTree): number {
  let faults = 0;
  for (let node = 0; node < tree.count; node++) {
    const name = tree.name(node);
    const inside = [...tree.elements(node)].map((child) => tree.name(child));
    if (name === 'w:tr' && !inside.some((child) => /^w:(tc|sdt|customXml)$/.test(child))) faults++;
    if (name === 'w:tbl' && !inside.some((child) => /^w:(tr|sdt|customXml)$/.test(child))) faults++;
    const last = inside.filter((child) => !/^w:(bookmark|commentRange|perm)/.test(child)).at(-1);
    if (name === 'w:tc' && !/^w:(p|sdt|customXml)$/.test(last ?? '')) faults++;
    if (/^w:(txbxContent|footnote|hdr)$/.test(name) && !inside.includes('w:p')) faults++;
  }
  return faults;
}
