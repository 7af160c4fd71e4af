import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { reading } from '#domain/audit';
import type { Actor } from '#domain/context';
import { findFile, findVersion, listKeptSegments, readVersionBytes } from '#domain/files';
import { changeFile, listFiles, listVersions } from '#domain/files/catalogue';
import { mergeFiles } from '#domain/files/lineage';
import { buildDocx } from '#test/docx-builder';
import { numberedDocument, openReception } from '#test/reception';
import { receiveUpload } from './receive-upload.ts';

const here = await openReception();
const { services, db, admin, context, within, upload, count } = here;

describe('an upload', () => {
  test('becomes a file with provenance, bytes and segments', async () => {
    const bytes = numberedDocument(0, 5);
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
    const { file } = await upload('a.docx', numberedDocument(0, 10));
    expect(await upload('a.docx', numberedDocument(3, 13))).toMatchObject({
      outcome: 'new-version',
      file: { id: file.id },
      version: { number: 2 },
    });
  });

  test('of the same name and other content is a collision, until the caller says what it is', async () => {
    const { file } = await upload('a.docx', numberedDocument(0, 10));
    await expect(upload('a.docx', numberedDocument(50, 60))).rejects.toMatchObject({
      code: 'file-collision',
      status: 409,
      facts: { fileId: file.id, similarity: 0, lastVersion: { number: 1 } },
    });
    expect(await count('artifacts')).toBe(1);
    const other = await upload('a.docx', numberedDocument(50, 60), { intent: 'new-file' });
    expect(other.file.id).not.toBe(file.id);
    const again = await upload('a.docx', numberedDocument(80, 90), {
      intent: 'new-version',
      fileId: file.id,
    });
    expect(again).toMatchObject({ file: { id: file.id }, version: { number: 2 } });
  });

  test('under a new name with nearly the same content is offered as a rename, and goes on with the file', async () => {
    const { file } = await upload('old.docx', numberedDocument(0, 40));
    await expect(upload('new.docx', numberedDocument(0, 39))).rejects.toMatchObject({
      code: 'rename-offered',
      facts: { fileId: file.id },
    });
    const renamed = await upload('new.docx', numberedDocument(0, 39), { intent: 'rename' });
    expect(renamed).toMatchObject({ file: { id: file.id, name: 'new.docx' }, version: { number: 2 } });
    expect(await upload('new.docx', numberedDocument(2, 39))).toMatchObject({
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
    const { version } = await upload('a.docx', numberedDocument(0, 10));
    await expect(upload('b.docx', numberedDocument(0, 10))).rejects.toMatchObject({
      code: 'identical-version',
      facts: { versionId: version.id },
    });
    expect(await upload('b.docx', numberedDocument(0, 10), { intent: 'rerun' })).toMatchObject({
      outcome: 'rerun',
      version: { id: version.id },
    });
    expect(await count('versions')).toBe(1);
  });

  test('of the bytes of a version whose source is gone is the next version, since no run can be made of that one', async () => {
    const { file, version } = await upload('a.docx', numberedDocument(0, 10));
    await sql`update artifacts set expires_at = ${services.now()} where id = ${version.artifactId}`.execute(
      db,
    );
    await expect(upload('a.docx', numberedDocument(0, 10), { intent: 'rerun' })).rejects.toMatchObject({
      code: 'upload-target-missing',
    });
    const again = await upload('a.docx', numberedDocument(0, 10));
    expect(again).toMatchObject({ outcome: 'new-version', file: { id: file.id }, version: { number: 2 } });
    await expect(upload('a.docx', numberedDocument(0, 10))).rejects.toMatchObject({
      code: 'identical-version',
      facts: { versionId: again.version.id },
    });
  });

  test('of the bytes of a version that was deleted is the next version, compared with the last that is left', async () => {
    const { file } = await upload('a.docx', numberedDocument(0, 10));
    const { version } = await upload('a.docx', numberedDocument(0, 9));
    await sql`update versions set deleted_at = now(), sketch = '{}', segment_hashes = '{}' where id = ${version.id}`.execute(
      db,
    );
    expect(await upload('a.docx', numberedDocument(0, 9))).toMatchObject({
      outcome: 'new-version',
      file: { id: file.id },
      version: { number: 3, deletedAt: null },
    });
  });

  test('by external key goes to its file, also after that was merged into another', async () => {
    const { file } = await upload('a.docx', numberedDocument(0, 10), { externalKey: 'K' });
    expect(await upload('b.docx', numberedDocument(70, 80), { externalKey: 'K' })).toMatchObject({
      file: { id: file.id, name: 'b.docx' },
    });
    const into = await upload('c.docx', numberedDocument(100, 110));
    await within((context) =>
      mergeFiles(context, { projectId: here.projectId, fileId: file.id, intoFileId: into.file.id }),
    );
    expect(await upload('d.docx', numberedDocument(120, 130), { externalKey: 'K' })).toMatchObject({
      file: { id: into.file.id },
      version: { number: 4 },
    });
  });

  test('twenty at the same time make one file', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => upload('a.docx', numberedDocument(0, 10))),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await count('files')).toBe(1);
    expect(await count('versions')).toBe(1);
  });

  test('by a key that others give to a file at the same moment finds that file, or keeps them from it', async () => {
    for (let round = 0; round < 5; round++) {
      const key = `K-${round}`;
      const one = await upload(`${round}-a.docx`, numberedDocument(round * 100, round * 100 + 10), {
        intent: 'new-file',
      });
      const two = await upload(`${round}-b.docx`, numberedDocument(round * 100 + 20, round * 100 + 30), {
        intent: 'new-file',
      });
      const outcomes = await Promise.allSettled([
        upload(`${round}-c.docx`, numberedDocument(round * 100 + 40, round * 100 + 50), { externalKey: key }),
        within((context) => changeFile(context, one.file.id, { externalKey: key }, 1)),
        within((context) => changeFile(context, two.file.id, { externalKey: key }, 1)),
      ]);
      for (const outcome of outcomes)
        if (outcome.status === 'rejected')
          expect(outcome.reason).toMatchObject({ code: 'external-key-taken' });
      expect(outcomes[0]).toMatchObject({ status: 'fulfilled' });
      const files = await listFiles(context, { projectId: here.projectId, externalKey: key, limit: 9 });
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
        yield Buffer.from(numberedDocument(0, 10)).subarray(0, 300);
        throw new Error('cut');
      })(),
    );
    await expect(
      receiveUpload(context, { projectId: here.projectId, fileName: 'a.docx', content }),
    ).rejects.toThrow('cut');
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
    const content = Readable.from([Buffer.from(numberedDocument(0, 10))]);
    await expect(
      receiveUpload(cut, { projectId: here.projectId, fileName: 'a.docx', content }),
    ).rejects.toThrow();
    expect(await Promise.all(['files', 'versions', 'artifacts', 'audit_entries'].map(count))).toEqual([
      0, 0, 0, 0,
    ]);
    expect(await upload('a.docx', numberedDocument(0, 10))).toMatchObject({
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
    await expect(upload('a.docx', numberedDocument(0, 1), { as: person(new Map()) })).rejects.toMatchObject({
      code: 'project-unknown',
    });
    const reviewer = person(new Map([[here.projectId, 'reviewer']]));
    await expect(upload('a.docx', numberedDocument(0, 1), { as: reviewer })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const { version } = await upload('a.docx', numberedDocument(0, 1));
    await expect(findVersion(reading(services, person(new Map())), version.id)).rejects.toMatchObject({
      code: 'version-unknown',
    });
  });

  test('without text follows its name', async () => {
    const { file } = await upload('a.docx', numberedDocument(0, 0));
    expect(await upload('a.docx', numberedDocument(0, 10))).toMatchObject({
      file: { id: file.id },
      version: { number: 2 },
    });
    expect(await upload('b.docx', buildDocx({ body: '<w:p/>' }))).toMatchObject({ outcome: 'new-file' });
  });
});
