import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** What a stream held, in a file that goes when it is disposed of. */
export interface SpooledFile extends AsyncDisposable {
  readonly path: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Its bytes from the start. */
  open(): Readable;
}

/**
 * Keeps a stream that breaks off before it is read from ending the process; whoever reads it hears of the error. To be
 * called before anything is waited for.
 */
export function expectErrors(content: Readable): void {
  content.on('error', () => {});
}

/**
 * Writes what comes to a temporary file, so that nothing is stored before it is known to be wanted, and a slow client
 * holds neither memory nor a transaction. Rejects, leaving nothing, as the stream does: where it is cut or too large.
 */
export async function spoolStream(content: Readable): Promise<SpooledFile> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-upload-'));
  const path = join(folder, 'document');
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const hash = createHash('sha256');
  let size = 0;
  try {
    const measured = async function* (source: AsyncIterable<Buffer>) {
      for await (const chunk of source) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    };
    await pipeline(content, measured, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    path,
    size,
    sha256: hash.digest('hex'),
    open: () => createReadStream(path),
    [Symbol.asyncDispose]: remove,
  };
}
