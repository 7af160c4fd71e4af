import { inline } from './inline.ts';
import type { Inline, Xml } from './xml.ts';
import { raw, wordPart } from './xml.ts';

type Kind = 'footnote' | 'endnote';

const named = { footnote: 'Footnote', endnote: 'Endnote' } as const;

const mark = (kind: Kind, content: string): string =>
  `<w:r><w:rPr><w:rStyle w:val="${named[kind]}Reference"/></w:rPr>${content}</w:r>`;

/** The reference in the text to note `id`; the first note of a document is 1. */
export function noteReference(kind: Kind, id: number): Xml {
  return raw(mark(kind, `<w:${kind}Reference w:id="${id}"/>`));
}

/** The notes part: the two separators Word expects, then the notes, numbered from 1. */
export function notesPart(kind: Kind, notes: readonly (readonly Inline[])[]): string {
  const separator = (id: number, type: string, element: string): string =>
    `<w:${kind} w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${element}/></w:r></w:p></w:${kind}>`;
  const items = notes.map((content, index) => {
    const text = `${mark(kind, `<w:${kind}Ref/>`)}${inline([' ', ...content])}`;
    return `<w:${kind} w:id="${index + 1}"><w:p><w:pPr><w:pStyle w:val="${named[kind]}Text"/></w:pPr>${text}</w:p></w:${kind}>`;
  });
  return wordPart(
    `${kind}s`,
    [
      separator(-1, 'separator', 'separator'),
      separator(0, 'continuationSeparator', 'continuationSeparator'),
      ...items,
    ].join(''),
  );
}
