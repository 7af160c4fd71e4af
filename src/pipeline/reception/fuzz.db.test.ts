import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import {
  findExtraction,
  findFile,
  findVersion,
  type Intent,
  keepExtraction,
  listKeptSegments,
  readVersionBytes,
  rebuildLineage,
} from '#domain/files';
import { hasChanges } from '#domain/files/backfill';
import { changeFile, listFiles, listVersions } from '#domain/files/catalogue';
import { mergeFiles, renameById, splitFile, undoOperation } from '#domain/files/lineage';
import { newId } from '#platform/database';
import { buildDocx } from '#test/docx-builder';
import { insertPolicyOf } from '#test/runs';
import { testServices } from '#test/services';
import { receiveImport } from './receive-import.ts';
import { receiveUpload } from './receive-upload.ts';

let clock = Date.parse('2030-05-01T10:00:00Z');
const services = await testServices({
  now: () => {
    clock += 1000;
    return new Date(clock);
  },
});
const { db } = services;
const admin = systemActor('test');
const context = reading(services, admin);
const within = <T>(work: (context: Context) => Promise<T>) => transact(services, admin, work);

let projectId = '';
beforeEach(async () => {
  projectId = newId();
  await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
    values (${projectId}, ${projectId}, 'A', '{fr}', now(), now())`.execute(db);
  await insertPolicyOf(db, projectId);
});

/** A document of numbered sentences: two that share numbers share segments. */
const docx = (from: number, to: number) =>
  buildDocx({
    body: Array.from(
      { length: to - from },
      (_, index) => `<w:p><w:r><w:t>Sentence number ${from + index} stands here.</w:t></w:r></w:p>`,
    ).join(''),
  });

interface Options {
  readonly intent?: Intent;
  readonly fileId?: string;
  readonly externalKey?: string;
  readonly as?: Actor;
}

const upload = (fileName: string, bytes: Uint8Array, { as = admin, ...options }: Options = {}) =>
  receiveUpload(reading(services, as), {
    projectId,
    fileName,
    content: Readable.from([Buffer.from(bytes)]),
    ...options,
  });
const importOne = (fileName: string, modifiedAt: string, bytes: Uint8Array) =>
  receiveImport(context, {
    projectId,
    fileName,
    modifiedAt: new Date(modifiedAt),
    content: Readable.from([Buffer.from(bytes)]),
  });

const timelines = async (): Promise<string[]> => {
  const files = await listFiles(context, { projectId, limit: 100 });
  const lines = await Promise.all(
    files.map(async ({ id, name }) => {
      const versions = await listVersions(context, id, { limit: 100 });
      return `${name}: ${versions.map(({ number, name, sha256 }) => `${number} ${name} ${sha256.slice(0, 6)}`).join(', ')}`;
    }),
  );
  return lines.sort();
};
const count = async (table: string) => {
  const query = sql<{
    count: number;
  }>`select count(*)::int from ${sql.table(table)} where project_id = ${projectId}`;
  return (await query.execute(db)).rows[0]!.count;
};

describe('an upload', () => {
  test('becomes a file with provenance, bytes and segments', async () => {
    const bytes = docx(0, 5);
    const { outcome, file, version } = await upload('folder/Report.docx', bytes, { externalKey: 'R-1' });
    expect(outcome).toBe('new-file');
    expect(await findFile(context, file.id)).toMatchObject({ name: 'Report.docx', externalKey: 'R-1' });
    const kept = await findVersion(context, version.id);
    expect(kept).toMatchObject({
      number: 1,
      name: 'Report.docx',
      size: bytes.length,
      uploadedBy: admin.id,
      channel: 'api',
    });
    expect(kept.sha256).toMatch(/^[\da-f]{64}$/);
    expect(Buffer.from(await readVersionBytes(context, version.id)).equals(Buffer.from(bytes))).toBe(true);
    const { rows } = await sql<{
      id: string;
    }>`select id from extractions where version_id = ${version.id}`.execute(db);
    const segments = await listKeptSegments(context, rows[0]!.id);
    expect(segments.map(({ plain }) => plain)[4]).toBe('Sentence number 4 stands here.');
    expect(await count('audit_entries')).toBe(3);
  });

  test('of the same name and similar content is a new version', async () => {
    const { file } = await upload('a.docx', docx(0, 10));
    expect(await upload('a.docx', docx(3, 13))).toMatchObject({
      outcome: 'new-version',
      file: { id: file.id },
      version: { number: 2 },
    });
  });

  test('of the same name and other content is a collision, until the caller says what it is', async () => {
    const { file } = await upload('a.docx', docx(0, 10));
    await expect(upload('a.docx', docx(50, 60))).rejects.toMatchObject({
      code: 'file-collision',
      status: 409,
      facts: { fileId: file.id, similarity: 0, lastVersion: { number: 1 } },
    });
    expect(await count('artifacts')).toBe(1);
    const other = await upload('a.docx', docx(50, 60), { intent: 'new-file' });
    expect(other.file.id).not.toBe(file.id);
    const again = await upload('a.docx', docx(80, 90), { intent: 'new-version', fileId: file.id });
    expect(again).toMatchObject({ file: { id: file.id }, version: { number: 2 } });
  });

  test('under a new name with nearly the same content is offered as a rename, and goes on with the file', async () => {
    const { file } = await upload('old.docx', docx(0, 40));
    await expect(upload('new.docx', docx(0, 39))).rejects.toMatchObject({
      code: 'rename-offered',
      facts: { fileId: file.id },
    });
    const renamed = await upload('new.docx', docx(0, 39), { intent: 'rename' });
    expect(renamed).toMatchObject({ file: { id: file.id, name: 'new.docx' }, version: { number: 2 } });
    expect(await upload('new.docx', docx(2, 39))).toMatchObject({
      file: { id: file.id },
      version: { number: 3 },
    });
    expect((await listVersions(context, file.id, { limit: 9 })).map(({ name }) => name)).toEqual([
      'new.docx',
      'new.docx',
      'old.docx',
    ]);
  });

  test('of identical bytes is offered as a rerun, which gives the version back', async () => {
    const { version } = await upload('a.docx', docx(0, 10));
    await expect(upload('b.docx', docx(0, 10))).rejects.toMatchObject({
      code: 'identical-version',
      facts: { versionId: version.id },
    });
    expect(await upload('b.docx', docx(0, 10), { intent: 'rerun' })).toMatchObject({
      outcome: 'rerun',
      version: { id: version.id },
    });
    expect(await count('versions')).toBe(1);
  });

  test('of the bytes of a version whose source is gone is the next version, since no run can be made of that one', async () => {
    const { file, version } = await upload('a.docx', docx(0, 10));
    await sql`update artifacts set expires_at = ${new Date(clock)} where id = ${version.artifactId}`.execute(
      db,
    );
    await expect(upload('a.docx', docx(0, 10), { intent: 'rerun' })).rejects.toMatchObject({
      code: 'upload-target-missing',
    });
    const again = await upload('a.docx', docx(0, 10));
    expect(again).toMatchObject({ outcome: 'new-version', file: { id: file.id }, version: { number: 2 } });
    await expect(upload('a.docx', docx(0, 10))).rejects.toMatchObject({
      code: 'identical-version',
      facts: { versionId: again.version.id },
    });
  });

  test('by external key goes to its file, also after that was merged into another', async () => {
    const { file } = await upload('a.docx', docx(0, 10), { externalKey: 'K' });
    expect(await upload('b.docx', docx(70, 80), { externalKey: 'K' })).toMatchObject({
      file: { id: file.id, name: 'b.docx' },
    });
    const into = await upload('c.docx', docx(100, 110));
    await within((context) => mergeFiles(context, { projectId, fileId: file.id, intoFileId: into.file.id }));
    expect(await upload('d.docx', docx(120, 130), { externalKey: 'K' })).toMatchObject({
      file: { id: into.file.id },
      version: { number: 4 },
    });
  });

  test('twenty at the same time make one file', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => upload('a.docx', docx(0, 10))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await count('files')).toBe(1);
    expect(await count('versions')).toBe(1);
  });

  test('by a key that others give to a file at the same moment finds that file, or keeps them from it', async () => {
    for (let round = 0; round < 5; round++) {
      const key = `K-${round}`;
      const one = await upload(`${round}-a.docx`, docx(round * 100, round * 100 + 10), {
        intent: 'new-file',
      });
      const two = await upload(`${round}-b.docx`, docx(round * 100 + 20, round * 100 + 30), {
        intent: 'new-file',
      });
      const outcomes = await Promise.allSettled([
        upload(`${round}-c.docx`, docx(round * 100 + 40, round * 100 + 50), { externalKey: key }),
        within((context) => changeFile(context, one.file.id, { externalKey: key }, 1)),
        within((context) => changeFile(context, two.file.id, { externalKey: key }, 1)),
      ]);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected')
          expect(outcome.reason).toMatchObject({ code: 'external-key-taken' });
      expect(outcomes[0]).toMatchObject({ status: 'fulfilled' });
      const files = await listFiles(context, { projectId, externalKey: key, limit: 9 });
      expect(files).toHaveLength(1);
    }
  });

  test('that is no DOCX is refused with the findings and leaves nothing', async () => {
    await expect(upload('a.docx', Buffer.from('not a zip'))).rejects.toMatchObject({
      code: 'document-refused',
      status: 422,
    });
    expect(await count('artifacts')).toBe(0);
  });

  test('that breaks off leaves nothing', async () => {
    const content = Readable.from(
      (function* () {
        yield Buffer.from(docx(0, 10)).subarray(0, 300);
        throw new Error('cut');
      })(),
    );
    await expect(receiveUpload(context, { projectId, fileName: 'a.docx', content })).rejects.toThrow('cut');
    expect([await count('files'), await count('artifacts')]).toEqual([0, 0]);
  });

  test('during which the database goes away leaves nothing, and can be sent again', async () => {
    const cutting: typeof services.storage = Object.create(services.storage);
    cutting.put = async (...parts) => {
      const object = await services.storage.put(...parts);
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and state = 'idle in transaction'`.execute(db);
      return object;
    };
    const cut = reading({ ...services, storage: cutting }, admin);
    const content = Readable.from([Buffer.from(docx(0, 10))]);
    await expect(receiveUpload(cut, { projectId, fileName: 'a.docx', content })).rejects.toThrow();
    expect(await Promise.all(['files', 'versions', 'artifacts', 'audit_entries'].map(count))).toEqual([
      0, 0, 0, 0,
    ]);
    expect(await upload('a.docx', docx(0, 10))).toMatchObject({
      outcome: 'new-file',
      version: { number: 1 },
    });
  });

  test('of someone who is no member finds no project, and of a reviewer is not allowed', async () => {
    const person = (projects: Actor['projects']): Actor => ({
      ...admin,
      kind: 'person',
      role: 'operator',
      projects,
    });
    await expect(upload('a.docx', docx(0, 1), { as: person(new Map()) })).rejects.toMatchObject({
      code: 'project-unknown',
    });
    const reviewer = person(new Map([[projectId, 'reviewer']]));
    await expect(upload('a.docx', docx(0, 1), { as: reviewer })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const { version } = await upload('a.docx', docx(0, 1));
    await expect(findVersion(reading(services, person(new Map())), version.id)).rejects.toMatchObject({
      code: 'version-unknown',
    });
  });

  test('without text follows its name', async () => {
    const { file } = await upload('a.docx', docx(0, 0));
    expect(await upload('a.docx', docx(0, 10))).toMatchObject({
      file: { id: file.id },
      version: { number: 2 },
    });
    expect(await upload('b.docx', buildDocx({ body: '<w:p/>' }))).toMatchObject({ outcome: 'new-file' });
  });
});

describe('lineage', () => {
  test('a merge makes one timeline by time, and undoing it restores everything', async () => {
    const one = await upload('a.docx', docx(0, 10));
    const two = await upload('b.docx', docx(50, 60));
    await upload('a.docx', docx(1, 11));
    const before = await timelines();
    const merge = await within((context) =>
      mergeFiles(context, { projectId, fileId: one.file.id, intoFileId: two.file.id }),
    );
    expect(
      (await listVersions(context, two.file.id, { limit: 9 })).map(({ number, name }) => `${number} ${name}`),
    ).toEqual(['3 a.docx', '2 b.docx', '1 a.docx']);
    await within((context) => undoOperation(context, merge.id));
    expect(await timelines()).toEqual(before);
    await expect(within((context) => undoOperation(context, merge.id))).rejects.toMatchObject({
      code: 'lineage-operation-undone',
    });
  });

  test('a split makes a file of its own, and undoing it restores everything', async () => {
    const { file } = await upload('a.docx', docx(0, 10));
    const second = await upload('a.docx', docx(1, 11));
    await upload('a.docx', docx(2, 12));
    const before = await timelines();
    const split = await within((context) =>
      splitFile(context, { projectId, fileId: file.id, versionIds: [second.version.id], name: 'b.docx' }),
    );
    expect((await timelines()).map((line) => line.split(' ', 2).join(' '))).toEqual([
      'a.docx: 2',
      'b.docx: 1',
    ]);
    await within((context) => undoOperation(context, split.id));
    expect(await timelines()).toEqual(before);
  });

  test('nothing is undone that a version or another operation builds on', async () => {
    const one = await upload('a.docx', docx(0, 10));
    const two = await upload('b.docx', docx(50, 60));
    const merge = await within((context) =>
      mergeFiles(context, { projectId, fileId: one.file.id, intoFileId: two.file.id }),
    );
    const added = await upload('c.docx', docx(80, 90), { fileId: two.file.id });
    await expect(within((context) => undoOperation(context, merge.id))).rejects.toMatchObject({
      code: 'lineage-built-upon',
    });
    expect(await findVersion(context, added.version.id)).toMatchObject({ number: 3 });
  });
});

describe('imported versions', () => {
  const history = [
    ['a.docx', '2020-01-01T00:00:00Z', docx(0, 30)],
    ['a.docx', '2021-01-01T00:00:00Z', docx(2, 32)],
    ['b.docx', '2022-01-01T00:00:00Z', docx(2, 31)],
    ['a.docx', '2023-01-01T00:00:00Z', docx(90, 99)],
  ] as const;
  const rebuild = (check = false) => within((context) => rebuildLineage(context, projectId, { check }));
  const shape = async () =>
    (await timelines()).map((line) => line.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, ''));

  test('come into the same timelines in whatever order, once and for all', async () => {
    for (const [name, at, bytes] of history) await importOne(name, at, bytes);
    expect(hasChanges(await rebuild(true))).toBe(true);
    expect(await timelines()).toEqual([]);
    await rebuild();
    const expected = await shape();
    expect(expected.map((line) => line.replaceAll(/ [\da-f]{6}\b/g, ''))).toEqual([
      'a.docx: 1 a.docx',
      'b.docx: 3 b.docx, 2 a.docx, 1 a.docx',
    ]);
    const audited = await count('audit_entries');
    expect(hasChanges(await rebuild())).toBe(false);
    expect(await count('audit_entries')).toBe(audited);

    projectId = newId();
    await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
      values (${projectId}, ${projectId}, 'B', '{fr}', now(), now())`.execute(db);
    await insertPolicyOf(db, projectId);
    for (const [name, at, bytes] of history.toReversed()) {
      await importOne(name, at, bytes);
      await rebuild();
    }
    expect(await shape()).toEqual(expected);
  });

  test('are backfilled before the uploads of a file, whose key stays', async () => {
    const { file } = await upload('a.docx', docx(3, 33), { externalKey: 'K' });
    for (const [name, at, bytes] of history.slice(0, 2)) await importOne(name, at, bytes);
    await rebuild();
    expect(await listVersions(context, file.id, { limit: 9 })).toMatchObject([
      { number: 3, channel: 'api' },
      { number: 2, channel: 'import' },
      { number: 1, channel: 'import', createdAt: new Date('2020-01-01T00:00:00Z') },
    ]);
    expect(hasChanges(await rebuild(true))).toBe(false);
  });

  test('imported twice are there once', async () => {
    const [name, at, bytes] = history[0];
    expect(await importOne(name, at, bytes)).toMatchObject({ isNew: true });
    expect(await importOne(name, at, bytes)).toMatchObject({ isNew: false });
    expect(await count('artifacts')).toBe(1);
  });

  test('keep the name a person gave their file', async () => {
    await importOne('a.docx', '2020-01-01T00:00:00Z', docx(0, 20));
    await within((context) => rebuildLineage(context, projectId));
    const [file] = await listFiles(context, { projectId, limit: 9 });
    const rename = await within((context) =>
      renameById(context, { projectId, fileId: file!.id, name: 'b.docx' }),
    );
    await importOne('a.docx', '2020-02-01T00:00:00Z', docx(1, 20));
    await within((context) => rebuildLineage(context, projectId));
    expect(await findFile(context, file!.id)).toMatchObject({ name: 'b.docx' });
    expect(await count('files')).toBe(1);
    expect(hasChanges(await within((context) => rebuildLineage(context, projectId)))).toBe(false);
    await within((context) => undoOperation(context, rename.id));
    expect(await findFile(context, file!.id)).toMatchObject({ name: 'a.docx' });
  });

  test('stay where a person put them', async () => {
    for (const [name, at, bytes] of history.slice(0, 2)) await importOne(name, at, bytes);
    await rebuild();
    const [file] = await listFiles(context, { projectId, limit: 1 });
    const [last] = await listVersions(context, file!.id, { limit: 1 });
    await within((context) => splitFile(context, { projectId, fileId: file!.id, versionIds: [last!.id] }));
    expect(hasChanges(await rebuild(true))).toBe(false);
  });
});


test('fuzz rebuild', async () => {
  let faults: any[] = [];
  for (let round = 0; round < 200; round++) {
    projectId = newId();
    await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
      values (${projectId}, ${projectId}, 'A', '{fr}', now(), now())`.execute(db);
    await insertPolicyOf(db, projectId);
    const R = (n: number) => Math.floor(Math.random() * n);
    const log: string[] = [];
    for (let step = 0; step < 22; step++) {
      const name = 'abc'[R(3)] + '.docx';
      const start = [0, 100][R(2)]! + R(6);
      const k = R(10);
      try {
        if (k < 5) { const at = new Date(Date.UTC(2015 + R(12), R(12), 1)).toISOString(); log.push(`import ${name} ${at} ${start}`); await importOne(name, at, docx(start, start + 20)); }
        else if (k < 7) { log.push(`upload ${name} ${start}`); await upload(name, docx(start, start + 20)); }
        else if (k < 8) { log.push('rebuild'); await within((c) => rebuildLineage(c, projectId)); }
        else {
          const files = await listFiles(context, { projectId, limit: 50 });
          if (files.length === 0) continue;
          const f = files[R(files.length)]!, g = files[R(files.length)]!;
          if (k === 8) { log.push(`merge ${f.name} ${g.name}`); const op = await within((c) => mergeFiles(c, { projectId, fileId: f.id, intoFileId: g.id })); if (R(2)) { log.push('undo'); await within((c) => undoOperation(c, op.id)); } }
          else { const vs = await listVersions(context, f.id, { limit: 50 }); log.push(`split ${f.name}`); const op = await within((c) => splitFile(c, { projectId, fileId: f.id, versionIds: [vs[R(vs.length)]!.id] })); if (R(2)) { log.push('undo'); await within((c) => undoOperation(c, op.id)); } }
        }
      } catch (e: any) { if (e.name !== 'Problem' && !e.status) { faults.push([round, log, String(e)]); } }
    }
    try {
    await within((c) => rebuildLineage(c, projectId));
    const again = await within((c) => rebuildLineage(c, projectId, { check: true }));
    if (hasChanges(again)) faults.push([round, log, JSON.stringify(again)]);
    } catch (e) { faults.push([round, log, String(e)]); }
    const { rows } = await sql<any>`select file_id, array_agg(number order by created_at, name collate "C", sha256, id) as numbers, (select merged_into from files where id = file_id) as merged from versions where project_id = ${projectId} group by 1`.execute(db);
    for (const r of rows) if (r.merged || r.numbers.some((n: number, i: number) => n !== i + 1)) faults.push([round, log, JSON.stringify(r)]);
    const { rows: orphans } = await sql<any>`select id, name from files f where project_id = ${projectId} and merged_into is null and not exists (select from versions v where v.file_id = f.id)`.execute(db);
    if (orphans.length) faults.push([round, log, 'empty file ' + JSON.stringify(orphans)]);
  }
  for (const f of faults.slice(0, 6)) console.log(f[0], f[1].join(' | '), '\n   ', f[2].slice(0, 600));
  expect(faults.length).toBe(0);
});
