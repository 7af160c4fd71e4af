import { escapeAttribute, parseXml, XmlTree } from '#engine/docx/xml';
import { definitionLanguage, groupKey, groupKeys, readKey } from './extra-keys.ts';
import { allowed, content } from './xml-safe.ts';

export type Extra = Readonly<Record<string, string>>;

/** An element with a value, in a group with what stands beside it where there is something. */
export function categoryElement(
  name: string,
  type: string,
  text: string | undefined,
  rest: string | undefined,
): string[] {
  if (text === undefined) return [];
  const single = `<${name} type="${type}">${content(text)}</${name}>`;
  const beside = safeMarkup(rest);
  return [beside ? `<${name}Grp>${single}${beside}</${name}Grp>` : single];
}

const handled = new Set<string>([...groupKeys.map(groupKey), '<term>', definitionLanguage]);

/** The elements that `extra` keeps, in its order; what is not of TBX as `admin` of a type that begins with `x-`. */
export function extraElements(extra: Extra): string[] {
  const inOrder = Object.entries(extra).sort(([a], [b]) => numberOf(a) - numberOf(b));
  return inOrder.flatMap(([key, value]) => {
    if (handled.has(key) || /^(?:term)?@/.test(key)) return [];
    const known = readKey(key);
    if (known?.kind === 'markup' && isElement(value, known.name)) return [value];
    if (known?.kind === 'text') return [textElement(known.name, known.type, value)];
    return [textElement('admin', `x-${key}`, value)];
  });
}

/** The second of a kind is written behind the first, wherever it is kept. */
const numberOf = (key: string) => Number(/#(\d{1,6})$/.exec(key)?.[1] ?? 1);

function textElement(name: string, type: string | undefined, text: string): string {
  const written = type === undefined ? '' : ` type="${escapeAttribute(allowed(type))}"`;
  return `<${name}${written}>${content(text)}</${name}>`;
}

function isElement(markup: string, name: string): boolean {
  const tree = parseXml(markup);
  return tree instanceof XmlTree && tree.name(tree.root) === name && tree.source(tree.root) === markup;
}

/** Elements that are well-formed as they stand; undefined where they are not. */
export function safeMarkup(markup: string | undefined): string | undefined {
  if (markup === undefined || markup === '') return undefined;
  return parseXml(`<r>${markup}</r>`) instanceof XmlTree ? markup : undefined;
}

/** The attributes kept under `@name`. */
export function attributes(extra: Extra, prefix = '@'): string {
  return Object.entries(extra)
    .filter(
      ([key]) => key.startsWith(prefix) && /^[A-Za-z_][\w.-]*$|^xml:\w+$/.test(key.slice(prefix.length)),
    )
    .map(([key, value]) => ` ${key.slice(prefix.length)}="${escapeAttribute(allowed(value))}"`)
    .join('');
}
