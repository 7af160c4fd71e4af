import { type SegmenterOptions, segmenterFor } from './segmenter-for.ts';

/** A whole run at once: to look from each blank for a line break behind it would cost the square of the run. */
const blanks = /[\s\u0085]+/g;
const joinLines = (run: string): string => (/[\n\r\v\f\u0085\u2028\u2029]/.test(run) ? ' ' : run);

/** The sentences of a text, each trimmed and on one line (line breaks inside a sentence become one blank); none is empty. */
export function splitSentences(text: string, language: string, options?: SegmenterOptions): string[] {
  const breaks = [...segmenterFor(language, options)(text), text.length];
  const sentences: string[] = [];
  let start = 0;
  for (const end of breaks) {
    const sentence = text.slice(start, end).trim().replace(blanks, joinLines);
    if (sentence !== '') sentences.push(sentence);
    start = end;
  }
  return sentences;
}
