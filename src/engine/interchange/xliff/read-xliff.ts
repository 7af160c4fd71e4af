import { parseXml, XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import type { ExchangeDocument, ExchangeUnit, JsonValue } from '#engine/interchange';
import { prefix } from './code-attributes.ts';
import { xliffFinding } from './findings.ts';
import { type ContentReader, readContent } from './read-content.ts';
import { readSegments } from './read-segments.ts';
import { children, xliffName } from './xliff-names.ts';
import { unspell } from './xml-safe.ts';

export interface ReadXliff {
  /** Absent when a finding is an error. */
  readonly document?: ExchangeDocument;
  readonly findings: readonly Finding[];
}

/**
 * Reads XLIFF 2.0, 2.1 and 2.2, as `writeXliff` writes it or as tools return it: codes in other order, annotations,
 * `<pc>` as `<sc>` and `<ec>` and the reverse, divided segments, notes, modules and extensions, CDATA. Whether units,
 * segments and codes are those of a document is for the caller to say. Never throws; nothing is fetched or expanded.
 */
export function readXliff(xml: string): ReadXliff {
  const tree = parseXml(xml.startsWith('\uFEFF') ? xml.slice(1) : xml);
  if (!(tree instanceof XmlTree)) return { findings: [translateFault(tree)] };
  const refusal = refuse(tree);
  if (refusal) return { findings: [refusal] };
  const [file] = children(tree, tree.root, 'file');
  const findings: Finding[] = [];
  const document = readDocument(tree, file!, findings);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { document, findings };
}

function translateFault({ code, message, place }: Finding): Finding {
  const own = code === 'xml-doctype' ? 'xliff-doctype' : 'xliff-not-well-formed';
  return xliffFinding(own, { detail: message, ...(place !== undefined && { place }) });
}

function refuse(tree: XmlTree): Finding | undefined {
  const { root } = tree;
  const local = tree.name(root).replace(/^\{.*\}/, '');
  if (local !== 'xliff')
    return xliffFinding('xliff-not-xliff', { detail: `its root is ${tree.qualifiedName(root)}` });
  const version = tree.attribute(root, 'version') ?? '';
  if (xliffName(tree, root) === '' || !version.startsWith('2.')) {
    return xliffFinding('xliff-version', { detail: `XLIFF ${version.slice(0, 20)} is not supported yet` });
  }
  if (!tree.attribute(root, 'srcLang')) return xliffFinding('xliff-source-language');
  const files = children(tree, root, 'file').length;
  return files === 1 ? undefined : xliffFinding('xliff-several-files', { detail: `${files} file elements` });
}

function readDocument(tree: XmlTree, file: number, findings: Finding[]): ExchangeDocument {
  const about = readMetadata(tree, file).get('document') ?? {};
  const sourceHash = about.sha256 ?? '';
  if (sourceHash === '') findings.push(xliffFinding('xliff-origin'));
  const targetLanguage = tree.attribute(tree.root, 'trgLang') ?? '';
  if (targetLanguage === '') findings.push(xliffFinding('xliff-target-language'));
  const units: ExchangeUnit[] = [];
  for (let node = file + 1; node < tree.after[file]!; node++) {
    if (xliffName(tree, node) === 'unit') units.push(readUnit(tree, node, units.length + 1, findings));
  }
  const ids = new Set<string>();
  for (const { id } of units) {
    if (ids.has(id)) findings.push(xliffFinding('xliff-duplicate-id', { detail: `unit ${id}` }));
    ids.add(id);
  }
  return {
    original: unspell(tree.attribute(file, 'original') ?? ''),
    sourceHash,
    sourceLanguage: unspell(tree.attribute(tree.root, 'srcLang')!),
    targetLanguage: unspell(targetLanguage),
    contentOptions: readOptions(about.options, findings),
    units,
  };
}

function readOptions(json: string | undefined, findings: Finding[]): JsonValue {
  if (json === undefined) return null;
  try {
    return JSON.parse(json);
  } catch {
    findings.push(xliffFinding('xliff-metadata'));
    return null;
  }
}

function readUnit(tree: XmlTree, unit: number, number: number, findings: Finding[]): ExchangeUnit {
  const written = tree.attribute(unit, 'id');
  const id = written ? unspell(written) : `unit-${number}`;
  const place = `unit ${id}`;
  if (!written)
    findings.push(xliffFinding('xliff-missing-id', { detail: 'unit', place: `unit number ${number}` }));
  const metadata = readMetadata(tree, unit);
  const { part = '', place: where = '', kind = '', segments } = metadata.get('unit') ?? {};
  const reader: ContentReader = { tree, data: readData(tree, unit, place, findings), place, findings };
  const ids = segments?.split(' ').filter(Boolean).map(unspell);
  return {
    id,
    part,
    place: where,
    kind,
    context: metadata.get('context') ?? {},
    notes: children(tree, unit, 'notes')
      .flatMap((notes) => children(tree, notes, 'note'))
      .map((note) => unspell(tree.textContent(note))),
    segments: readSegments(reader, unit, ids),
  };
}

function readData(tree: XmlTree, unit: number, place: string, findings: Finding[]): Map<string, string> {
  const reader: ContentReader = { tree, data: new Map(), place, findings };
  const texts = children(tree, unit, 'originalData').flatMap((list) => children(tree, list, 'data'));
  return new Map(
    texts.map((node) => [
      tree.attribute(node, 'id') ?? '',
      readContent(reader, node)
        .map((item) => (item.kind === 'text' ? item.text : ''))
        .join(''),
    ]),
  );
}

/** Our metadata of a file or unit: values by type, by category without its prefix. */
function readMetadata(tree: XmlTree, node: number): Map<string, Record<string, string>> {
  const found = new Map<string, Record<string, string>>();
  for (const metadata of children(tree, node, 'mda:metadata')) {
    for (const group of children(tree, metadata, 'mda:metaGroup')) {
      const category = tree.attribute(group, 'category') ?? '';
      if (!category.startsWith(`${prefix}:`)) continue;
      const entries = children(tree, group, 'mda:meta').map((meta): [string, string] => [
        unspell(tree.attribute(meta, 'type') ?? ''),
        unspell(tree.textContent(meta)),
      ]);
      found.set(category.slice(prefix.length + 1), Object.fromEntries(entries));
    }
  }
  return found;
}
