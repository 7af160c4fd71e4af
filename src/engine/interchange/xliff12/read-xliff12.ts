import type { Finding } from '#engine/findings';
import type { ExchangeDocument, ExchangeSegment, ExchangeUnit } from '#engine/interchange';
import {
  claimId,
  openXliff,
  ownAttribute,
  ownNamespace,
  placeIn,
  type ReadXliff,
  readOptions,
  report,
  unspell,
  type XliffReader,
  xliffFinding,
} from '#engine/interchange/xliff';
import { childrenOf, nameOf } from './names.ts';
import { readTransUnit } from './read-trans-unit.ts';

/**
 * Reads XLIFF 1.0 to 1.2, as `writeXliff12` writes it or as tools return it, SDLXLIFF and MQXLIFF included: codes in
 * any spelling, segments marked in a trans-unit, states of Trados and memoQ, candidates, notes, CDATA. Groups that
 * `writeXliff12` wrote are units; elsewhere a trans-unit is one. Whether units, segments and codes are those of a
 * document is for the caller to say. Bytes may have any encoding they declare. Never throws; nothing is fetched or
 * expanded.
 */
export function readXliff12(input: string | Uint8Array): ReadXliff {
  const reader = openXliff(input);
  return 'code' in reader ? { findings: [reader] } : readOpenXliff12(reader);
}

/** `readXliff12` of a file that is open already. */
export function readOpenXliff12(reader: XliffReader): ReadXliff {
  const refusal = refuse(reader);
  if (refusal) return { findings: [refusal] };
  const { tree, findings } = reader;
  const [file] = childrenOf(tree, tree.root, 'file');
  const document = readDocument(reader, file!);
  return findings.some(({ severity }) => severity === 'error') ? { findings } : { document, findings };
}

function refuse(reader: XliffReader): Finding | undefined {
  const { tree } = reader;
  const { root } = tree;
  const version = tree.attribute(root, 'version') ?? '';
  const place = placeIn(reader, root);
  const isKnown = nameOf(tree, root) === 'xliff' && (version.startsWith('1.') || tree.name(root) !== 'xliff');
  if (!isKnown || version.startsWith('2.'))
    return xliffFinding('xliff-version', { detail: `XLIFF ${version.slice(0, 20)} is not XLIFF 1`, place });
  const files = childrenOf(tree, root, 'file');
  if (files.length !== 1) {
    return xliffFinding('xliff-several-files', {
      detail: `${files.length} file elements`,
      place: placeIn(reader, files[1] ?? root),
    });
  }
  return tree.attribute(files[0]!, 'source-language')
    ? undefined
    : xliffFinding('xliff-source-language', { place: placeIn(reader, files[0]!) });
}

function readDocument(reader: XliffReader, file: number): ExchangeDocument {
  const { tree } = reader;
  const [header] = childrenOf(tree, file, 'header');
  const about = header === undefined ? -1 : tree.child(header, `{${ownNamespace}}document`);
  const said = (name: string) => (about === -1 ? '' : unspell(tree.attribute(about, name) ?? ''));
  const sourceHash = said('sha256');
  if (sourceHash === '') report(reader, 'xliff-origin', file);
  const targetLanguage = unspell(tree.attribute(file, 'target-language') ?? '');
  if (targetLanguage === '') report(reader, 'xliff-target-language', file);
  return {
    original: unspell(tree.attribute(file, 'original') ?? ''),
    sourceHash,
    sourceLanguage: unspell(tree.attribute(file, 'source-language')!),
    targetLanguage,
    contentOptions: readOptions(reader, file, said('options') || undefined),
    units: readUnits(reader, file),
  };
}

/** Groups of ours are units; their trans-units are passed over when they come up themselves. */
function readUnits(reader: XliffReader, file: number): ExchangeUnit[] {
  const { tree } = reader;
  const units: ExchangeUnit[] = [];
  const ids = new Set<string>();
  for (let node = file + 1; node < tree.after[file]!; node++) {
    const name = nameOf(tree, node);
    if (name === 'group' && contextOf(reader, node, 'verso:unit')) {
      units.push(readGroup(reader, node, ids));
      node = tree.after[node]! - 1;
    } else if (name === 'trans-unit') {
      units.push(...readLoneUnit(reader, node, ids));
      node = tree.after[node]! - 1;
    }
  }
  return units;
}

function readGroup(reader: XliffReader, group: number, ids: Set<string>): ExchangeUnit {
  const { tree } = reader;
  const written = unspell(tree.attribute(group, 'id') ?? '');
  const id = claimId(reader, group, { what: 'unit', written, taken: ids });
  const inside = { ...reader, unit: `unit ${id}` };
  const { part = '', place = '', kind = '' } = contextOf(reader, group, 'verso:unit') ?? {};
  const taken = new Set<string>();
  const segments: ExchangeSegment[] = [];
  for (const node of tree.descendants(group, tree.name(group).replace(/group$/, 'trans-unit'))) {
    const name = ownAttribute(tree, node, 'id') ?? unspell(tree.attribute(node, 'id') ?? '');
    const segment = claimId(inside, node, { what: 'segment', written: name, taken });
    segments.push(...readTransUnit(inside, node, { id: segment, divided: false }));
  }
  return {
    id,
    part,
    place,
    kind,
    context: contextOf(reader, group, 'verso:context') ?? {},
    notes: childrenOf(tree, group, 'note').map((note) => unspell(tree.textContent(note))),
    segments,
  };
}

/** A trans-unit of another tool, or one of ours that lost its group. */
function readLoneUnit(reader: XliffReader, node: number, ids: Set<string>): ExchangeUnit[] {
  const { tree } = reader;
  const written = unspell(tree.attribute(node, 'id') ?? '');
  const id = claimId(reader, node, { what: 'unit', written, taken: ids });
  const segments = readTransUnit({ ...reader, unit: `unit ${id}` }, node, { id, divided: true });
  if (segments.length === 0) return [];
  return [{ id, part: '', place: '', kind: '', context: {}, notes: [], segments }];
}

/** The values of one of our context groups; undefined where it is not there. */
function contextOf({ tree }: XliffReader, group: number, name: string): Record<string, string> | undefined {
  const own = childrenOf(tree, group, 'context-group').find((node) => tree.attribute(node, 'name') === name);
  if (own === undefined) return undefined;
  return Object.fromEntries(
    childrenOf(tree, own, 'context').map((node): [string, string] => [
      unspell((tree.attribute(node, 'context-type') ?? '').replace(/^x-/, '')),
      unspell(tree.textContent(node)),
    ]),
  );
}
