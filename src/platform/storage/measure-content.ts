import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { storageProblem } from './problems.ts';

export interface Measurement {
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** A stream that passes everything on and fails with `size-exceeded` past a limit in bytes; `result` once it has ended. */
export function measureContent(limit = Number.POSITIVE_INFINITY): {
  readonly stream: Transform;
  result(): Measurement;
} {
  const hash = createHash('sha256');
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size > limit)
        return done(
          storageProblem('size-exceeded', { detail: `more than ${limit} bytes`, facts: { limit } }),
        );
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { stream, result: () => ({ size, sha256: hash.digest('hex') }) };
}

/** What is put as a stream. Throws `upload-spent` for one that was read before: the rest would be stored as the whole. */
export function toStream(content: Readable | Uint8Array): Readable {
  if (content instanceof Uint8Array) return Readable.from(content.length > 0 ? [content] : []);
  if (content.readableDidRead || content.destroyed || content.readableEnded)
    throw storageProblem('upload-spent');
  return content;
}
