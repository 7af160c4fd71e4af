import { escapeAttribute, unescapeXml } from '#engine/docx/xml';

/** An attribute inside the raw source of an element's start tag. */
interface RawAttribute {
  readonly prefix: string;
  readonly local: string;
  readonly value: string;
  /** From the white space before the name to behind the closing quote. */
  readonly start: number;
  readonly end: number;
}

/** Which attribute is meant: a local name under any of these prefixes (the empty prefix: no namespace). */
export interface AttributeName {
  readonly local: string;
  readonly prefixes: ReadonlySet<string>;
}

/** Comments, instructions, CDATA, and tags with their slashes, name and attributes. */
export const markup =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[\s\S]*?\?>|(\/?)([^\s/>]+)((?:[^"'>]|"[^"]*"|'[^']*')*?)(\/?)>)/g;

const firstMarkup = new RegExp(markup.source);

const plain: ReadonlySet<string> = new Set(['']);

/** The name of an attribute in no namespace, as DrawingML uses. */
export const plainName = (local: string): AttributeName => ({ local, prefixes: plain });

/** Unescaped value of an attribute of the element that `raw` begins with. */
export function getAttribute(raw: string, name: AttributeName): string | undefined {
  return find(raw, name)?.value;
}

/** `raw` with the attribute set; `qualified` is how to spell it where it is new. The same string if it was so already. */
export function setAttribute(raw: string, name: AttributeName, qualified: string, value: string): string {
  const old = find(raw, name);
  if (old?.value === value) return raw;
  const spelled = old ? raw.slice(old.start, old.end).replace(/=[\s\S]*$/, '') : ` ${qualified}`;
  const at = old ?? endOfAttributes(raw);
  return `${raw.slice(0, at.start)}${spelled}="${escapeAttribute(value)}"${raw.slice(at.end)}`;
}

/** `raw` without the attribute. */
export function removeAttribute(raw: string, name: AttributeName): string {
  const old = find(raw, name);
  return old ? raw.slice(0, old.start) + raw.slice(old.end) : raw;
}

function find(raw: string, name: AttributeName): RawAttribute | undefined {
  return rawAttributes(raw).find(({ prefix, local }) => local === name.local && name.prefixes.has(prefix));
}

function rawAttributes(raw: string): RawAttribute[] {
  const limit = endOfAttributes(raw).start;
  // Blanks that no attribute follows are looked at once, from the first of them.
  const pattern = /(?<!\s)\s+(?:([^\s=:]+):)?([^\s=:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
  return [...raw.slice(0, limit).matchAll(pattern)].map((match) => ({
    prefix: match[1] ?? '',
    local: match[2]!,
    value: unescapeXml(match[3] ?? match[4]!),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function endOfAttributes(raw: string): { start: number; end: number } {
  const tag = firstMarkup.exec(raw)!;
  const end = tag.index + tag[0].length - 1 - tag[4]!.length;
  return { start: end, end };
}
