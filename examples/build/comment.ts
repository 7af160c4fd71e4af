import { inline } from './inline.ts';
import { paragraphWith } from './paragraph.ts';
import type { Inline, Xml } from './xml.ts';
import { raw, wordPart } from './xml.ts';

export interface Comment {
  readonly author: string;
  readonly initials: string;
  /** ISO 8601 time in UTC. */
  readonly date: string;
  readonly text: string;
}

/** Content with the comment number `id` (from 0) attached to it. */
export function commentOn(id: number, ...content: Inline[]): Xml {
  return raw(
    `<w:commentRangeStart w:id="${id}"/>${inline(content)}<w:commentRangeEnd w:id="${id}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="${id}"/></w:r>`,
  );
}

export function commentsPart(comments: readonly Comment[]): string {
  const reference = raw('<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>');
  const items = comments.map(({ author, initials, date, text }, id) => {
    const content = paragraphWith('<w:pStyle w:val="CommentText"/>', reference, text);
    return `<w:comment w:id="${id}" w:author="${author}" w:date="${date}" w:initials="${initials}">${content.xml}</w:comment>`;
  });
  return wordPart('comments', items.join(''));
}
