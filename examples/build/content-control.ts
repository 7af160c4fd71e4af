import { nextIdentifier } from './identifiers.ts';
import { inline, run } from './inline.ts';
import type { Inline, Xml } from './xml.ts';
import { escapeAttribute, raw } from './xml.ts';

interface Control {
  readonly title: string;
  readonly tag: string;
  /** Name of the placeholder text's building block in the glossary document. */
  readonly placeholder?: string;
  /** The element that says what kind of control it is. */
  readonly kind: string;
}

/** A content control inside a line that the author has filled in. */
export function filledControl(control: Control, ...content: Inline[]): Xml {
  return raw(controlMarkup(control, '', inline(content)));
}

/** A content control inside a line that still shows its placeholder text. */
export function emptyControl(control: Control, prompt: string): Xml {
  const shown = run(prompt, '<w:rStyle w:val="PlaceholderText"/>').xml;
  return raw(controlMarkup(control, '<w:showingPlcHdr/>', shown));
}

function controlMarkup(control: Control, state: string, content: string): string {
  const placeholder = control.placeholder
    ? `<w:placeholder><w:docPart w:val="${control.placeholder}"/></w:placeholder>`
    : '';
  const properties = [
    `<w:alias w:val="${escapeAttribute(control.title)}"/><w:tag w:val="${control.tag}"/>`,
    `<w:id w:val="${910_000 + nextIdentifier()}"/>${placeholder}${state}${control.kind}`,
  ].join('');
  return `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
}

/** The kind of a date control; `date` is an ISO 8601 time in UTC. */
export function dateKind(date: string): string {
  return `<w:date w:fullDate="${date}"><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>`;
}

/** The kind of a drop-down list; each item is what the reader sees and the value that is stored. */
export function dropDownKind(items: readonly (readonly [shown: string, value: string])[]): string {
  const list = items.map(
    ([shown, value]) =>
      `<w:listItem w:displayText="${escapeAttribute(shown)}" w:value="${escapeAttribute(value)}"/>`,
  );
  return `<w:dropDownList>${list.join('')}</w:dropDownList>`;
}
