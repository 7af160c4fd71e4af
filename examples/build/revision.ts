import { nextIdentifier } from './identifiers.ts';
import { inline, runText } from './inline.ts';
import type { Inline, Xml } from './xml.ts';
import { raw } from './xml.ts';

/** Attributes of a tracked change: a number of its own, its author and its time. */
function authorship(author: string): string {
  return `w:id="${nextIdentifier()}" w:author="${author}" w:date="2026-02-10T10:15:00Z"`;
}

const editor = 'L. Brandt';

export function inserted(...content: Inline[]): Xml {
  return raw(`<w:ins ${authorship(editor)}>${inline(content)}</w:ins>`);
}

export function deleted(text: string): Xml {
  return raw(`<w:del ${authorship(editor)}>${deletedRun(text)}</w:del>`);
}

/** A run whose bold was added by a tracked formatting change. */
export function emboldened(text: string): Xml {
  return raw(
    `<w:r><w:rPr><w:b/><w:bCs/><w:rPrChange ${authorship(editor)}><w:rPr/></w:rPrChange></w:rPr>${runText(text)}</w:r>`,
  );
}

/** The place a sentence was moved away from; `name` ties it to the place it went to. */
export function movedFrom(name: string, text: string): Xml {
  return moved('moveFrom', name, `<w:r>${runText(text)}</w:r>`);
}

export function movedTo(name: string, text: string): Xml {
  return moved('moveTo', name, `<w:r>${runText(text)}</w:r>`);
}

/** Run properties of a paragraph mark that is deleted: the paragraph joins the next one. */
export function deletedParagraphMark(): string {
  return `<w:rPr><w:del ${authorship(editor)}/></w:rPr>`;
}

/** Run properties of the mark of a paragraph that is new. */
export function insertedParagraphMark(): string {
  return `<w:rPr><w:ins ${authorship(editor)}/></w:rPr>`;
}

function deletedRun(text: string): string {
  return `<w:r>${runText(text, 'w:delText')}</w:r>`;
}

function moved(element: string, name: string, content: string): Xml {
  const range = nextIdentifier();
  return raw(
    [
      `<w:${element}RangeStart w:id="${range}" w:author="${editor}" w:date="2026-02-10T10:15:00Z" w:name="${name}"/>`,
      `<w:${element} ${authorship(editor)}>${content}</w:${element}>`,
      `<w:${element}RangeEnd w:id="${range}"/>`,
    ].join(''),
  );
}
