import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { buildServer } from '#apps/api';
import { type Actor, systemActor } from '#domain/context';
import { plugin as files } from '#domain/files/plugin';
import { newId } from '#platform/database';
import { buildDocx } from '#test/docx-builder';
import { insertPolicyOf } from '#test/runs';
import { testServices } from '#test/services';
import { plugin } from './plugin.ts';

const services = await testServices();
const projectId = newId();
await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
  values (${projectId}, ${projectId}, 'A', '{fr}', now(), now())`.execute(services.db);
await insertPolicyOf(services.db, projectId);
const admin = systemActor('test');
const stranger: Actor = { ...admin, kind: 'person', role: 'operator', projects: new Map() };
let actor: Actor = admin;
const app = buildServer({
  services,
  plugins: [files, plugin],
  authenticate: async () => actor,
  configuration: {
    origin: 'http://verso.test',
    rateLimit: 100_000,
    uploadBytes: 100_000,
    exchangeBytes: 100_000,
  },
});

const docx = (...texts: string[]) =>
  buildDocx({ body: texts.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('') });

async function send(path: string, name: string, bytes: Uint8Array, fields: Record<string, string> = {}) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new File([Buffer.from(bytes)], name));
  const request = new Request('http://verso.test', { method: 'POST', body: form });
  const headers = { 'content-type': request.headers.get('content-type')! };
  const payload = Buffer.from(await request.arrayBuffer());
  return app.inject({ method: 'POST', url: `/api/v1/projects/${projectId}/${path}`, headers, payload });
}
const get = async (path: string) => (await app.inject({ url: `/api/v1${path}` })).json();
const post = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/v1${path}`, payload });

test('a document goes up, is read page by page, changes, is renamed, split, and put back', async () => {
  const first = await send('uploads', 'a.docx', docx('One.', 'Two.', 'Three.'), { externalKey: 'K' });
  expect(first.statusCode).toBe(201);
  const { file, version } = first.json();
  expect(version).toMatchObject({ number: 1, name: 'a.docx', channel: 'api' });
  const second = (await send('uploads', 'a.docx', docx('One.', 'Three.', 'Four is new.'))).json();
  expect(second).toMatchObject({ outcome: 'new-version', file: { id: file.id } });

  const page = await get(`/versions/${version.id}/segments?limit=2`);
  expect(page.items.map(({ plain }: { plain: string }) => plain)).toEqual(['One.', 'Two.']);
  const rest = await get(`/versions/${version.id}/segments?limit=2&cursor=${page.next}`);
  expect(rest).toMatchObject({ items: [{ plain: 'Three.' }], next: null });
  const changes = await get(`/versions/${version.id}/changes/${second.version.id}?limit=2`);
  expect(changes).toMatchObject({ summary: { unchanged: 2, new: 1, removed: 1 }, items: [{}, {}] });
  const others = await get(`/versions/${version.id}/changes/${second.version.id}?cursor=${changes.next}`);
  expect(others.items).toHaveLength(2);

  expect(await get(`/projects/${projectId}/files?externalKey=K`)).toMatchObject({ items: [{ id: file.id }] });
  expect(await get(`/projects/${projectId}/files?name=%25`)).toMatchObject({ items: [] });
  const patch = (headers: Record<string, string>) =>
    app.inject({ method: 'PATCH', url: `/api/v1/files/${file.id}`, headers, payload: { name: 'b.docx' } });
  expect((await patch({})).statusCode).toBe(428);
  expect((await patch({ 'if-match': '"r9"' })).statusCode).toBe(412);
  expect((await patch({ 'if-match': '"r1"' })).json()).toMatchObject({ name: 'b.docx', revision: 2 });

  const order = { kind: 'split', fileId: file.id, versionIds: [version.id] };
  const split = await post(`/projects/${projectId}/lineage-operations`, order);
  expect(split.statusCode).toBe(201);
  expect((await get(`/files/${file.id}/versions`)).items).toMatchObject([
    { id: second.version.id, number: 1 },
  ]);
  expect((await post(`/lineage-operations/${split.json().id}/undo`, {})).statusCode).toBe(200);
  expect((await get(`/files/${file.id}/versions`)).items).toMatchObject([{ number: 2 }, { number: 1 }]);
  const operations = await get(`/projects/${projectId}/lineage-operations`);
  expect(operations.items.map(({ kind }: { kind: string }) => kind)).toEqual(['split', 'rename']);

  actor = stranger;
  expect((await app.inject({ url: `/api/v1/files/${file.id}` })).json().code).toBe('file-unknown');
  expect((await send('uploads', 'a.docx', docx('One.'))).json().code).toBe('project-unknown');
  expect((await post(`/lineage-operations/${split.json().id}/undo`, {})).json().code).toBe(
    'lineage-operation-unknown',
  );
  actor = admin;
});

test('what cannot be kept is refused with a problem', async () => {
  expect((await send('uploads', 'x.docx', Buffer.from('no zip'))).json()).toMatchObject({
    code: 'document-refused',
    status: 422,
  });
  expect((await send('uploads', 'x.docx', Buffer.alloc(200_000))).statusCode).toBe(413);
  expect((await send('uploads', 'x.docx', docx('A.'), { sourceLanguage: 'klingonish' })).json().code).toBe(
    'language-unknown',
  );
  expect((await send('uploads', 'x.docx', docx('A.'), { fileId: newId() })).json().code).toBe('file-unknown');
});

test('a version is imported once', async () => {
  const fields = { modifiedAt: '2020-01-01T00:00:00Z', origin: 'SharePoint 17' };
  const imported = await send('imported-versions', 'old.docx', docx('Old text.'), fields);
  expect([imported.statusCode, imported.json().versionId]).toEqual([201, null]);
  expect((await send('imported-versions', 'old.docx', docx('Old text.'), fields)).statusCode).toBe(200);
});
