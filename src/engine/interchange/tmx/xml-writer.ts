import { escapeAttribute, escapeText, forbiddenCharacters } from '#engine/docx/xml';
import type { TmxAttributes, TmxContent } from './tmx-unit.ts';

const forbidden = new RegExp(forbiddenCharacters.source, 'g');
const name = /^(?:([\p{L}_][\p{L}\p{N}_.-]*):)?[\p{L}_][\p{L}\p{N}_.-]*$/u;

/** Writes what TMX files are made of so that they are well-formed whatever the values are. */
export class XmlWriter {
  /** Prefixes that are declared wherever something is written. */
  private readonly prefixes: ReadonlySet<string>;

  constructor(namespaces: TmxAttributes) {
    const declared = Object.keys(namespaces).filter((declaration) => declaration.startsWith('xmlns:'));
    this.prefixes = new Set(['xml', ...declared.map((declaration) => declaration.slice('xmlns:'.length))]);
  }

  /** Attributes in the given order, those without a value left out. */
  attributes(values: Readonly<Record<string, string | undefined>>): string {
    let written = '';
    for (const [attribute, value] of Object.entries(values)) {
      if (value !== undefined && this.canBeWritten(attribute)) {
        written += ` ${attribute}="${escapeAttribute(replaceForbidden(value))}"`;
      }
    }
    return written;
  }

  /** Attributes in the order of their names, so that the same content gives the same bytes. */
  sorted(values: TmxAttributes): string {
    const names = Object.keys(values);
    if (names.length === 0) return '';
    return this.attributes(
      Object.fromEntries(names.sort().map((attribute) => [attribute, values[attribute]])),
    );
  }

  text(text: string): string {
    return escapeText(replaceForbidden(text));
  }

  /** Text and the elements in it; an element whose name cannot be written gives its content alone. */
  content(content: readonly TmxContent[]): string {
    let written = '';
    for (const part of content) {
      if (typeof part === 'string') written += this.text(part);
      else if (!this.canBeWritten(part.name)) written += this.content(part.content);
      else {
        const inside = this.content(part.content);
        const tag = `${part.name}${this.attributes(part.attributes)}`;
        written += inside === '' ? `<${tag}/>` : `<${tag}>${inside}</${part.name}>`;
      }
    }
    return written;
  }

  private canBeWritten(qualified: string): boolean {
    const match = name.exec(qualified);
    if (match === null) return false;
    return match[1] === undefined || this.prefixes.has(match[1]);
  }
}

/** Characters that XML cannot hold give U+FFFD where TMX has no place for a code. */
function replaceForbidden(text: string): string {
  return text.replace(forbidden, '\uFFFD');
}
