import type { MarkupStart } from '#engine/interchange/markup';

/** What reads the inside of an element while it is open. */
export interface Frame {
  /** A child starts; returns what reads it. */
  start(tag: MarkupStart, name: string): Frame;
  text(text: string): void;
  end(): void;
}

const nothing = () => {};

/** Passes over an element and all it holds. */
export const ignored: Frame = { start: () => ignored, text: nothing, end: nothing };

/** Collects the text of an element; the tags inside it become part of the text, as if they had been escaped. */
export class TextFrame implements Frame {
  private readonly pieces: string[] = [];
  private readonly done: (text: string) => void;

  constructor(done: (text: string) => void) {
    this.done = done;
  }

  start({ name }: MarkupStart): Frame {
    this.pieces.push(`<${name}>`);
    return {
      start: (tag) => this.start(tag),
      text: (text) => this.text(text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
      end: () => this.pieces.push(`</${name}>`),
    };
  }

  text(text: string): void {
    this.pieces.push(text);
  }

  end(): void {
    this.done(this.pieces.length === 1 ? this.pieces[0]! : this.pieces.join(''));
  }
}
