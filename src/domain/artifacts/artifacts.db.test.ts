import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildServer } from '#apps/api';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { testServices } from '#test/services';
import {
  discardArtifacts,
  expiryOf,
  findArtifact,
  findRunArtifact,
  linkToArtifact,
  listArtifacts,
  type NewArtifact,
  openArtifact,
  putContent,
  readArtifact,
  storeArtifact,
} from './index.ts';
import { plugin } from './plugin.ts';

let now = new Date('2030-05-01T10:00:00Z');
const services = await testServices({ now: () => now });
const { db, storage } = services;
const [projectId, foreignId] = [newId(), newId()];
for (const id of [projectId, foreignId])
  await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
    values (${id}, ${id}, 'A', '{fr}', ${now}, ${now})`.execute(db);

const person = (role: 'operator' | 'reviewer', id: string, scopes?: Actor['scopes']): Actor => ({
  ...{ kind: 'person', id: `${role} of ${id}`, name: 'Ada', role, projects: new Map([[id, role]]), scopes },
});
const operator = person('operator', projectId);
const reviewer = person('reviewer', projectId);
const stranger = person('operator', foreignId);
const as = <T>(actor: Actor, work: (context: Context) => Promise<T>) => transact(services, actor, work);
const read = (actor: Actor) => reading(services, actor);
const document = (change: Partial<NewArtifact> = {}): NewArtifact => ({
  projectId,
  kind: 'source',
  name: 'Vertrag.docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  content: Buffer.from('content'),
  retention: 'source',
  ...change,
});
const store = (change?: Partial<NewArtifact>) =>
  as(operator, (context) => storeArtifact(context, document(change)));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const auditOf = async (id: string) => {
  const found = await sql<{ action: string; reason: string | null }>`select action, reason from audit_entries
    where subject_id = ${id} order by sequence`.execute(db);
  return found.rows;
};

beforeEach(() => {
  now = new Date('2030-05-01T10:00:00Z');
});

describe('storing', () => {
  test('content comes back as it was stored, with what is known of it', async () => {
    const bytes = randomBytes(300_000);
    const versionId = newId();
    const artifact = await store({ content: Readable.from([bytes]), versionId });
    expect(artifact).toMatchObject({
      ...{ projectId, versionId, runId: null, kind: 'source', size: bytes.length, sha256: sha256(bytes) },
      ...{ expiresAt: null, deletedAt: null, missingSince: null, createdAt: now },
    });
    expect(artifact.objectKey).toContain(projectId);
    expect(artifact.objectKey).toContain(artifact.id);
    expect(await findArtifact(read(reviewer), artifact.id)).toEqual(artifact);
    expect(sha256(await readArtifact(read(reviewer), artifact.id))).toBe(artifact.sha256);
    expect(await auditOf(artifact.id)).toEqual([{ action: 'artifacts.store-artifact', reason: null }]);
  });

  test('there is no row without its transaction; content put before it becomes an artifact without being sent again', async () => {
    const put = await putContent(read(operator), document() as NewArtifact & { content: Buffer });
    await expect(
      as(operator, async (context) => {
        await storeArtifact(context, document({ content: put }));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    await expect(findArtifact(read(operator), put.artifactId)).rejects.toMatchObject({
      code: 'artifact-unknown',
    });
    const artifact = await store({ content: put });
    expect(artifact).toMatchObject({ id: put.artifactId, objectKey: put.object.key });
    expect(Buffer.from(await readArtifact(read(operator), artifact.id)).toString()).toBe('content');
    await expect(
      as(systemActor('test'), (context) =>
        storeArtifact(context, document({ content: put, projectId: foreignId })),
      ),
    ).rejects.toThrow('another project');
  });

  test('a transaction that is done again with a stream that was read fails instead of storing nothing', async () => {
    const content = Readable.from([Buffer.from('once')]);
    await store({ content });
    await expect(store({ content })).rejects.toMatchObject({ code: 'upload-spent' });
  });

  test('past the limit it is refused', async () => {
    await expect(store({ limit: 6 })).rejects.toMatchObject({ code: 'size-exceeded', status: 413 });
    expect((await store({ limit: 7 })).size).toBe(7);
  });

  test('an id that is taken does not touch the content of its artifact', async () => {
    const { id } = await store();
    await expect(store({ id, content: Buffer.from('other') })).rejects.toThrow('artifacts_pkey');
    expect(Buffer.from(await readArtifact(read(operator), id)).toString()).toBe('content');
  });

  test('names and media types become harmless', async () => {
    const artifact = await store({ name: '../..\\a\r\nX: y\0\u202e.docx', mediaType: 'text/html\r\nX: y' });
    expect(artifact.name).toBe('__.._a__X: y__.docx');
    expect(artifact.mediaType).toBe('application/octet-stream');
  });

  test('only operators of the project store; to others it does not exist', async () => {
    const attempt = (actor: Actor) => as(actor, (context) => storeArtifact(context, document()));
    await expect(attempt(stranger)).rejects.toMatchObject({ code: 'project-unknown' });
    await expect(attempt(reviewer)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(attempt(person('operator', projectId, new Set(['read'])))).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  test('a run has one artifact of a kind, until it is discarded', async () => {
    const runId = newId();
    const first = await store({ runId, kind: 'output', retention: 'output' });
    await store({ runId, kind: 'report', retention: 'output' });
    await expect(store({ runId, kind: 'output' })).rejects.toThrow('artifacts_by_run');
    expect(await findRunArtifact(read(reviewer), runId, 'output')).toEqual(first);
    expect(await findRunArtifact(read(stranger), runId, 'output')).toBeUndefined();
    await as(operator, (context) => discardArtifacts(context, { runId, kinds: ['output', 'certificate'] }));
    expect(await findRunArtifact(read(reviewer), runId, 'output')).toBeUndefined();
    expect(await findRunArtifact(read(reviewer), runId, 'report')).toBeDefined();
    await expect(openArtifact(read(reviewer), first.id)).rejects.toMatchObject({
      code: 'artifact-expired',
      status: 410,
    });
    const second = await store({ runId, kind: 'output' });
    expect(await findRunArtifact(read(reviewer), runId, 'output')).toEqual(second);
    expect((await auditOf(first.id)).at(-1)).toEqual({
      action: 'artifacts.delete-artifact',
      reason: 'replaced',
    });
  });
});

describe('reading', () => {
  test('terms: an artifact is there until the moment it expires', async () => {
    expect(expiryOf(null, now)).toBeNull();
    expect(expiryOf(30, now)).toEqual(new Date('2030-05-31T10:00:00Z'));
    const { id } = await store({ expiresAt: expiryOf(1, now) });
    now = new Date('2030-05-02T09:59:59Z');
    await readArtifact(read(operator), id);
    now = new Date('2030-05-02T10:00:00Z');
    await expect(readArtifact(read(operator), id)).rejects.toMatchObject({ code: 'artifact-expired' });
    const temporary = await store({ retention: 'temporary' });
    expect(temporary.expiresAt).toEqual(expiryOf(7, now));
    expect((await store({ retention: 'temporary', expiresAt: null })).expiresAt).toBeNull();
  });

  test('content that vanished is missing, content that changed is damaged', async () => {
    const artifact = await store({ content: randomBytes(100_000) });
    await storage.put(artifact.objectKey, randomBytes(100_000));
    const { content } = await openArtifact(read(operator), artifact.id);
    await expect(buffer(content)).rejects.toMatchObject({ code: 'object-damaged', status: 410 });
    await storage.delete(artifact.objectKey);
    await expect(openArtifact(read(operator), artifact.id)).rejects.toMatchObject({
      code: 'artifact-missing',
      status: 410,
    });
  });

  test('to strangers there is nothing', async () => {
    const { id } = await store();
    const unknown = { code: 'artifact-unknown', status: 404 };
    await expect(findArtifact(read(stranger), id)).rejects.toMatchObject(unknown);
    await expect(openArtifact(read(stranger), id)).rejects.toMatchObject(unknown);
    await expect(linkToArtifact(read(stranger), id, { seconds: 1 })).rejects.toMatchObject(unknown);
    await expect(findArtifact(read(operator), newId())).rejects.toMatchObject(unknown);
    await expect(listArtifacts(read(stranger), { projectId, limit: 1 })).rejects.toMatchObject({
      code: 'project-unknown',
    });
  });
});

describe('the API', () => {
  let actor: Actor | undefined;
  const app = buildServer({
    services,
    plugins: [plugin],
    authenticate: async () => actor,
    configuration: {
      origin: 'http://verso.test',
      rateLimit: 100_000,
      uploadBytes: 1_000_000,
      exchangeBytes: 1_000_000,
    },
  });
  const get = (who: Actor | undefined, path: string) => {
    actor = who;
    return app.inject({ url: path.startsWith('/api') ? path : `/api/v1${path}` });
  };
  const link = async (who: Actor | undefined, id: string, body: object = { seconds: 60 }) => {
    actor = who;
    return app.inject({ method: 'POST', url: `/api/v1/artifacts/${id}/links`, payload: body });
  };
  const codeOf = (answer: { statusCode: number; json(): { code: string } }) => [
    answer.statusCode,
    answer.json().code,
  ];

  test('lists by page, newest first, filtered', async () => {
    const [versionId, runId] = [newId(), newId()];
    const ids: string[] = [];
    for (let number = 0; number < 5; number++) ids.unshift((await store({ versionId })).id);
    ids.unshift((await store({ versionId, runId, kind: 'output' })).id);
    const seen: string[] = [];
    const base = `/projects/${projectId}/artifacts?versionId=${versionId}`;
    for (let cursor = ''; cursor !== null; ) {
      const page = (await get(reviewer, `${base}&limit=2${cursor && `&cursor=${cursor}`}`)).json();
      seen.push(...page.items.map(({ id }: { id: string }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(ids);
    const idsAt = async (query: string) =>
      (await get(reviewer, base + query)).json().items.map(({ id }: { id: string }) => id);
    expect(await idsAt('&kind=output')).toEqual(ids.slice(0, 1));
    expect(await idsAt(`&runId=${runId}`)).toEqual(ids.slice(0, 1));
    expect(await idsAt('&kind=tmx')).toEqual([]);
    for (const cursor of ['x', '0', ids[0], 'é'.repeat(22)])
      expect(codeOf(await get(reviewer, `${base}&cursor=${encodeURIComponent(cursor!)}`))).toEqual([
        400,
        'request-invalid',
      ]);
    expect(codeOf(await get(stranger, base))).toEqual([404, 'project-unknown']);
  });

  test('tells what an artifact is and in which state, and not where it lies', async () => {
    const { id, objectKey } = await store({ expiresAt: expiryOf(1, now) });
    const answer = await get(reviewer, `/artifacts/${id}`);
    expect(answer.json()).toMatchObject({
      id,
      state: 'available',
      expiresAt: '2030-05-02T10:00:00.000Z',
      size: 7,
    });
    expect(answer.body).not.toContain(objectKey);
    await sql`update artifacts set missing_since = ${now} where id = ${id}`.execute(db);
    expect((await get(reviewer, `/artifacts/${id}`)).json().state).toBe('missing');
    now = new Date('2030-05-03T10:00:00Z');
    expect((await get(reviewer, `/artifacts/${id}`)).json().state).toBe('expired');
    expect(codeOf(await get(stranger, `/artifacts/${id}`))).toEqual([404, 'artifact-unknown']);
    expect(codeOf(await get(undefined, `/artifacts/${id}`))).toEqual([401, 'not-signed-in']);
    expect(codeOf(await get(reviewer, '/artifacts/no-id'))).toEqual([400, 'request-invalid']);
  });

  test('gives members the content with its name, type, size and digest', async () => {
    const { id } = await store({ name: 'Über"\r\nX-Evil: 1.docx' });
    const answer = await get(reviewer, `/artifacts/${id}/content`);
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('content');
    const digest = createHash('sha256').update('content');
    expect(answer.headers).toMatchObject({
      'content-type': document().mediaType,
      'content-length': '7',
      'content-disposition': `attachment; filename="Uber___X-Evil: 1.docx"; filename*=UTF-8''%C3%9Cber%22__X-Evil%3A%201.docx`,
      'repr-digest': `sha-256=:${digest.copy().digest('base64')}:`,
      etag: `"${digest.digest('hex')}"`,
      'x-content-type-options': 'nosniff',
    });
    expect(answer.headers['x-evil']).toBeUndefined();
    expect(codeOf(await get(stranger, `/artifacts/${id}/content`))).toEqual([404, 'artifact-unknown']);
    expect(codeOf(await get(undefined, `/artifacts/${id}/content`))).toEqual([401, 'not-signed-in']);
    expect(codeOf(await get(undefined, `/artifacts/${newId()}/content`))).toEqual([401, 'not-signed-in']);
  });

  test('a link gives the content to whoever has it, until its time is over', async () => {
    const { id } = await store();
    const made = (await link(reviewer, id)).json();
    expect(made.expiresAt).toBe('2030-05-01T10:01:00.000Z');
    for (const who of [undefined, stranger]) {
      const answer = await get(who, made.url);
      expect([answer.statusCode, answer.body]).toEqual([200, 'content']);
    }
    expect((await auditOf(id)).map(({ action }) => action)).toContain('artifacts.give-out-link');
    now = new Date('2030-05-01T10:01:00Z');
    expect(codeOf(await get(undefined, made.url))).toEqual([410, 'download-link-expired']);
  });

  test('a link that was changed opens nothing', async () => {
    const [{ id }, other] = [await store(), await store()];
    const { url } = (await link(reviewer, id)).json() as { url: string };
    const signature = /signature=(.*)/.exec(url)![1]!;
    const forged = services.secrets.sign(`${id} 1903861260`, 'certificate');
    for (const changed of [
      url.replace(id, other.id),
      url.replace(id, newId()),
      url.replace(/expires=\d+/, 'expires=9999999999'),
      url.replace(/expires=\d+/, 'expires=0'),
      url.replace(/expires=\d+&/, ''),
      url.replace(signature, ''),
      url.replace(signature, signature.slice(1)),
      url.replace(signature, `${signature.slice(0, -1)}${signature.endsWith('A') ? 'E' : 'A'}`),
      url.replace(signature, forged),
      url.replace(signature, encodeURIComponent('é'.repeat(43))),
    ])
      expect(codeOf(await get(reviewer, changed)), changed).toEqual([403, 'download-link-invalid']);
    expect((await get(undefined, `${url}&signature=x`)).statusCode).toBe(400);
    expect((await get(undefined, url.replace(/expires=\d+/, 'expires=1e400'))).statusCode).toBe(400);
  });

  test('links are for members, for a week at most, and for what is there', async () => {
    const { id } = await store({ expiresAt: expiryOf(1, now) });
    expect(codeOf(await link(stranger, id))).toEqual([404, 'artifact-unknown']);
    expect(codeOf(await link(undefined, id))).toEqual([401, 'not-signed-in']);
    for (const seconds of [0, -1, 1.5, 604_801, '60'])
      expect(codeOf(await link(reviewer, id, { seconds }))).toEqual([400, 'request-invalid']);
    const { url } = (await link(reviewer, id, { seconds: 604_800 })).json();
    now = new Date('2030-05-02T10:00:00Z');
    expect(codeOf(await get(undefined, url))).toEqual([410, 'artifact-expired']);
    expect(codeOf(await link(reviewer, id))).toEqual([410, 'artifact-expired']);
  });

  test('missing and damaged content are clear answers and never faults', async () => {
    const { id, objectKey } = await store();
    await storage.put(objectKey, Buffer.from('CONTENT'));
    expect(codeOf(await get(reviewer, `/artifacts/${id}/content`))).toEqual([410, 'object-damaged']);
    await storage.delete(objectKey);
    expect(codeOf(await get(reviewer, `/artifacts/${id}/content`))).toEqual([410, 'artifact-missing']);
  });

  test('a large damaged object breaks off instead of arriving whole', async () => {
    const { id, objectKey, size } = await store({ content: randomBytes(400_000) });
    await storage.put(objectKey, randomBytes(size));
    actor = reviewer;
    const address = await app.listen({ host: '127.0.0.1', port: 0 });
    await expect(
      fetch(`${address}/api/v1/artifacts/${id}/content`).then((answer) => answer.arrayBuffer()),
    ).rejects.toThrow();
    await app.close();
  });
});
