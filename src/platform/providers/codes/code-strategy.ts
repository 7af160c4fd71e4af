import { type InlineText, markedText, parseMarkedText } from '#engine/inline';

/** How the inline codes of a segment travel to a service and back. */
export interface CodeStrategy {
  /** What is sent. */
  encode(source: InlineText): string;
  /**
   * What came back, with codes as the service placed them, not yet compared with the source. Undefined where text
   * cannot be told from what stands for a code. Never throws.
   */
  decode(answer: string, source: InlineText): InlineText | undefined;
}

/** Numbered marks (`<1>bold</1>`, `<2/>`), for services that follow instructions. */
export const numberedMarks: CodeStrategy = {
  encode: markedText,
  decode: (answer, source) => parseMarkedText(answer, source.codes).text,
};
