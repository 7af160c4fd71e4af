import { readZip, type ZipArchive } from '#engine/docx/package/zip';
import type { Finding } from '#engine/findings';
import { contentTypesName, readContentTypes } from './content-types.ts';
import { packageFinding } from './findings.ts';
import { defaultPackageLimits, type PackageLimits } from './limits.ts';
import { checkMainRoot, findMainPart, flavourOf } from './main-part.ts';
import { isNeededByType, keysNeededByRelationship } from './needed-parts.ts';
import { OpenedPackage } from './opened-package.ts';
import type { OpenedDocx, Part, RefusedDocx, Relationship } from './package.ts';
import { partKey, relationshipPartOf, relationshipSourceOf } from './part-name.ts';
import { type DraftPart, listParts, parsePart, type ReadParts, readParts } from './read-parts.ts';
import { recogniseForeignFile } from './recognise-file.ts';
import { orRefuse, Refusal, refuse } from './refusal.ts';
import { readRelationships } from './relationships.ts';
import { remarkOn } from './remarks.ts';

export interface OpenOptions {
  readonly limits?: Partial<PackageLimits>;
  /** Documents with macros: refused (default), or opened with a warning. Macros are never run. */
  readonly macros?: 'refuse' | 'warn';
  /** Digitally signed documents: opened with a warning (default), or refused. */
  readonly signatures?: 'refuse' | 'warn';
}

/**
 * Opens a Word document (ECMA-376-2 and ISO/IEC 29500, transitional and strict) or says why it cannot be translated.
 * Everything that could make later stages fail is looked at here: the container, content types, relationships and the
 * well-formedness of every part the engine works on. Parts beside the text that are broken are left alone with a
 * warning. Bounded by the limits; fetches, writes and runs nothing; never throws.
 */
export function openPackage(bytes: Uint8Array, options: OpenOptions = {}): OpenedDocx | RefusedDocx {
  try {
    return open(bytes, options);
  } catch (refusal) {
    if (refusal instanceof Refusal) return { package: undefined, findings: [refusal.finding] };
    throw refusal;
  }
}

function open(bytes: Uint8Array, options: OpenOptions): OpenedDocx | RefusedDocx {
  const limits = { ...defaultPackageLimits, ...options.limits };
  if (bytes.length > limits.fileBytes)
    refuse('file-too-large', `${bytes.length} bytes, allowed are ${limits.fileBytes}`);
  const foreign = recogniseForeignFile(bytes);
  if (foreign) throw new Refusal(foreign);
  const archive = orRefuse(readZip(bytes, limits));
  const drafts = readContents(archive, limits);
  const spelled = new Map(drafts.map(({ name }) => [partKey(name), name]));
  const spelling = (name: string) => spelled.get(partKey(name));

  const rootRelationships = readRootRelationships(archive, drafts, limits, spelling);
  const mainPart = findMainPart(rootRelationships);
  const main =
    drafts.find(({ name }) => name === mainPart) ?? refuse('main-part-missing', `${mainPart} is not there`);
  const flavour = flavourOf(main.contentType, mainPart);

  const read = readParts(archive, drafts, limits, (part) => part === main || isNeededByType(part));
  const relationships = readAllRelationships(read, spelling);
  const faults = judgeFaults(read, drafts, relationships, mainPart);
  if (faults.some(({ severity }) => severity === 'error')) return { package: undefined, findings: faults };
  const isStrict = checkMainRoot(read.parsed.get(mainPart)!.tree, mainPart);

  const parts: Part[] = drafts.map((draft) => ({ ...draft, isXml: read.parsed.has(draft.name) }));
  const { macros = 'refuse', signatures = 'warn' } = options;
  const findings = [
    ...faults,
    ...read.findings,
    ...remarkOn(parts, flavour, relationships, { macros, signatures }),
  ];
  if (findings.some(({ severity }) => severity === 'error')) return { package: undefined, findings };
  const { parsed } = read;
  return {
    package: new OpenedPackage({
      archive,
      flavour,
      isStrict,
      mainPart,
      parts,
      parsed,
      relationships,
      xmlLimits: limits.xml,
    }),
    findings,
  };
}

/** The parts with their content types; refuses containers of other formats. */
function readContents(archive: ZipArchive, limits: PackageLimits): DraftPart[] {
  const entry = archive.entries.find(({ name }) => partKey(`/${name}`) === partKey(contentTypesName));
  if (!entry) {
    const isOpenDocument = archive.entries.some(
      ({ name }) => name === 'mimetype' || name === 'META-INF/manifest.xml',
    );
    return refuse(isOpenDocument ? 'file-opendocument' : 'content-types-missing');
  }
  const { tree } = orRefuse(parsePart(archive, { name: contentTypesName, entry }, limits));
  return listParts(archive, readContentTypes(tree));
}

function readRootRelationships(
  archive: ZipArchive,
  drafts: readonly DraftPart[],
  limits: PackageLimits,
  spelling: (name: string) => string | undefined,
): Relationship[] {
  const name = relationshipPartOf('/');
  const part = drafts.find((draft) => draft.name === spelling(name));
  if (!part) return refuse('main-part-missing', `${name} is not there`);
  return readRelationships(orRefuse(parsePart(archive, part, limits)).tree, '/', part.name, spelling);
}

function readAllRelationships(
  { parsed }: ReadParts,
  spelling: (name: string) => string | undefined,
): Map<string, Relationship[]> {
  const found = new Map<string, Relationship[]>();
  for (const [name, { tree }] of parsed) {
    const source = relationshipSourceOf(name);
    if (source === undefined || (source !== '/' && spelling(source) === undefined)) continue;
    found.set(partKey(source), readRelationships(tree, source, name, spelling));
  }
  return found;
}

/** Broken XML refuses the document where the engine needs the part, and is a warning elsewhere. */
function judgeFaults(
  { faults }: ReadParts,
  drafts: readonly DraftPart[],
  relationships: ReadonlyMap<string, readonly Relationship[]>,
  mainPart: string,
): Finding[] {
  const known = new Set(['/', ...drafts.map(({ name }) => partKey(name))]);
  const reached = keysNeededByRelationship(relationships).add(partKey(mainPart));
  const isOrphan = (name: string) => {
    const source = relationshipSourceOf(name);
    return source !== undefined && !known.has(partKey(source));
  };
  return drafts.flatMap((draft) => {
    const fault = faults.get(draft.name);
    if (!fault) return [];
    const isNeeded = reached.has(partKey(draft.name)) || (isNeededByType(draft) && !isOrphan(draft.name));
    return [
      isNeeded ? fault : packageFinding('part-not-readable', { detail: fault.message, part: draft.name }),
    ];
  });
}
