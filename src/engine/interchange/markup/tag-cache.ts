import type { ScannedTag } from './scan-tag.ts';

const slots = 256;
const longest = 96;

/** A tag that was read, with its characters from `<` to `>`. */
interface CachedTag {
  readonly raw: string;
  readonly tag: ScannedTag;
}

/**
 * Remembers tags by their characters: in an exchange file most are repeated (`<tuv xml:lang="fr">`) and are then read
 * without looking at each attribute.
 */
export class TagCache {
  private readonly tags = new Array<CachedTag | undefined>(slots).fill(undefined);

  /** The tag whose `<` is at `start`, if the same characters were read before. */
  find(text: string, start: number): ScannedTag | undefined {
    const close = text.indexOf('>', start);
    if (close === -1 || close - start >= longest) return undefined;
    const cached = this.tags[slotOf(text, start, close)];
    if (cached === undefined || !text.startsWith(cached.raw, start)) return undefined;
    const { tag } = cached;
    return { ...tag, end: start + cached.raw.length };
  }

  /** Remembers a tag in which nothing was wrong. */
  remember(text: string, start: number, tag: ScannedTag): void {
    const close = text.indexOf('>', start);
    if (tag.end !== close + 1 || close - start >= longest) return;
    // Cut out of the text alone, it would keep the whole text in memory.
    const raw = ` ${text.slice(start, tag.end)}`.slice(1);
    this.tags[slotOf(text, start, close)] = { raw, tag };
  }
}

function slotOf(text: string, start: number, close: number): number {
  return (
    (text.charCodeAt(start + 1) * 7 + text.charCodeAt(close - 2) * 3 + (close - start) * 5) & (slots - 1)
  );
}
