import type { MarkupCode } from './markup-event.ts';

/** Trouble with characters, wherever they stand. */
export interface TextTrouble {
  readonly code: MarkupCode;
  readonly detail: string;
  /** In the buffer. */
  readonly offset: number;
}

const forbidden = /[\x00-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;
const nowhere = Number.POSITIVE_INFINITY;

/** Finds characters of a buffer that XML forbids or that stand for invalid bytes; a file may consist of them. */
export class TextTroubles {
  private forbiddenAt = nowhere;
  private invalidAt = nowhere;

  /** The first `count` characters leave the buffer. */
  shift(count: number): void {
    this.forbiddenAt -= count;
    this.invalidAt -= count;
  }

  /** Looks at what came to the buffer behind `start`; `invalidAt` is an offset in it, or -1. */
  look(buffer: string, start: number, invalidAt: number): void {
    if (this.forbiddenAt === nowhere) this.forbiddenAt = nextForbidden(buffer, start);
    if (invalidAt !== -1) this.invalidAt = start + invalidAt;
  }

  areBefore(end: number): boolean {
    return this.forbiddenAt < end || this.invalidAt < end;
  }

  /** Takes the first of each kind before an offset; further ones before it are forgotten. */
  takeBefore(buffer: string, end: number): TextTrouble[] {
    const taken: TextTrouble[] = [];
    if (this.forbiddenAt < end) {
      const hex = buffer.charCodeAt(this.forbiddenAt).toString(16).toUpperCase().padStart(4, '0');
      taken.push({ code: 'markup-character', detail: `U+${hex}`, offset: this.forbiddenAt });
      this.forbiddenAt = nextForbidden(buffer, end);
    }
    if (this.invalidAt < end) {
      taken.push({ code: 'markup-encoding', detail: '', offset: this.invalidAt });
      this.invalidAt = nowhere;
    }
    return taken;
  }
}

function nextForbidden(buffer: string, start: number): number {
  forbidden.lastIndex = start;
  return forbidden.exec(buffer)?.index ?? nowhere;
}
