import { nameKey } from '#engine/docx/package/zip';

/** What OPC compares part names by; see `nameKey`. */
export function partKey(name: string): string {
  return nameKey(name);
}

/** Name of the relationship part of a part, or of the package for `/` (ECMA-376-2, 6.5.2.3). */
export function relationshipPartOf(source: string): string {
  const slash = source.lastIndexOf('/');
  return `${source.slice(0, slash)}/_rels/${source.slice(slash + 1)}.rels`;
}

/** The part (or `/`) whose relationships a relationship part holds, or undefined for other names. */
export function relationshipSourceOf(name: string): string | undefined {
  const match = /^(.*)\/_rels\/([^/]*)\.rels$/i.exec(name);
  return match ? `${match[1]}/${match[2]}` : undefined;
}

/**
 * The part name a relationship target means, resolved against its source (RFC 3986, 5.2). Back slashes, which some
 * writers use, count as slashes; a fragment or query is dropped; `..` stops at the root.
 */
export function resolveTarget(source: string, target: string): string {
  const path = target.replace(/[?#].*$/, '').replaceAll('\\', '/');
  if (path === '') return source;
  const resolved = path.startsWith('/') ? [] : source.split('/').slice(1, -1);
  for (const segment of path.split('/')) {
    if (segment === '..') resolved.pop();
    else if (segment !== '.' && segment !== '') resolved.push(segment);
  }
  return `/${resolved.join('/')}`;
}
