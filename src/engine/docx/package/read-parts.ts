import { readEntry, type ZipArchive, type ZipRecord } from '#engine/docx/package/zip';
import { decodeXml, parseXml } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { checkNesting, looksLikeZip } from './check-nesting.ts';
import { type ContentTypes, isXmlType } from './content-types.ts';
import type { PackageLimits } from './limits.ts';
import type { ParsedPart } from './opened-package.ts';
import { isFinding, orRefuse, refuse } from './refusal.ts';

/** A part before it is known whether it is well-formed. */
export interface DraftPart {
  readonly name: string;
  readonly contentType: string;
  readonly entry: ZipRecord;
}

export interface ReadParts {
  readonly parsed: ReadonlyMap<string, ParsedPart>;
  /** Why a part that should be XML could not be parsed, by part name. */
  readonly faults: ReadonlyMap<string, Finding>;
  readonly findings: readonly Finding[];
}

export function listParts(archive: ZipArchive, types: ContentTypes): DraftPart[] {
  return archive.entries
    .filter((entry) => !entry.isDirectory)
    .map((entry) => ({ name: `/${entry.name}`, contentType: types.of(`/${entry.name}`), entry }));
}

/**
 * Unpacks every part once, so that damage is found now, and parses those that are XML. What is not XML comes first:
 * its bytes are let go before the trees, which stay, begin to fill the memory.
 *
 * @param isNeeded parts that are parsed before the others, while the limit on nodes is least used up
 */
export function readParts(
  archive: ZipArchive,
  parts: readonly DraftPart[],
  limits: PackageLimits,
  isNeeded: (part: DraftPart) => boolean,
): ReadParts {
  const findings: Finding[] = [];
  const spent = { total: archive.entries.reduce((sum, { size }) => sum + size, 0) };
  const xml = parts.filter(isDeclaredXml);
  for (const part of parts) {
    if (isDeclaredXml(part)) continue;
    const bytes = orRefuse(readEntry(archive, part.entry));
    if (looksLikeZip(bytes)) findings.push(...checkNesting(bytes, part.name, limits, spent));
    else if (isUndeclared(part) && /^(\xef\xbb\xbf)?<\?xml\s/.test(latin1(bytes))) xml.push(part);
  }
  const total = xml.reduce((sum, { entry }) => sum + entry.size, 0);
  if (total > limits.xmlBytes)
    refuse('xml-total-too-large', `${total} bytes, allowed are ${limits.xmlBytes}`);
  const needed = xml.filter(isNeeded);
  const rest = xml.filter((part) => !isNeeded(part));
  return { ...parseParts(archive, [...needed, ...rest], limits), findings };
}

function parseParts(archive: ZipArchive, parts: readonly DraftPart[], limits: PackageLimits) {
  const parsed = new Map<string, ParsedPart>();
  const faults = new Map<string, Finding>();
  let { nodes } = limits.xml;
  for (const part of parts) {
    const result = parsePart(archive, part, { ...limits, xml: { depth: limits.xml.depth, nodes } });
    if (isFinding(result)) {
      faults.set(part.name, result);
    } else {
      parsed.set(part.name, result);
      nodes = Math.max(0, nodes - result.tree.count);
    }
  }
  return { parsed, faults };
}

/** Parses one part; refuses the package where its data are damaged, and gives a finding where its XML is. */
export function parsePart(
  archive: ZipArchive,
  part: { name: string; entry: ZipRecord },
  limits: PackageLimits,
) {
  const decoded = decodeXml(orRefuse(readEntry(archive, part.entry)), part.name);
  if (isFinding(decoded)) return decoded;
  const tree = parseXml(decoded.text, limits.xml, part.name);
  return isFinding(tree) ? tree : { tree, encoding: decoded.encoding };
}

function isDeclaredXml({ name, contentType }: DraftPart): boolean {
  return isXmlType(contentType) || /\.(xml|rels|vml)$/i.test(name) || /vmlDrawing$/i.test(contentType);
}

function isUndeclared({ contentType }: DraftPart): boolean {
  return contentType === '' || contentType === 'application/octet-stream';
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, 16)).toString('latin1');
}
