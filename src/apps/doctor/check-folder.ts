import { mkdir, statfs } from 'node:fs/promises';
import type { Configuration } from '#platform/config';
import { type Check, fail, failing, ok, warn } from './check.ts';

const gigabyte = 1024 ** 3;

/** Free space where this process stores anything. */
export function checkFolder({ dataFolder, storage, storageFolder, isEmbedded }: Configuration) {
  const folders = new Set([
    ...(isEmbedded ? [dataFolder] : []),
    ...(storage === 'files' ? [storageFolder] : []),
  ]);
  return Promise.all(
    [...folders].map((folder) =>
      failing('disk', 'Make the folder and let the account that runs Verso write to it.', async () => {
        await mkdir(folder, { recursive: true });
        return [await space(folder)];
      }),
    ),
  ).then((checks) => checks.flat());
}

async function space(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / gigabyte;
  const found = `${free.toFixed(1)} GB free in ${folder}`;
  if (free < 0.5) return fail('disk', found, 'Make room, or set VERSO_DATA to a larger disk.');
  if (free < 5) return warn('disk', found, 'Make room before it runs out.');
  return ok('disk', found);
}
