import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Storage } from '#platform/storage';

export interface StorageUnderTest {
  readonly storage: Storage;
  /** Exchanges the bytes of an object behind the storage's back, keeping what is noted of it where there is such. */
  damage(key: string, bytes: Uint8Array): Promise<void>;
  stop(): Promise<void>;
}

/** Bytes; larger than one part of an upload in parts. */
const large = 20 * 1024 * 1024;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const read = async (content: Promise<Readable>): Promise<Buffer> => buffer(await content);
const inChunks = (bytes: Uint8Array, size: number): Readable =>
  Readable.from(
    (function* () {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    })(),
  );

async function listKeys(storage: Storage, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of storage.list(prefix)) keys.push(key);
  return keys;
}

/** What every storage promises to those who keep objects in it. An adapter is done when it passes. */
export function describeStorage(name: string, start: () => Promise<StorageUnderTest>): void {
  describe(`${name} keeps the contract of storages`, () => {
    let under: StorageUnderTest;
    let storage: Storage;
    beforeAll(async () => {
      under = await start();
      storage = under.storage;
    });
    afterAll(() => under?.stop());
    const keys = (prefix: string) => listKeys(storage, prefix);

    test.each([
      ['nothing', 0],
      ['one byte', 1],
      ['a document', 100_000],
      ['exactly one part', 8 * 1024 * 1024],
      ['many parts', large],
    ])('gives back %s as it was put, with its size and hash', async (what, size) => {
      const bytes = randomBytes(size);
      const key = `whole/${what.replaceAll(' ', '-')}`;
      const put = await storage.put(key, inChunks(bytes, 65_536), { mediaType: 'text/plain' });
      expect(put).toMatchObject({ key, size, sha256: sha256(bytes) });
      expect(put.etag).toMatch(/^[\da-f]{32}/);
      expect(sha256(await read(storage.get(key)))).toBe(sha256(bytes));
      expect(sha256(await read(storage.get(key, { sha256: put.sha256 })))).toBe(sha256(bytes));
      expect(await storage.head(key)).toEqual(put);
    });

    test('replaces an object of the same key', async () => {
      await storage.put('replaced/a', Buffer.from('before'));
      await storage.put('replaced/a', Buffer.from('after'));
      expect((await read(storage.get('replaced/a'))).toString()).toBe('after');
      expect(await storage.head('replaced/a')).toMatchObject({
        size: 5,
        sha256: sha256(Buffer.from('after')),
      });
      expect(await keys('replaced/')).toEqual(['replaced/a']);
    });

    test('what is missing is missing', async () => {
      await expect(storage.get('none/a')).rejects.toMatchObject({ code: 'object-missing', status: 410 });
      expect(await storage.head('none/a')).toBeUndefined();
      expect(await storage.delete('none/a')).toBe(false);
      expect(await keys('none/')).toEqual([]);
    });

    test('deletes once', async () => {
      await storage.put('deleted/a', Buffer.from('a'));
      expect(await storage.delete('deleted/a')).toBe(true);
      expect(await storage.delete('deleted/a')).toBe(false);
      await expect(storage.get('deleted/a')).rejects.toMatchObject({ code: 'object-missing' });
      expect(await keys('deleted/')).toEqual([]);
    });

    test('lists by prefix in the order of the bytes', async () => {
      const put = ['list/a/b', 'list/a-b', 'list/a', 'list/B', 'list/a/b/c', 'list/ab', 'listing'];
      const since = Date.now();
      for (const key of put) await storage.put(key, Buffer.from(key));
      const inside = ['list/B', 'list/a', 'list/a-b', 'list/a/b', 'list/a/b/c', 'list/ab'];
      expect(await keys('list/')).toEqual(inside);
      expect(await keys('list/a/')).toEqual(['list/a/b', 'list/a/b/c']);
      expect(await keys('list/a/b')).toEqual(['list/a/b', 'list/a/b/c']);
      expect(await keys('list')).toEqual([...inside, 'listing']);
      expect(await keys('../')).toEqual([]);
      for await (const { storedAt } of storage.list('listing'))
        expect(Math.abs(storedAt.getTime() - since)).toBeLessThan(10_000);
      for (const key of put) expect((await read(storage.get(key))).toString()).toBe(key);
    });

    test.each([
      ['above', '../a'],
      ['above, later', 'a/../../b'],
      ['this folder', 'a/./b'],
      ['root', '/etc/passwd'],
      ['nothing', ''],
      ['an empty name', 'a//b'],
      ['an end without name', 'a/'],
      ['a hidden name', 'a/.b'],
      ['a backslash', 'a\\..\\b'],
      ['a zero', 'a\0b'],
      ['a percent sign', '%2e%2e/a'],
      ['a tilde', 'a~'],
      ['a letter beyond ASCII', 'ü'],
      ['a line end', 'a\n'],
      ['a long name', 'a'.repeat(201)],
      ['a long path', Array(300).fill('a').join('/')],
    ])('refuses a key with %s everywhere', async (_, key) => {
      const refused = { code: 'object-key-invalid', status: 400 };
      await expect(storage.put(key, Buffer.from('x'))).rejects.toMatchObject(refused);
      await expect(storage.get(key)).rejects.toMatchObject(refused);
      await expect(storage.head(key)).rejects.toMatchObject(refused);
      await expect(storage.delete(key)).rejects.toMatchObject(refused);
    });

    test.each([
      ['small', 1_000],
      ['large', large],
    ])('refuses a %s object past the limit while it comes and leaves nothing', async (size, limit) => {
      const key = `limited/${size}`;
      let given = 0;
      const endless = Readable.from(
        (function* () {
          for (;;) {
            given += 65_536;
            yield randomBytes(65_536);
          }
        })(),
      );
      const refused = { code: 'size-exceeded', status: 413, facts: { limit } };
      await expect(storage.put(key, endless, { limit })).rejects.toMatchObject(refused);
      expect(given).toBeLessThan(limit + 10 * 1024 * 1024);
      expect(endless.destroyed).toBe(true);
      expect(await storage.head(key)).toBeUndefined();
      expect(await keys('limited/')).toEqual([]);
      expect(await storage.discardUnfinished!(new Date(Date.now() + 60_000))).toBe(0);
      await storage.put(key, randomBytes(1_000), { limit: 1_000 });
      await storage.delete(key);
    });

    test.each([
      ['small', 1_000],
      ['large', large],
    ])('leaves nothing of a %s upload that breaks off, and keeps what was there', async (size, bytes) => {
      const breaking = () =>
        Readable.from(
          (async function* () {
            for (let given = 0; given < bytes; given += 65_536) yield randomBytes(65_536);
            throw new Error('The client went away.');
          })(),
        );
      await expect(storage.put(`broken/${size}`, breaking())).rejects.toThrow('went away');
      expect(await keys('broken/')).toEqual([]);
      await storage.put(`kept/${size}`, Buffer.from('kept'));
      await expect(storage.put(`kept/${size}`, breaking())).rejects.toThrow('went away');
      expect((await read(storage.get(`kept/${size}`))).toString()).toBe('kept');
      expect(await storage.discardUnfinished!(new Date(Date.now() + 60_000))).toBe(0);
    });

    test('shows nothing of an object that is still coming', async () => {
      let goOn = (): void => {};
      const waited = new Promise<void>((done) => {
        goOn = done;
      });
      const slow = Readable.from(
        (async function* () {
          yield randomBytes(large);
          await waited;
          yield randomBytes(1);
        })(),
      );
      const put = storage.put('coming/a', slow);
      await new Promise((done) => setTimeout(done, 300));
      expect(await storage.head('coming/a')).toBeUndefined();
      expect(await keys('coming/')).toEqual([]);
      goOn();
      expect((await put).size).toBe(large + 1);
      expect(await keys('coming/')).toEqual(['coming/a']);
    });

    test('of many at once for one key one is kept whole', async () => {
      const contents = Array.from({ length: 12 }, () => randomBytes(300_000));
      const put = await Promise.all(contents.map((bytes) => storage.put('race/a', inChunks(bytes, 10_000))));
      expect(put.map((object) => object.sha256)).toEqual(contents.map(sha256));
      const kept = await read(storage.get('race/a'));
      expect(contents.map(sha256)).toContain(sha256(kept));
      expect(await storage.head('race/a')).toMatchObject({ sha256: sha256(kept), size: kept.length });
    });

    test('who reads while it is replaced reads the one or the other', async () => {
      const contents = [randomBytes(500_000), randomBytes(500_000)];
      await storage.put('reading/a', contents[0]!);
      const writes = (async () => {
        for (let round = 0; round < 10; round++) await storage.put('reading/a', contents[round % 2]!);
      })();
      for (let round = 0; round < 10; round++)
        expect(contents.map(sha256)).toContain(sha256(await read(storage.get('reading/a'))));
      await writes;
    });

    test('does not store the rest of a stream that was read before', async () => {
      const stream = inChunks(randomBytes(100_000), 10_000);
      await storage.put('spent/a', stream);
      await expect(storage.put('spent/b', stream)).rejects.toMatchObject({ code: 'upload-spent' });
      expect(await storage.head('spent/b')).toBeUndefined();
    });

    test.each([
      ['shorter', 200_000, 199_999],
      ['longer', 200_000, 200_001],
      ['different', 200_000, 200_000],
      ['empty', 200_000, 0],
      ['different and small', 10, 10],
    ])('a damaged object, %s, is never given whole', async (_, size, damagedSize) => {
      const { sha256: expected } = await storage.put('damaged/a', randomBytes(size));
      await under.damage('damaged/a', randomBytes(damagedSize));
      let received = 0;
      const reading = (async () => {
        for await (const chunk of await storage.get('damaged/a', { sha256: expected }))
          received += (chunk as Buffer).length;
      })();
      await expect(reading).rejects.toMatchObject({ code: 'object-damaged', status: 410 });
      expect(received).toBeLessThan(Math.max(1, Math.min(size, damagedSize)));
    });

    test('checks itself and leaves nothing', async () => {
      await storage.check();
      expect(await keys('checks/')).toEqual([]);
    });
  });
}
