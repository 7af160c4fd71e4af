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

/** Which keys are attributes of an element: of what begins with `prefix`, without the one that the element has anyway. */
export interface AttributePlace {
  readonly prefix: '@' | 'term@';
  readonly own?: string;
}

/**
 * The elements that `extra` keeps, in its order; what is not of TBX, and what can be no attribute in its places, as `admin` of
 * a type that begins with `x-`.
 */
export function extraElements(extra: Extra, places: readonly AttributePlace[]): string[] {
  const inOrder = Object.entries(extra).sort(([a], [b]) => numberOf(a) - numberOf(b));
  return inOrder.flatMap(([key, value]) => {
    if (handled.has(key) || places.some((place) => attributeName(key, place) !== undefined)) return [];
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

/** The attributes kept under `@name` or `term@name`. */
export function attributes(extra: Extra, place: AttributePlace): string {
  return Object.entries(extra)
    .flatMap(([key, value]) => {
      const name = attributeName(key, place);
      return name === undefined ? [] : [` ${name}="${escapeAttribute(allowed(value))}"`];
    })
    .join('');
}

/** Undefined for what is no attribute: a second one of a name, or a namespace, would make another file of it or none. */
function attributeName(key: string, { prefix, own }: AttributePlace): string | undefined {
  const name = key.startsWith(prefix) ? key.slice(prefix.length) : '';
  return name !== own && /^(?!xmlns$)[A-Za-z_][\w.-]*$|^xml:[A-Za-z_]\w*$/.test(name) ? name : undefined;
}
