import type { MarkupCode } from './markup-event.ts';

/** Trouble with characters, wherever they stand. */
export interface TextTrouble {
  readonly code: MarkupCode;
  readonly detail: string;
  /** In the buffer. */
  readonly offset: number;
}

const forbidden = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/;
const everyForbidden = new RegExp(forbidden.source, 'g');

/** Troubles with characters of a buffer that were seen, but not reported yet. */
export class TextTroubles {
  private waiting: TextTrouble[] = [];
  private first = Number.POSITIVE_INFINITY;

  /** The first `count` characters leave the buffer. */
  shift(count: number): void {
    if (this.waiting.length === 0) return;
    this.keep(this.waiting.map((trouble) => ({ ...trouble, offset: trouble.offset - count })));
  }

  /** Looks at text that comes to the buffer at `start`; `invalidAt` is where bytes were not valid, or -1. */
  look(text: string, start: number, invalidAt: number): void {
    if (invalidAt === -1 && !forbidden.test(text)) return;
    const found = [...text.matchAll(everyForbidden)].map(({ 0: character, index }): TextTrouble => {
      const hex = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      return { code: 'markup-character', detail: `U+${hex}`, offset: start + index };
    });
    if (invalidAt !== -1) found.push({ code: 'markup-encoding', detail: '', offset: start + invalidAt });
    this.keep([...this.waiting, ...found.sort((a, b) => a.offset - b.offset)]);
  }

  areBefore(end: number): boolean {
    return this.first < end;
  }

  /** Takes those before an offset, in order. */
  takeBefore(end: number): readonly TextTrouble[] {
    if (this.first >= end) return [];
    const count = this.waiting.findIndex(({ offset }) => offset >= end);
    const taken = count === -1 ? this.waiting : this.waiting.slice(0, count);
    this.keep(count === -1 ? [] : this.waiting.slice(count));
    return taken;
  }

  private keep(troubles: TextTrouble[]): void {
    this.waiting = troubles;
    this.first = troubles[0]?.offset ?? Number.POSITIVE_INFINITY;
  }
}
