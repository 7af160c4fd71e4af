import {
  type ByteChunks,
  defaultMarkupLimits,
  type MarkupLimits,
  readMarkup,
} from '#engine/interchange/markup';
import type { TmxPart } from './tmx-part.ts';
import { TmxReading } from './tmx-reading.ts';

export interface TmxReadOptions {
  /** What the file may cost. */
  readonly limits?: MarkupLimits;
}

/**
 * Reads a TMX file (1.1 to 1.4b) of any size in memory that does not grow with it. Parts come in order of the file:
 * the header once, before any unit; units and findings as they are met; at last an account of every `<tu>`. A file that
 * is not TMX has no header. What comes before a fatal fault is read, and `isComplete` is then false.
 *
 * Trouble with the file is a finding with line and column, at most 100 of a code; the account counts all. Throws only
 * what `chunks` throws. A caller that stops early closes `chunks`.
 */
export async function* readTmx(
  chunks: ByteChunks,
  { limits = defaultMarkupLimits }: TmxReadOptions = {},
): AsyncGenerator<TmxPart> {
  const reading = new TmxReading();
  for await (const events of readMarkup(chunks, limits)) {
    yield* reading.accept(events);
    if (reading.isOver) break;
  }
  yield* reading.finish();
}
