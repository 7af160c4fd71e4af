import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { checkStorage } from './check-storage.ts';
import { listFiles } from './list-files.ts';
import { measureContent, toStream } from './measure-content.ts';
import { requireObjectKey } from './object-key.ts';
import { storageProblem } from './problems.ts';
import type { PutOptions, Storage, StoredObject } from './storage.ts';
import { verifyContent } from './verify-content.ts';

/** Documents are for the account that runs Verso. */
const fileMode = 0o600;
const folderMode = 0o700;

/** What of a file changes when its content is exchanged. */
interface Identity {
  readonly inode: string;
  readonly changed: string;
  readonly size: number;
}

interface Note extends Identity {
  readonly sha256: string;
}

/**
 * Objects as files below `<folder>/objects`, complete or absent: written beside them into `<folder>/incoming`, flushed to
 * the disk and moved. The folder is made when it is needed. Several processes may share it, also over a network as far
 * as its file system moves files atomically.
 */
export function openFileStorage({ folder }: { readonly folder: string }): Storage {
  const root = resolve(folder);
  const objects = join(root, 'objects');
  const incoming = join(root, 'incoming');
  /** The tilde cannot be in a key, so that the object `a` and the folder of `a/b` do not meet. */
  const fileOf = (key: string): string => {
    requireObjectKey(key);
    return join(objects, `${key}~`);
  };
  const storage: Omit<Storage, 'check'> = {
    kind: 'files',
    put: async (key, content, options) => putFile(incoming, key, fileOf(key), content, options),
    async get(key, expected) {
      const handle = await open(fileOf(key), 'r').catch(absent);
      if (!handle) throw storageProblem('object-missing', { detail: key });
      const content = handle.createReadStream();
      return expected ? verifyContent(content, key, expected.sha256) : content;
    },
    head: async (key) => headFile(incoming, key, fileOf(key)),
    async delete(key) {
      const file = fileOf(key);
      const wasThere = await unlink(file).then(() => true, absent);
      await rm(noteOf(file), { force: true });
      return wasThere === true;
    },
    list: (prefix) => listFiles(objects, prefix),
    discardUnfinished: (before) => discardIncoming(incoming, before),
  };
  return { ...storage, check: () => checkStorage(storage) };
}

async function putFile(
  incoming: string,
  key: string,
  file: string,
  content: Readable | Uint8Array,
  { limit }: PutOptions = {},
): Promise<StoredObject> {
  const source = toStream(content);
  const temporary = join(incoming, randomUUID());
  const measured = measureContent(limit);
  await mkdir(incoming, { recursive: true, mode: folderMode });
  try {
    const sink = createWriteStream(temporary, { flags: 'wx', mode: fileMode, flush: true });
    await pipeline(source, measured.stream, sink);
    const { sha256 } = measured.result();
    const identity = (await identify(temporary))!;
    const made = await mkdir(dirname(file), { recursive: true, mode: folderMode });
    await rename(temporary, file);
    await flushFolders(dirname(file), made && dirname(made));
    await writeNote(incoming, file, { ...identity, sha256 });
    return toObject(key, identity.size, sha256);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** The hash noted beside the file if it is of this very file, else that of its content, which is noted then. */
async function headFile(incoming: string, key: string, file: string): Promise<StoredObject | undefined> {
  const identity = await identify(file);
  if (!identity) return undefined;
  const note = await readNote(file);
  if (
    note &&
    note.inode === identity.inode &&
    note.changed === identity.changed &&
    note.size === identity.size
  )
    return toObject(key, identity.size, note.sha256);
  const handle = await open(file, 'r').catch(absent);
  if (!handle) return undefined;
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of handle.createReadStream() as AsyncIterable<Buffer>) {
    hash.update(chunk);
    size += chunk.length;
  }
  const sha256 = hash.digest('hex');
  await writeNote(incoming, file, { ...identity, sha256 });
  return toObject(key, size, sha256);
}

const toObject = (key: string, size: number, sha256: string): StoredObject => ({
  ...{ key, size, sha256 },
  etag: sha256.slice(0, 32),
});

const noteOf = (file: string): string => `${file}note`;

async function identify(file: string): Promise<Identity | undefined> {
  const found = await stat(file, { bigint: true }).catch(absent);
  return found && { inode: `${found.ino}`, changed: `${found.mtimeNs}`, size: Number(found.size) };
}

/** Only spares reading: a note that is lost, or of a file that was exchanged since, is not believed. */
async function writeNote(incoming: string, file: string, note: Note): Promise<void> {
  const temporary = join(incoming, randomUUID());
  await mkdir(incoming, { recursive: true, mode: folderMode });
  await writeFile(temporary, JSON.stringify(note), { mode: fileMode });
  await rename(temporary, noteOf(file));
}

async function readNote(file: string): Promise<Note | undefined> {
  const text = await readFile(noteOf(file), 'utf8').catch(absent);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Note);
  } catch {
    return undefined;
  }
}

/** Without this names of files and of new folders, unlike the content, may be lost with the power. */
async function flushFolders(folder: string, upTo = folder): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
  if (folder !== upTo) await flushFolders(dirname(folder), upTo);
}

async function discardIncoming(incoming: string, before: Date): Promise<number> {
  let discarded = 0;
  for (const name of (await readdir(incoming).catch(absent)) ?? []) {
    const found = await stat(join(incoming, name)).catch(absent);
    if (!found || found.mtime >= before) continue;
    await rm(join(incoming, name), { force: true });
    discarded += 1;
  }
  return discarded;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
