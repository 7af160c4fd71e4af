type Value = string | number | boolean | undefined | null;

/**
 * The address of a page: parameters put into its path, the rest as query; what is undefined, null or empty is left out.
 * Throws where the path names a parameter that is not given.
 *
 * @example
 * pathTo('/files/:fileId', { fileId }, { language: 'de' }); // /files/0190…?language=de
 */
export function pathTo(
  path: string,
  params: Readonly<Record<string, string | number>> = {},
  query: Readonly<Record<string, Value>> = {},
): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (params[name] === undefined) throw new Error(`${path} needs ${name}`);
    return encodeURIComponent(params[name]);
  });
  const pairs = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  if (pairs.length === 0) return filled;
  return `${filled}?${new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))}`;
}

/** A path of this house that a browser may be sent to; undefined for everything that could lead elsewhere. */
export function localPath(text: string | undefined): string | undefined {
  if (!text || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return undefined;
  const { origin, pathname, search, hash } = new URL(text, 'http://verso.invalid');
  return origin === 'http://verso.invalid' && !pathname.startsWith('//')
    ? `${pathname}${search}${hash}`
    : undefined;
}
