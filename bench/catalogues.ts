import { globSync, readFileSync } from 'node:fs';

/** A message and its translation. */
export interface Pair {
  readonly source: string;
  readonly target: string;
}

/**
 * Pairs of the GNU message catalogues installed on this machine (`/usr/share/locale`), each source once, in the order
 * of the files. `language` names the folders; all of them by default.
 */
export function readCatalogues(language = '*'): Pair[] {
  const pairs = new Map<string, string>();
  for (const path of globSync(`/usr/share/locale/${language}/LC_MESSAGES/*.mo`).sort()) {
    for (const { source, target } of readCatalogue(readFileSync(path))) {
      if (source !== '' && target !== '' && !pairs.has(source)) pairs.set(source, target);
    }
  }
  return Array.from(pairs, ([source, target]) => ({ source, target }));
}

/** The singular messages of a `.mo` file (GNU gettext manual, "The Format of GNU MO Files"), contexts left off. */
function* readCatalogue(bytes: Buffer): Generator<Pair> {
  if (bytes.length < 20 || bytes.readUInt32LE(0) !== 0x950412de) return;
  const count = bytes.readUInt32LE(8);
  const [sources, targets] = [bytes.readUInt32LE(12), bytes.readUInt32LE(16)];
  const text = (table: number, index: number) => {
    const length = bytes.readUInt32LE(table + 8 * index);
    const start = bytes.readUInt32LE(table + 8 * index + 4);
    return bytes.toString('utf8', start, start + length).split('\0')[0]!;
  };
  for (let index = 0; index < count; index++) {
    yield { source: text(sources, index).split('\u0004').at(-1)!, target: text(targets, index) };
  }
}
