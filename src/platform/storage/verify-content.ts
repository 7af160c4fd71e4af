import { createHash } from 'node:crypto';
import { pipeline, type Readable, Transform } from 'node:stream';
import { storageProblem } from './problems.ts';

/**
 * Passes a stream on, the last chunk only once the hash of all is what it should be; else it fails with
 * `object-damaged`. So whoever counts bytes never receives a damaged object whole.
 */
export function verifyContent(source: Readable, key: string, sha256: string): Readable {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  const verified = new Transform({
    transform(chunk: Buffer, _, done) {
      hash.update(chunk);
      const before = held;
      held = chunk;
      done(null, before);
    },
    flush(done) {
      if (hash.digest('hex') !== sha256) return done(storageProblem('object-damaged', { detail: key }));
      done(null, held);
    },
  });
  // What breaks in the source destroys the result with the same error, which is where it is read.
  pipeline(source, verified, () => {});
  return verified;
}
