import { escapeAttribute, xmlDeclaration } from './xml.ts';
import type { ZipEntry } from './zip-writer.ts';
import { writeZip } from './zip-writer.ts';

export interface Relationship {
  readonly id: string;
  /** Last segment of the relationship type (`styles`, `image` …), or a whole URI. */
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

export interface Part {
  /** Path in the package, without a leading slash. */
  readonly path: string;
  /** Content type; left out where the file extension's default says it. */
  readonly type?: string;
  readonly content: string | Uint8Array;
  readonly relationships?: readonly Relationship[];
}

const defaultTypes = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  png: 'image/png',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const officeRelationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An Open Packaging Conventions package (ECMA-376 part 2) of the parts, content types first. */
export function writePackage(root: readonly Relationship[], parts: readonly Part[]): Buffer {
  const entries: ZipEntry[] = [
    entry('[Content_Types].xml', contentTypes(parts)),
    entry('_rels/.rels', relationshipsPart(root)),
  ];
  for (const part of parts) {
    entries.push(entry(part.path, part.content));
    if (part.relationships !== undefined && part.relationships.length > 0) {
      entries.push(entry(relationshipsPath(part.path), relationshipsPart(part.relationships)));
    }
  }
  return writeZip(entries);
}

function entry(name: string, content: string | Uint8Array): ZipEntry {
  return { name, content: typeof content === 'string' ? Buffer.from(content, 'utf8') : content };
}

function contentTypes(parts: readonly Part[]): string {
  const extensions = new Set(['rels', 'xml', ...parts.map((part) => part.path.split('.').at(-1)!)]);
  const defaults = Object.entries(defaultTypes)
    .filter(([extension]) => extensions.has(extension))
    .map(([extension, type]) => `<Default Extension="${extension}" ContentType="${type}"/>`);
  const overrides = parts
    .filter((part) => part.type !== undefined)
    .map((part) => `<Override PartName="/${part.path}" ContentType="${part.type}"/>`);
  const content = [...defaults, ...overrides].join('');
  return `${xmlDeclaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${content}</Types>`;
}

function relationshipsPath(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
}

function relationshipsPart(relationships: readonly Relationship[]): string {
  const items = relationships.map(({ id, type, target, external }) => {
    const uri = type.includes(':') ? type : `${officeRelationships}/${type}`;
    const mode = external ? ' TargetMode="External"' : '';
    return `<Relationship Id="${id}" Type="${uri}" Target="${escapeAttribute(target)}"${mode}/>`;
  });
  return `${xmlDeclaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`;
}
