import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { reading } from '#domain/audit';
import type { Actor } from '#domain/context';
import type { KeptPicture } from '#domain/files/outline';
import { insertBlocks, type KeptBlock } from '#domain/files/outline';
import { plugin as projects } from '#domain/projects/plugin';
import { plugin as runs } from '#domain/runs/plugin';
import { runQueues } from '#domain/runs/stages';
import { mostPictures } from '#engine/docx/pictures';
import { plugin as review } from '#pipeline/review/plugin';
import { buildDocx, type FixturePart } from '#test/docx-builder';
import { jpegHead, png } from '#test/rasters';
import { insertProject, insertRunOf, insertVersion, reviewerOf, storeSource } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';
import { readPicture } from './read-picture.ts';

const services = await testServices({ queues: runQueues });
const { db } = services;
const visit = (actor: Actor) => new Visitor({ services, plugins: [projects, runs, review], actor });
const image = (content: Uint8Array | string, contentType = 'image/png'): FixturePart => ({
  content,
  contentType,
});
const pump = '/word/media/pump.png';

const polyglot = Buffer.concat([png(), Buffer.from('<script>alert(1)</script>')]);
const hostile: Record<string, FixturePart> = {
  'word/media/pump.png': image(png(20, 10)),
  'word/media/polyglot.html': image(polyglot, 'text/html'),
  'word/media/huge.png': image(png(50_000, 50_000)),
  'word/media/cut.jpg': image(jpegHead(2, 2).subarray(0, 6), 'image/jpeg'),
  'word/media/markup.png': image('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  'word/media/drawing.svg': image('<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml'),
  'word/media/sheet.emf': image('\x01\0\0\0 EMF', 'image/x-emf'),
};

async function specimen(pictures: readonly KeptPicture[] = [], parts = hostile) {
  const project = await insertProject(db);
  const version = { ...(await insertVersion(db, project.projectId, ['Open the valve.'])), ...project };
  const artifactId = await storeSource(services, version.versionId, buildDocx({ parts }));
  const runId = await insertRunOf(db, version);
  await sql`delete from extraction_blocks where extraction_id = ${version.extractionId}`.execute(db);
  const body = { part: '/word/document.xml', area: 'body', pictures };
  await insertBlocks(db, version.extractionId, [{ number: 0, firstPosition: 0, segmentCount: 1, body }]);
  const [address, reviewer] = [`/runs/${runId}/document/picture`, reviewerOf(project.projectId)];
  return { ...version, artifactId, runId, address, reviewer };
}

const at = (address: string, part: string) => `${address}?part=${encodeURIComponent(part)}`;
const expire = (id: string) => sql`update artifacts set expires_at = now() where id = ${id}`.execute(db);

test('a picture comes as what its bytes are, in a box where nothing runs, over the API as in the console', async () => {
  const { address, reviewer } = await specimen();
  const { server } = visit(reviewer);
  for (const [part, size] of [
    [pump, png(20, 10).length],
    ['/word/media/polyglot.html', polyglot.length],
  ] as const)
    for (const base of [address, `/api/v1${address}`]) {
      const answer = await server.inject({ url: at(base, part) });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload).toHaveLength(size);
      expect(answer.headers).toMatchObject({
        'content-type': 'image/png',
        'content-length': String(size),
        'content-disposition': 'inline',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'private, no-cache',
        vary: 'authorization, cookie',
      });
    }
});

test('nothing but pictures of the document comes, whatever is asked for', async () => {
  const { address, reviewer } = await specimen();
  const visitor = visit(reviewer);
  const others = [
    ...Object.keys(hostile)
      .slice(2)
      .map((name) => `/${name}`),
    ...['/word/document.xml', '/[Content_Types].xml', '/word/media', '/none.png', '/etc/passwd'],
    ...['../../etc/passwd', '/word/media/../media/pump.png', 'word/media/pump.png', '//word/media/pump.png'],
    ...['/%2e%2e/%2e%2e/etc/passwd', '%', '<img src=x>'],
  ];
  for (const part of others)
    for (const base of [address, `/api/v1${address}`]) {
      const answer = await visitor.get(at(base, part));
      expect([part, answer.status]).toEqual([part, 404]);
      if (base === address) expect(answer.html).not.toContain('<img src=x>');
    }
  expect((await visitor.get(`/api/v1${at(address, '/none.png')}`)).html).toContain('"picture-not-shown"');
  for (const asked of [
    address,
    at(address, ''),
    at(address, `${pump}\0.svg`),
    at(address, `/${'a'.repeat(255)}`),
  ])
    expect((await visitor.get(`/api/v1${asked}`)).status).toBe(400);
});

test('strangers and people of other projects get none, and learn nothing', async () => {
  const { address } = await specimen();
  const other = await specimen();
  for (const base of [address, `/api/v1${address}`]) {
    const refused = await visit(other.reviewer).get(at(base, pump));
    expect(refused.status).toBe(404);
    expect(refused.html).toContain('run-unknown');
  }
  const { server } = new Visitor({ services, plugins: [projects, runs, review] });
  expect((await server.inject({ url: `/api/v1${at(address, pump)}` })).statusCode).toBe(401);
  expect((await server.inject({ url: at(address, pump) })).headers.location).toContain('/sign-in');
});

test('is asked for anew each time: a browser that has it keeps it only while the document may be read', async () => {
  const { address, reviewer, artifactId } = await specimen();
  for (const base of [address, `/api/v1${address}`]) {
    const { server } = visit(reviewer);
    const url = at(base, pump);
    const { etag } = (await server.inject({ url })).headers;
    const known = { 'if-none-match': `"other", W/${etag}` };
    const again = await server.inject({ url, headers: known });
    expect([again.statusCode, again.rawPayload.length, again.headers.etag]).toEqual([304, 0, etag]);
    expect((await server.inject({ url, headers: { 'if-none-match': '"other"' } })).statusCode).toBe(200);
    const stranger = visit(reviewerOf()).server;
    expect((await stranger.inject({ url, headers: known })).statusCode).toBe(404);
  }
  await expire(artifactId);
  for (const headers of [{}, { 'if-none-match': '*' }]) {
    const gone = await visit(reviewer).server.inject({ url: `/api/v1${at(address, pump)}`, headers });
    expect([gone.statusCode, gone.json().code]).toEqual([410, 'artifact-expired']);
  }
});

test('one document is fetched once for all of its pictures, and its pictures are asked about one by one', async () => {
  const { runId, reviewer, artifactId } = await specimen();
  const get = vi.spyOn(services.storage, 'get');
  const read = () => readPicture(reading(services, reviewer), runId, pump);
  await Promise.all(Array.from({ length: 20 }, read));
  await read();
  expect(get).toHaveBeenCalledTimes(1);
  await sql`update artifacts set deleted_at = now() where id = ${artifactId}`.execute(db);
  await expect(read()).rejects.toMatchObject({ code: 'artifact-expired' });
  get.mockRestore();
});

test('a document that is lost from the storage, or is none, shows nothing', async () => {
  const { runId, reviewer, artifactId, versionId } = await specimen();
  const read = () => readPicture(reading(services, reviewer), runId, pump);
  await sql`update artifacts set object_key = 'test/nowhere' where id = ${artifactId}`.execute(db);
  await expect(read()).rejects.toMatchObject({ code: 'artifact-missing' });
  await storeSource(services, versionId, Buffer.from('no document'));
  await expect(read()).rejects.toMatchObject({ code: 'picture-not-shown' });
});

test('the view of the document shows what it can, and says of the rest what it is', async () => {
  const said = '<script>alert("pump")</script>';
  const { runId, reviewer, artifactId } = await specimen([
    { part: pump, description: said, width: 200, height: 100 },
    { description: 'A chart', place: { segment: 0 } },
    { place: { segment: 1 } },
  ]);
  const visitor = visit(reviewer);
  const shown = await visitor.get(`/runs/${runId}/document`);
  const image = /<img (?:"[^"]*"|[^">])*>/.exec(shown.html)?.[0];
  expect(image).toContain(`src="/runs/${runId}/document/picture?part=%2Fword%2Fmedia%2Fpump.png"`);
  expect(image).toContain('loading="lazy"');
  expect(image).toContain('width="200" height="100"');
  expect(image).not.toContain('style');
  expect(shown.html).not.toContain(said);
  expect(shown.html).toContain('role="img" aria-label="A chart"');
  expect(shown.html).toContain('role="img" aria-label="Picture"');
  const { items } = JSON.parse((await visitor.get(`/api/v1/runs/${runId}/document`)).html);
  expect(items[0].pictures).toEqual([
    { part: pump, description: said, name: null, width: 200, height: 100, place: null },
    {
      ...{ part: null, description: 'A chart', name: null, width: null, height: null },
      place: { segment: 0, code: null },
    },
    {
      ...{ part: null, description: null, name: null, width: null, height: null },
      place: { segment: 1, code: null },
    },
  ]);
  await expire(artifactId);
  const gone = await visitor.get(`/runs/${runId}/document`);
  expect(gone.html).not.toContain('<img');
  expect(gone.html).toContain('aria-label="&lt;script>alert(&quot;pump&quot;)&lt;/script>"');
});

test('thousands of pictures come window by window, none too large', async () => {
  const { runId, reviewer, extractionId } = await specimen();
  const pictures = Array.from({ length: mostPictures }, (_, index) => ({
    part: `/word/media/${index}`.padEnd(255, 'x'),
    description: 'y'.repeat(300),
  }));
  const blocks = Array.from({ length: 100 }, (_, index): KeptBlock => {
    const body = {
      part: '/word/document.xml',
      area: 'body',
      pictures: index < 50 ? pictures : pictures.slice(0, 3),
    };
    return { number: index + 1, segmentCount: 0, body };
  });
  await insertBlocks(db, extractionId, blocks);
  const visitor = visit(reviewer);
  const seen: number[] = [];
  for (let next: string | null = '0'; next !== null; ) {
    const page = await visitor.get(`/runs/${runId}/document?from=${next}`);
    expect(page.html.length).toBeLessThan(150_000);
    const answer = JSON.parse((await visitor.get(`/api/v1/runs/${runId}/document?from=${next}`)).html);
    seen.push(...answer.items.map(({ number }: { number: number }) => number));
    next = answer.next;
  }
  expect(seen).toEqual(Array.from({ length: 101 }, (_, index) => index));
});
