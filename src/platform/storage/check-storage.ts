import { randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Storage } from './storage.ts';

/** Writes, reads and deletes a trial object; rejects with what went wrong. */
export async function checkStorage(storage: Omit<Storage, 'check'>): Promise<void> {
  const key = `checks/${randomUUID()}`;
  const { sha256 } = await storage.put(key, randomBytes(1024));
  try {
    await buffer(await storage.get(key, { sha256 }));
  } finally {
    await storage.delete(key);
  }
}
