import { run } from './inline.ts';
import { paragraph } from './paragraph.ts';
import { wordPart } from './xml.ts';

export interface Prompt {
  /** Name that a content control's `w:placeholder` points to. */
  readonly name: string;
  readonly guid: string;
  readonly text: string;
}

/** The glossary document: the building blocks that hold the placeholder texts of content controls. */
export function glossaryDocumentPart(prompts: readonly Prompt[]): string {
  const parts = prompts.map(({ name, guid, text }) => {
    const body = paragraph(undefined, run(text, '<w:rStyle w:val="PlaceholderText"/>')).xml;
    return [
      `<w:docPart><w:docPartPr><w:name w:val="${name}"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>`,
      `<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors><w:guid w:val="{${guid}}"/></w:docPartPr>`,
      `<w:docPartBody>${body}</w:docPartBody></w:docPart>`,
    ].join('');
  });
  return wordPart('glossaryDocument', `<w:docParts>${parts.join('')}</w:docParts>`);
}
