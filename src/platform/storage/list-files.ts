import type { Dirent } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

interface Listed {
  readonly key: string;
  readonly storedAt: Date;
}

/** Objects below a folder whose key begins with a text, in the order of the bytes of their keys. */
export async function* listFiles(folder: string, prefix: string, path = ''): AsyncGenerator<Listed> {
  for (const { key, isFolder } of await readNames(folder, path)) {
    // Compared as text and reached by walking only, so that a prefix leads nowhere else.
    if (isFolder && (key.startsWith(prefix) || prefix.startsWith(key))) yield* listFiles(folder, prefix, key);
    if (isFolder || !key.startsWith(prefix)) continue;
    const found = await stat(join(folder, `${key}~`)).catch(gone);
    if (found) yield { key, storedAt: found.mtime };
  }
}

/** Folders with the slash that follows them in keys: `a-b` comes before `a/b`, though `a` comes before `a-b`. */
async function readNames(folder: string, path: string): Promise<{ key: string; isFolder: boolean }[]> {
  const entries: Dirent[] = await readdir(join(folder, path), { withFileTypes: true }).catch(
    (error) => gone(error) ?? [],
  );
  return entries
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('~'))
    .map((entry) => {
      const isFolder = entry.isDirectory();
      return { key: path + (isFolder ? `${entry.name}/` : entry.name.slice(0, -1)), isFolder };
    })
    .sort((one, other) => (one.key < other.key ? -1 : 1));
}

function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
