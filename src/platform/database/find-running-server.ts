import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { EmbeddedOptions } from './embedded-server.ts';
import { isAlive } from './folder-lock.ts';

/** Address of the embedded server that another process runs on a folder; undefined where none runs. */
export async function findRunningServer({
  folder,
  password,
}: Pick<EmbeddedOptions, 'folder' | 'password'>): Promise<string | undefined> {
  const file = await readFile(join(resolve(folder), 'data', 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , port] = file.split('\n');
  const owner = await readFile(join(resolve(folder), 'lock'), 'utf8').catch(() => '');
  const holder = Number(/"pid":(\d+)/.exec(owner)?.[1]);
  if (!port || !isAlive(Number(pid)) || !holder || !isAlive(holder)) return undefined;
  return `postgres://verso:${encodeURIComponent(password)}@127.0.0.1:${port}/verso`;
}
