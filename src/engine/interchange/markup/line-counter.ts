/** Counts lines of a text that passes by in a buffer; offsets must not go back. */
export class LineCounter {
  private line = 1;
  /** Offset in the buffer of the first character of the line; negative once that has left the buffer. */
  private lineStart = 0;
  /** Offset of the next line feed, known as far as the buffer goes. */
  private nextFeed = -1;

  /** The first `count` characters leave the buffer and new ones come to its end. */
  shift(count: number): void {
    this.lineStart -= count;
    this.nextFeed = -1;
  }

  placeOf(buffer: string, offset: number): { line: number; column: number } {
    if (this.nextFeed === -1) this.nextFeed = feedFrom(buffer, Math.max(0, this.lineStart));
    while (this.nextFeed < offset) {
      this.line++;
      this.lineStart = this.nextFeed + 1;
      this.nextFeed = feedFrom(buffer, this.lineStart);
    }
    return { line: this.line, column: offset - this.lineStart + 1 };
  }
}

function feedFrom(buffer: string, offset: number): number {
  const feed = buffer.indexOf('\n', offset);
  return feed === -1 ? Number.POSITIVE_INFINITY : feed;
}
