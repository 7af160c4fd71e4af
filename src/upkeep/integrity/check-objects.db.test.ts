import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, CreateMultipartUploadCommand, S3Client } from '@aws-sdk/client-s3';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { discardArtifacts, findArtifact, putContent, storeArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { openFileStorage, openS3Storage } from '#platform/storage';
import { hasRadosgw, type Radosgw, radosgwMissing, startRadosgw } from '#test/radosgw';
import { testServices } from '#test/services';
import { checkObjects, checkObjectsHandler, checkObjectsQueue } from './check-objects.ts';

const services = await testServices({ handlers: [checkObjectsHandler] });
const { db, storage } = services;
const actor = systemActor('test');
const projectId = newId();
const start = new Date();
await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
  values (${projectId}, 'a', 'A', '{fr}', ${start}, ${start})`.execute(db);

const content = { projectId, mediaType: 'a/b', content: Buffer.from('a') };
const store = (runId?: string) =>
  transact(services, actor, (context) =>
    storeArtifact(context, { ...content, runId, kind: 'output', name: 'a.docx', retention: 'output' }),
  );
/** Objects written just now are older than this. */
const noGrace = { grace: -60 };
const isThere = async (key: string) => (await storage.head(key)) !== undefined;
const missingSince = async (id: string) => (await findArtifact(reading(services, actor), id)).missingSince;

beforeEach(async () => {
  await sql`delete from artifacts`.execute(db);
  await checkObjects(services, { ...noGrace, plausible: 10_000 });
});

test('an object without an artifact is deleted once its grace is over, others stay', async () => {
  const kept = await store();
  const orphan = await putContent(reading(services, actor), content);
  await storage.put('elsewhere/a', Buffer.from('a'));
  await services.queue.send(db, checkObjectsQueue, {});
  expect(await services.drain()).toBe(1);
  expect(await isThere(orphan.object.key)).toBe(true);
  expect(await checkObjects(services, noGrace)).toMatchObject({ whole: 1, orphansDeleted: 1, missing: 0 });
  expect(await isThere(orphan.object.key)).toBe(false);
  expect(await isThere(kept.objectKey)).toBe(true);
  expect(await isThere('elsewhere/a')).toBe(true);
  const entries =
    await sql`select actor_id from audit_entries where subject_id = ${orphan.object.key}`.execute(db);
  expect(entries.rows).toEqual([{ actor_id: 'integrity.check-objects' }]);
});

test('the object of a discarded artifact and that of a deleted project are orphans', async () => {
  const runId = newId();
  const { objectKey } = await store(runId);
  await transact(services, actor, (context) => discardArtifacts(context, { runId, kinds: ['output'] }));
  const replaced = await store(runId);
  await sql`delete from artifacts where id = ${replaced.id}`.execute(db);
  expect(await checkObjects(services, noGrace)).toMatchObject({ whole: 0, orphansDeleted: 2, missing: 0 });
  expect(await isThere(objectKey)).toBe(false);
});

test('an artifact whose object is gone is marked once, and unmarked when the object is back', async () => {
  const artifacts = [await store(), await store(), await store()];
  const [, lost] = artifacts;
  await storage.delete(lost!.objectKey);
  expect(await checkObjects(services)).toMatchObject({ whole: 2, missing: 1, restored: 0 });
  expect(await missingSince(lost!.id)).toBeInstanceOf(Date);
  expect(await missingSince(artifacts[0]!.id)).toBeNull();
  expect(await checkObjects(services)).toMatchObject({ whole: 2, missing: 0 });
  await storage.put(lost!.objectKey, Buffer.from('a'));
  expect(await checkObjects(services)).toMatchObject({ whole: 3, missing: 0, restored: 1 });
  expect(await missingSince(lost!.id)).toBeNull();
});

test('nothing is deleted of a storage that seems to be of another installation', async () => {
  await store();
  const orphans = [];
  for (let number = 0; number < 4; number++)
    orphans.push(await putContent(reading(services, actor), content));
  await expect(checkObjects(services, { ...noGrace, plausible: 3 })).rejects.toThrow('another installation');
  for (const { object } of orphans) expect(await isThere(object.key)).toBe(true);
});

test('walks more than one page', { timeout: 120_000 }, async () => {
  await transact(services, actor, async (context) => {
    for (let number = 0; number < 1_100; number++)
      await storeArtifact(context, { ...content, kind: 'output', name: 'a', retention: 'output' });
  });
  await putContent(reading(services, actor), content);
  expect(await checkObjects(services, noGrace)).toMatchObject({
    whole: 1_100,
    missing: 0,
    orphansDeleted: 1,
  });
});

test('a process killed between object and row leaves an object that is deleted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verso-killed-'));
  const own = openFileStorage({ folder });
  const key = `artifacts/${projectId}/${newId()}.killed`;
  const child = spawn(
    process.execPath,
    [
      '--conditions=verso-source',
      '--input-type=module',
      '--eval',
      `import { openFileStorage } from '#platform/storage';
       await openFileStorage({ folder: ${JSON.stringify(folder)} }).put(${JSON.stringify(key)}, Buffer.from('a'));
       process.kill(process.pid, 'SIGKILL');`,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const signal = await new Promise((done) => child.once('exit', (_, name) => done(name)));
  expect(signal).toBe('SIGKILL');
  expect(await own.head(key)).toBeDefined();
  const report = await checkObjects({ ...services, storage: own }, noGrace);
  expect(report).toMatchObject({ orphansDeleted: 1, missing: 0 });
  expect(await own.head(key)).toBeUndefined();
  await rm(folder, { recursive: true });
});

describe.skipIf(!hasRadosgw)(hasRadosgw ? 'on S3' : `on S3: ${radosgwMissing}`, () => {
  let server: Radosgw;
  beforeAll(async () => {
    server = await startRadosgw();
  });
  afterAll(() => server?.stop());

  test('whole, missing and orphaned objects are told apart, and uploads of the killed given up', async () => {
    const { endpoint, region, accessKeyId, secretAccessKey } = server;
    const credentials = { accessKeyId, secretAccessKey };
    const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    await client.send(new CreateBucketCommand({ Bucket: 'documents' }));
    const Key = 'verso/artifacts/begun';
    await client.send(new CreateMultipartUploadCommand({ Bucket: 'documents', Key }));
    const settings = {
      endpoint,
      region,
      ...credentials,
      bucket: 'documents',
      prefix: 'verso',
      pathStyle: true,
    };
    const own = { ...services, storage: await openS3Storage(settings) };
    const [kept, lost] = await transact(own, actor, async (context) => {
      const input = { ...content, kind: 'source', name: 'a', retention: 'source' } as const;
      return [await storeArtifact(context, input), await storeArtifact(context, input)];
    });
    await own.storage.delete(lost!.objectKey);
    const orphan = await putContent(reading(own, actor), content);
    const report = { whole: 1, missing: 1, restored: 0, orphansDeleted: 1, unfinishedDiscarded: 1 };
    expect(await checkObjects(own, noGrace)).toEqual(report);
    expect(await own.storage.head(orphan.object.key)).toBeUndefined();
    expect(await own.storage.head(kept!.objectKey)).toMatchObject({
      sha256: kept!.sha256,
      etag: kept!.objectEtag,
    });
    expect(await missingSince(lost!.id)).not.toBeNull();
  });
});
