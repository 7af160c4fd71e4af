import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { openFileStorage } from './file-storage.ts';

const folders: string[] = [];
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-files-'));
  folders.push(folder);
  return folder;
}
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describe('the folder', () => {
  test('is for the account of Verso alone', async () => {
    const folder = await newFolder();
    await openFileStorage({ folder }).put('a/b', Buffer.from('x'));
    expect((await stat(join(folder, 'objects/a/b~'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'objects/a'))).mode & 0o777).toBe(0o700);
  });

  test('a hash that is noted is not believed of a file that was exchanged or whose note is broken', async () => {
    const folder = await newFolder();
    const storage = openFileStorage({ folder });
    const before = await storage.put('a', Buffer.from('before'));
    await writeFile(join(folder, 'objects/a~'), 'change');
    expect((await storage.head('a'))!.sha256).not.toBe(before.sha256);
    await writeFile(join(folder, 'objects/a~'), 'before');
    await writeFile(join(folder, 'objects/a~note'), '{"sha2');
    expect(await storage.head('a')).toEqual(before);
    await rm(join(folder, 'objects/a~note'));
    expect(await storage.head('a')).toEqual(before);
  });

  test('a process killed while it writes leaves no object, and what it leaves is removed', async () => {
    const folder = await newFolder();
    const child = spawn(
      process.execPath,
      [
        '--conditions=verso-source',
        '--input-type=module',
        '--eval',
        `import { openFileStorage } from '#platform/storage';
         import { Readable } from 'node:stream';
         const endless = Readable.from((function* () { for (;;) yield Buffer.alloc(65536); })());
         await openFileStorage({ folder: ${JSON.stringify(folder)} }).put('a/b', endless);`,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    const ended = new Promise((done) => child.once('exit', done));
    const incoming = async () => readdir(join(folder, 'incoming')).catch(() => []);
    while ((await incoming()).length === 0) await wait(20);
    child.kill('SIGKILL');
    await ended;
    const storage = openFileStorage({ folder });
    expect(await storage.head('a/b')).toBeUndefined();
    for await (const { key } of storage.list('')) expect.unreachable(key);
    const [left] = await incoming();
    expect(await storage.discardUnfinished!(new Date(Date.now() - 3_600_000))).toBe(0);
    await utimes(join(folder, 'incoming', left!), 0, 0);
    expect(await storage.discardUnfinished!(new Date(Date.now() - 3_600_000))).toBe(1);
    expect(await incoming()).toEqual([]);
  });

  test('objects are plain files', async () => {
    const folder = await newFolder();
    await openFileStorage({ folder }).put('a/b', Buffer.from('plain'));
    expect(await readFile(join(folder, 'objects/a/b~'), 'utf8')).toBe('plain');
  });

  test('a reader of an object that is deleted reads on', async () => {
    const storage = openFileStorage({ folder: await newFolder() });
    const { sha256 } = await storage.put('a', Buffer.alloc(1_000_000));
    const content = await storage.get('a', { sha256 });
    await storage.delete('a');
    expect((await buffer(content)).length).toBe(1_000_000);
  });

  test('the AWS SDK is not loaded for it', () => {
    const script = `
      import { registerHooks } from 'node:module';
      registerHooks({ resolve(name, context, next) {
        if (name.startsWith('@aws-sdk') || name.startsWith('@smithy')) throw new Error('loaded ' + name);
        return next(name, context);
      } });
      const { openStorage, openS3Storage } = await import('#platform/storage');
      await openStorage({ kind: 'files', folder: '/nowhere' });
      await openS3Storage({ bucket: 'a', region: 'b' }).then(() => console.log('no'), (error) => console.log(error.message));`;
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=verso-source', '--input-type=module', '--eval', script],
      { encoding: 'utf8' },
    );
    expect(stderr + stdout).toContain('loaded @aws-sdk/client-s3');
  });
});
