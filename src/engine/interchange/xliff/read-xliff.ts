import type { Finding } from '#engine/findings';
import type { ExchangeDocument, ExchangeUnit } from '#engine/interchange';
import { claimId, readOptions } from './about-file.ts';
import { checkConstraints } from './check-constraints.ts';
import { prefix } from './code-attributes.ts';
import { xliffFinding } from './findings.ts';
import { openXliff, placeIn, type ReadXliff, report, type XliffReader } from './open-xliff.ts';
import type { ContentReader } from './read-content.ts';
import { readData, readModules } from './read-modules.ts';
import { readSegments } from './read-segments.ts';
import { children, xliffName } from './xliff-names.ts';
import { unspell } from './xml-safe.ts';

/**
 * Reads XLIFF 2.0, 2.1 and 2.2, as `writeXliff` writes it or as tools return it: codes in other order, annotations,
 * `<pc>` as `<sc>` and `<ec>` and the reverse, divided segments, notes, modules and extensions, CDATA. Whether units,
 * segments and codes are those of a document is for the caller to say. Bytes may have any encoding they declare.
 * Never throws; nothing is fetched or expanded.
 */
export function readXliff(input: string | Uint8Array): ReadXliff {
  const reader = openXliff(input);
  return 'code' in reader ? { findings: [reader] } : readOpenXliff(reader);
}

/** `readXliff` of a file that is open already. */
export function readOpenXliff(reader: XliffReader): ReadXliff {
  const refusal = refuse(reader);
  if (refusal) return { findings: [refusal] };
  const { tree, findings } = reader;
  const [file] = children(tree, tree.root, 'file');
  const document = readDocument(reader, file!);
  checkConstraints(reader);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { document, findings };
}

function refuse(reader: XliffReader): Finding | undefined {
  const { tree } = reader;
  const { root } = tree;
  const version = tree.attribute(root, 'version') ?? '';
  const place = placeIn(reader, root);
  if (xliffName(tree, root) === '' || !version.startsWith('2.')) {
    return xliffFinding('xliff-version', { detail: `XLIFF ${version.slice(0, 20)} is not XLIFF 2`, place });
  }
  if (!tree.attribute(root, 'srcLang')) return xliffFinding('xliff-source-language', { place });
  const files = children(tree, root, 'file');
  if (files.length === 1) return undefined;
  return xliffFinding('xliff-several-files', {
    detail: `${files.length} file elements`,
    place: placeIn(reader, files[1] ?? root),
  });
}

function readDocument(reader: XliffReader, file: number): ExchangeDocument {
  const { tree } = reader;
  const about = readMetadata(reader, file).get('document') ?? {};
  const sourceHash = about.sha256 ?? '';
  if (sourceHash === '') report(reader, 'xliff-origin', file);
  const targetLanguage = tree.attribute(tree.root, 'trgLang') ?? '';
  if (targetLanguage === '') report(reader, 'xliff-target-language', tree.root);
  const units: ExchangeUnit[] = [];
  const ids = new Set<string>();
  for (let node = file + 1; node < tree.after[file]!; node++) {
    if (xliffName(tree, node) === 'unit') units.push(readUnit(reader, node, ids));
  }
  return {
    original: unspell(tree.attribute(file, 'original') ?? ''),
    sourceHash,
    sourceLanguage: unspell(tree.attribute(tree.root, 'srcLang')!),
    targetLanguage: unspell(targetLanguage),
    contentOptions: readOptions(reader, file, about.options),
    units,
  };
}

function readUnit(reader: XliffReader, unit: number, ids: Set<string>): ExchangeUnit {
  const { tree } = reader;
  const written = unspell(tree.attribute(unit, 'id') ?? '');
  const id = claimId(reader, unit, { what: 'unit', written, taken: ids });
  const metadata = readMetadata(reader, unit);
  const { part = '', place = '', kind = '', segments } = metadata.get('unit') ?? {};
  const bare: ContentReader = { ...reader, unit: `unit ${id}`, data: new Map() };
  const inside: ContentReader = { ...bare, data: readData(bare, unit) };
  const read = readSegments(inside, unit, segments?.split(' ').filter(Boolean).map(unspell));
  return {
    id,
    part,
    place,
    kind,
    context: metadata.get('context') ?? {},
    ...readModules(inside, unit, read),
  };
}

/** Our metadata of a file or unit: values by type, by category without its prefix. */
function readMetadata({ tree }: XliffReader, node: number): Map<string, Record<string, string>> {
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
