import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { CreateBucketCommand, ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasRadosgw, type Radosgw, radosgwMissing, startRadosgw } from '#test/radosgw';
import { openS3Storage } from './open-storage.ts';
import type { S3Settings } from './settings.ts';
import type { Storage } from './storage.ts';

if (hasRadosgw) describeS3();
else test.skip(`S3: ${radosgwMissing}`, () => {});

function describeS3(): void {
  const bucket = 'documents';
  let server: Radosgw;
  let client: S3Client;
  let settings: S3Settings;
  beforeAll(async () => {
    server = await startRadosgw();
    const { endpoint, region, accessKeyId, secretAccessKey } = server;
    settings = {
      endpoint,
      region,
      accessKeyId,
      secretAccessKey,
      bucket,
      prefix: '/verso/one/',
      pathStyle: true,
    };
    client = new S3Client({
      ...{ endpoint, region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true },
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  });
  afterAll(() => server?.stop());

  const keys = async (storage: Storage, prefix: string): Promise<string[]> => {
    const found: string[] = [];
    for await (const { key } of storage.list(prefix)) found.push(key);
    return found;
  };

  describe('S3', () => {
    let storage: Storage;
    beforeAll(async () => {
      storage = await openS3Storage(settings);
    });

    test('a prefix keeps installations in one bucket apart', async () => {
      const other = await openS3Storage({ ...settings, prefix: 'verso/on' });
      await storage.put('apart/a', Buffer.from('one'));
      await other.put('apart/b', Buffer.from('other'));
      expect(await keys(storage, 'apart/')).toEqual(['apart/a']);
      expect(await keys(other, '')).toEqual(['apart/b']);
      expect(await other.head('apart/a')).toBeUndefined();
    });

    test('lists more than one page', async () => {
      const names = Array.from({ length: 1_050 }, (_, number) => `pages/${String(number).padStart(5, '0')}`);
      for (let start = 0; start < names.length; start += 50)
        await Promise.all(names.slice(start, start + 50).map((key) => storage.put(key, Buffer.from('x'))));
      expect(await keys(storage, 'pages/')).toEqual(names);
    });

    test('an address to download carries the name, for a while, for this object alone', async () => {
      await storage.put('signed/a', Buffer.from('hello'));
      await storage.put('signed/b', Buffer.from('other'));
      const fileName = 'Vertrag "A"\r\nX-Evil: 1 – ü.docx';
      const url = await storage.signedDownload!('signed/a', { seconds: 60, fileName });
      const answer = await fetch(url);
      expect(await answer.text()).toBe('hello');
      expect(answer.headers.get('x-evil')).toBeNull();
      expect(answer.headers.get('content-disposition')).toContain(
        "filename*=UTF-8''Vertrag%20%22A%22__X-Evil",
      );
      expect((await fetch(url.replace('signed/a', 'signed/b'))).status).toBe(403);
      const short = await storage.signedDownload!('signed/a', { seconds: 1, fileName });
      await wait(2_500);
      expect((await fetch(short)).status).toBe(403);
    });

    test('an address to upload takes so many bytes and no others', async () => {
      const url = await storage.signedUpload!('uploaded/a', { seconds: 60, bytes: 5 });
      expect((await fetch(url, { method: 'PUT', body: 'too long' })).status).toBe(403);
      expect(await storage.head('uploaded/a')).toBeUndefined();
      expect((await fetch(url, { method: 'PUT', body: 'right' })).status).toBe(200);
      expect(await storage.head('uploaded/a')).toMatchObject({ size: 5 });
    });

    test('parts of a process that was killed are no object and are given up later', async () => {
      const child = spawn(
        process.execPath,
        [
          '--conditions=verso-source',
          '--input-type=module',
          '--eval',
          `import { openS3Storage } from '#platform/storage';
           import { Readable } from 'node:stream';
           const storage = await openS3Storage(${JSON.stringify(settings)});
           await storage.put('killed/a', Readable.from((function* () { for (;;) yield Buffer.alloc(65536); })()));`,
        ],
        { stdio: ['ignore', 'ignore', 'inherit'] },
      );
      const ended = new Promise((done) => child.once('exit', done));
      const uploads = async () => {
        const command = new ListMultipartUploadsCommand({ Bucket: bucket });
        return (await client.send(command)).Uploads ?? [];
      };
      while ((await uploads()).length === 0) await wait(50);
      child.kill('SIGKILL');
      await ended;
      expect(await storage.head('killed/a')).toBeUndefined();
      expect(await storage.discardUnfinished!(new Date(Date.now() - 3_600_000))).toBe(0);
      expect(await storage.discardUnfinished!(new Date(Date.now() + 60_000))).toBe(1);
      expect(await uploads()).toEqual([]);
    });

    test('a bucket that is not there, a wrong key and a dead server are told by check', async () => {
      await expect((await openS3Storage({ ...settings, bucket: 'nowhere' })).check()).rejects.toThrow();
      const wrong = await openS3Storage({ ...settings, secretAccessKey: randomBytes(8).toString('hex') });
      await expect(wrong.check()).rejects.toThrow();
      const dead = await openS3Storage({ ...settings, endpoint: 'http://127.0.0.1:9' });
      await expect(dead.check()).rejects.toThrow('ECONNREFUSED');
    });
  });
}
