const slots = 256;
const longest = 40;

/**
 * Hands out the same string for the same name: the few names of a file are then neither copied nor hashed again for
 * each tag (a tenth of the time of a file full of attributes).
 */
export class NameCache {
  private readonly names: string[] = new Array<string>(slots).fill('');

  /** The characters of a text from `start` up to `end`. */
  get(text: string, start: number, end: number): string {
    const length = end - start;
    const slot = (text.charCodeAt(start) * 7 + text.charCodeAt(end - 1) * 3 + length) & (slots - 1);
    const known = this.names[slot]!;
    if (known.length === length && text.startsWith(known, start)) return known;
    // A name cut out of the text would keep the whole text in memory.
    const name = ` ${text.slice(start, end)}`.slice(1);
    if (length <= longest) this.names[slot] = name;
    return name;
  }
}
