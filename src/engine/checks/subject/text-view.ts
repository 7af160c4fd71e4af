import { type InlineText, plainText } from '#engine/inline';
import { type Word, wordsOf } from '#engine/words';
import { LETTER, traitsOfUnit, UPPER } from './character-traits.ts';
import { languageOf } from './language-of.ts';

/** One side of a pair with what several checks ask about it, computed once. */
export class TextView {
  readonly inline: InlineText;
  /** BCP 47 tag, and its language in lower case. */
  readonly tag: string;
  readonly language: string;
  /** What a reader without formatting sees; places are offsets in it. */
  readonly text: string;
  /** The traits of all characters together. */
  readonly traits: number;
  /** How many letters and marks the text has, and how many of them are capitals. */
  readonly letters: number;
  readonly capitals: number;
  /** What checks computed of it; see `remembered`. */
  readonly memory: unknown[] = [];
  private foundWords: readonly Word[] | undefined;
  private foundCodes: ReadonlySet<number> | undefined;
  private foundKeys: ReadonlySet<string> | undefined;

  constructor(inline: InlineText, tag: string) {
    this.inline = inline;
    this.tag = tag;
    this.language = languageOf(tag);
    this.text = plainText(inline);
    const { text } = this;
    let traits = 0;
    let letters = 0;
    let capitals = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = traitsOfUnit(text.charCodeAt(at));
      traits |= unit;
      letters += unit & LETTER;
      if (unit & UPPER) capitals++;
    }
    this.traits = traits;
    this.letters = letters;
    this.capitals = capitals;
  }

  has(trait: number): boolean {
    return (this.traits & trait) !== 0;
  }

  get words(): readonly Word[] {
    this.foundWords ??= wordsOf(this.text);
    return this.foundWords;
  }

  /** The words in lower case, without numbers and signs. */
  get wordKeys(): ReadonlySet<string> {
    this.foundKeys ??= new Set(
      this.words.filter(({ kind }) => kind === 'word').map(({ text }) => text.toLowerCase()),
    );
    return this.foundKeys;
  }

  /** Whether an object, a tab or another standalone code stands at an offset of the text. */
  hasCodeAt(offset: number): boolean {
    this.foundCodes ??= standaloneOffsets(this.inline);
    return this.foundCodes.has(offset);
  }

  get isEmpty(): boolean {
    return this.text.trim() === '';
  }
}

const noOffsets: ReadonlySet<number> = new Set();

function standaloneOffsets({ items, codes }: InlineText): ReadonlySet<number> {
  if (codes.size === 0) return noOffsets;
  const offsets = new Set<number>();
  const opened = new Set<number>();
  let offset = 0;
  for (const item of items) {
    if (item.kind === 'text') offset += item.text.length;
    else {
      if (item.kind === 'standalone') offsets.add(offset);
      if (item.kind !== 'close' && !opened.has(item.id)) offset += codes.get(item.id)?.equivalent.length ?? 0;
      if (item.kind === 'open') opened.add(item.id);
    }
  }
  return offsets;
}
