import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Configuration } from './configuration.ts';

/** The secret key: the one that is set, else that of the data folder; undefined where none was made there yet. */
export async function findSecretKey({ secretKey, dataFolder }: Configuration): Promise<string | undefined> {
  if (secretKey !== undefined) return secretKey;
  try {
    return (await readFile(join(dataFolder, 'secret'), 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The secret key: the one that is set, else that of the data folder, made there the first time, readable to its owner only. */
export async function readSecretKey({ secretKey, dataFolder }: Configuration): Promise<string> {
  if (secretKey !== undefined) return secretKey;
  const file = join(dataFolder, 'secret');
  // The database's account has to pass through the folder, so the key itself is what is closed.
  await mkdir(dataFolder, { recursive: true, mode: 0o755 });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  try {
    // A link appears whole or not at all, and never replaces what another process made.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft);
  }
  return (await readFile(file, 'utf8')).trim();
}
