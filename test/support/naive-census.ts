/**
 * A second, deliberately simple count of the text-bearing nodes of a part, sharing no code with the engine: a scan over
 * tags by regular expression with its own entity decoding. The coverage map must agree with it.
 */
export interface NaiveCount {
  nodes: number;
  characters: number;
}

const markup = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>/g;
const attribute = /([^\s=]+)\s*=\s*("([^"]*)"|'([^']*)')/g;

/** Namespaces whose attributes hold texts, by a word of their URI (transitional, strict and Microsoft's alike). */
const families: readonly [RegExp, string][] = [
  [/\/wordprocessingml\/(?:2006\/)?main$/, 'word'],
  [/drawingml\/(?:2006\/)?main$/, 'drawing'],
  [/drawingml|word\/2010\/wordprocessing|drawing\/2008\/diagram/, 'shape'],
  [/schemas-microsoft-com:vml$/, 'vml'],
];

const wordValues = /^(?:tblCaption|tblDescription|alias|default|statusText|helpText|listEntry|lvlText)$/;
const vmlShapes = /^(?:shape|rect|roundrect|oval|line|group|polyline|image)$/;

function holdsText(family: string, element: string, name: string): boolean {
  if (family === 'word') {
    if (name === 'tooltip') return element === 'hyperlink';
    if (name === 'displayText') return element === 'listItem';
    if (name === 'instr') return element === 'fldSimple';
    return name === 'val' && wordValues.test(element);
  }
  if (family === 'vml')
    return element === 'textpath'
      ? name === 'string'
      : vmlShapes.test(element) && /^(?:alt|title)$/.test(name);
  if (family === 'drawing' && element === 'hlinkClick') return name === 'tooltip';
  return /^(?:docPr|cNvPr)$/.test(element) && /^(?:descr|title)$/.test(name) && family !== '';
}

/** Counts by local name: `t` for character data, `docPr@descr` for attributes. */
export function countNaively(xml: string): Map<string, NaiveCount> {
  const counts = new Map<string, NaiveCount>();
  const stack: { name: string; uris: Readonly<Record<string, string>> }[] = [{ name: '', uris: {} }];
  const count = (key: string, text: string): void => {
    const characters = text.replace(/[\0-\x20\u00A0\u2000-\u200A\u3000]/g, '').length;
    if (characters === 0) return;
    const known = counts.get(key) ?? { nodes: 0, characters: 0 };
    counts.set(key, { nodes: known.nodes + 1, characters: known.characters + characters });
  };
  let at = 0;
  for (const match of xml.matchAll(markup)) {
    count(stack.at(-1)!.name, decode(xml.slice(at, match.index)));
    at = match.index + match[0].length;
    const [, cdata, isEnd, qualified, attributes = '', isEmpty] = match;
    if (cdata !== undefined) count(stack.at(-1)!.name, cdata);
    if (qualified === undefined) continue;
    if (isEnd) {
      stack.pop();
      continue;
    }
    const uris = { ...stack.at(-1)!.uris };
    const values = [...attributes.matchAll(attribute)].map(
      ([, key, , double, single]) => [key!, decode(double ?? single ?? '')] as const,
    );
    for (const [key, value] of values) if (/^xmlns(?::|$)/.test(key)) uris[key.slice(6)] = value;
    const name = qualified.replace(/^.*:/, '');
    const uri = uris[/^(.*):/.exec(qualified)?.[1] ?? ''] ?? '';
    const family = families.find(([pattern]) => pattern.test(uri))?.[1] ?? '';
    for (const [key, value] of values) {
      const local = key.replace(/^.*:/, '');
      if (!key.startsWith('xmlns') && holdsText(family, name, local)) count(`${name}@${local}`, value);
    }
    if (!isEmpty) stack.push({ name, uris });
  }
  return counts;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(raw: string): string {
  return raw.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hexadecimal, decimal, name) =>
    name
      ? entities[name]!
      : String.fromCodePoint(Number.parseInt(hexadecimal ?? decimal, hexadecimal ? 16 : 10)),
  );
}
