import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes a file so that it is either there whole or not at all: beside its place, flushed to disk, then renamed. A
 * kill in between leaves the old file, if there was one. A link is followed, and a device or pipe is written to as it
 * is. Rejects with the file system's error.
 */
export async function writeWholeFile(path: string, content: Uint8Array | string): Promise<void> {
  const existing = await stat(path).catch(() => undefined);
  if (existing && !existing.isFile() && !existing.isDirectory()) return writeFile(path, content);
  const place = existing ? await realpath(path) : path;
  const temporary = join(dirname(place), `.verso-${randomBytes(6).toString('hex')}.tmp`);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, place);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
