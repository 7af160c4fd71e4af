import { parseXml, XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import type { Concept, Glossary } from '#engine/glossary';
import { decodeText, type LineGap, placeFinder } from '#engine/interchange';
import { tbxFinding } from './findings.ts';
import { readConcept } from './read-concept.ts';
import { childElements, contentOf, type TbxElement, tbxElement, textOf } from './tbx-element.ts';
import type { TbxReader } from './tbx-reader.ts';

export interface ReadTbx {
  /** Absent when a finding is an error. */
  readonly glossary?: Glossary;
  readonly findings: readonly Finding[];
}

/**
 * Reads TBX 2 (ISO 30042:2008: Default, Basic, Min) and TBX 3 (ISO 30042:2019, styles DCA and DCT) in any encoding it
 * declares. Data categories without a place in a glossary are kept in `extra`; docs/glossary.md says how. A document
 * type is neither fetched nor expanded; one that declares anything is refused. Never throws.
 *
 * @param name the glossary's, where the file has no title
 */
export function readTbx(bytes: Uint8Array, name = ''): ReadTbx {
  const decoded = decodeText(bytes);
  if ('trouble' in decoded) return { findings: [tbxFinding('tbx-encoding', { detail: decoded.trouble })] };
  return readTbxText(decoded.text, name);
}

/** The same of characters, some lines of which may have been left out. */
export function readTbxText(characters: string, name = '', gaps: readonly LineGap[] = []): ReadTbx {
  const text = withoutDoctype(characters);
  const placeOf = placeFinder(text, gaps);
  const tree = parseXml(text);
  if (!(tree instanceof XmlTree)) return { findings: [translateFault(tree, placeOf)] };
  const root = tbxElement(tree, tree.root);
  if (root.name !== 'tbx') {
    const detail = `its root is ${tree.qualifiedName(tree.root)}`;
    return { findings: [tbxFinding('tbx-not-tbx', { detail, place: placeOf(tree.start[tree.root]!) })] };
  }
  const findings: Finding[] = [];
  const glossary = readGlossary({ tree, placeOf, findings }, root, name);
  if (!glossary.concepts.some(({ terms }) => terms.length > 0)) findings.push(tbxFinding('tbx-empty'));
  return { glossary, findings };
}

/** Blanks stand for the document type, so that places stay true. One with declarations stays, and is refused. */
function withoutDoctype(text: string): string {
  return text.replace(/<!DOCTYPE[^[<>]*>/, (doctype) => doctype.replace(/[^\r\n]/g, ' '));
}

function translateFault({ code, message, place }: Finding, placeOf: (offset: number) => string): Finding {
  const own = code === 'xml-doctype' ? 'tbx-doctype' : 'tbx-not-well-formed';
  const offset = /^offset (\d+)$/.exec(place ?? '')?.[1];
  return tbxFinding(own, { detail: message, ...(offset && { place: placeOf(Number(offset)) }) });
}

function readGlossary(reader: TbxReader, root: TbxElement, name: string): Glossary {
  const { tree } = reader;
  const extra = new Map<string, string>();
  const language = root.attributes.get('xml:lang') ?? root.attributes.get('lang');
  if (language) extra.set('@xml:lang', language);
  let title = '';
  for (const element of headerElements(tree, root)) {
    if (element.name === 'titleStmt') title ||= titleOf(tree, element);
    else if (element.name === 'description') extra.set('<sourceDesc>', `<p>${contentOf(tree, element)}</p>`);
    else if (kept.includes(element.name)) {
      const key = `<${element.name}>`;
      extra.set(key, (extra.get(key) ?? '') + contentOf(tree, element));
    }
  }
  const concepts = readConcepts(reader);
  return {
    name: title || name,
    concepts,
    ...(extra.size > 0 && { extra: Object.fromEntries(extra) }),
  };
}

/** Parts of a header that are kept as they are, and the back matter, which concepts refer to. */
const kept = ['publicationStmt', 'sourceDesc', 'encodingDesc', 'revisionDesc', 'back'];

function headerElements(tree: XmlTree, root: TbxElement): TbxElement[] {
  return childElements(tree, root).flatMap((part) => {
    if (part.name === 'text') return childElements(tree, part).filter(({ name }) => name === 'back');
    if (part.name !== 'tbxHeader') return [];
    return childElements(tree, part).flatMap((inner) =>
      inner.name === 'fileDesc' ? childElements(tree, inner) : [inner],
    );
  });
}

function titleOf(tree: XmlTree, element: TbxElement): string {
  const title = childElements(tree, element).find(({ name }) => name === 'title');
  return title ? textOf(tree, title) : '';
}

function readConcepts(reader: TbxReader): Concept[] {
  const { tree, findings, placeOf } = reader;
  const concepts: Concept[] = [];
  const ids = new Ids();
  for (let node = tree.root + 1; node < tree.count; node++) {
    const local = tree.qualifiedName(node).replace(/^.*:/, '');
    if (!isConcept.has(local)) continue;
    const concept = readConcept(reader, tbxElement(tree, node));
    const id = ids.free(concept.id || `c${concepts.length + 1}`);
    if (concept.id && id !== concept.id) {
      findings.push(
        tbxFinding('tbx-duplicate-id', { detail: concept.id, place: placeOf(tree.start[node]!) }),
      );
    }
    concepts.push({ ...concept, id });
    node = tree.after[node]! - 1;
  }
  return concepts;
}

const isConcept = new Set(['conceptEntry', 'termEntry', 'entry']);

/** Gives each concept an id of its own. */
class Ids {
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  free(wanted: string): string {
    let id = wanted;
    let number = this.counts.get(wanted) ?? 1;
    while (this.taken.has(id)) id = `${wanted}-${++number}`;
    this.counts.set(wanted, number);
    this.taken.add(id);
    return id;
  }
}
