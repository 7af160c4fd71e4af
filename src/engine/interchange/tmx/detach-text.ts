/** Shorter texts are copied by V8 when they are cut out of another one. */
const shortest = 13;

/**
 * The same text in memory of its own. A text cut out of a block of the file keeps the whole block in memory for as long
 * as it lives: every fiftieth unit of a file of 75 MB, kept, held 99 MB instead of 20.
 */
export function detachText(text: string): string {
  return text.length < shortest ? text : ` ${text}`.slice(1);
}
