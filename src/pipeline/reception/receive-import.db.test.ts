import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { findFile, rebuildLineage } from '#domain/files';
import { hasChanges } from '#domain/files/backfill';
import { listFiles, listVersions } from '#domain/files/catalogue';
import { renameById, splitFile, undoOperation } from '#domain/files/lineage';
import { numberedDocument, openReception } from '#test/reception';
import { receiveImport } from './receive-import.ts';

const here = await openReception();
const { context, within, upload, timelines, count } = here;

const importOne = (fileName: string, modifiedAt: string, bytes: Uint8Array) =>
  receiveImport(context, {
    projectId: here.projectId,
    fileName,
    modifiedAt: new Date(modifiedAt),
    content: Readable.from([Buffer.from(bytes)]),
  });

describe('imported versions', () => {
  const history = [
    ['a.docx', '2020-01-01T00:00:00Z', numberedDocument(0, 30)],
    ['a.docx', '2021-01-01T00:00:00Z', numberedDocument(2, 32)],
    ['b.docx', '2022-01-01T00:00:00Z', numberedDocument(2, 31)],
    ['a.docx', '2023-01-01T00:00:00Z', numberedDocument(90, 99)],
  ] as const;
  const rebuild = (check = false) => within((context) => rebuildLineage(context, here.projectId, { check }));
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

    await here.openProject();
    for (const [name, at, bytes] of history.toReversed()) {
      await importOne(name, at, bytes);
      await rebuild();
    }
    expect(await shape()).toEqual(expected);
  });

  test('are backfilled before the uploads of a file, whose key stays', async () => {
    const { file } = await upload('a.docx', numberedDocument(3, 33), { externalKey: 'K' });
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
    await importOne('a.docx', '2020-01-01T00:00:00Z', numberedDocument(0, 20));
    await rebuild();
    const { projectId } = here;
    const [file] = await listFiles(context, { projectId, limit: 9 });
    const rename = await within((context) =>
      renameById(context, { projectId, fileId: file!.id, name: 'b.docx' }),
    );
    await importOne('a.docx', '2020-02-01T00:00:00Z', numberedDocument(1, 20));
    await rebuild();
    expect(await findFile(context, file!.id)).toMatchObject({ name: 'b.docx' });
    expect(await count('files')).toBe(1);
    expect(hasChanges(await rebuild())).toBe(false);
    await within((context) => undoOperation(context, rename.id));
    expect(await findFile(context, file!.id)).toMatchObject({ name: 'a.docx' });
  });

  test('stay where a person put them', async () => {
    for (const [name, at, bytes] of history.slice(0, 2)) await importOne(name, at, bytes);
    await rebuild();
    const [file] = await listFiles(context, { projectId: here.projectId, limit: 1 });
    const [last] = await listVersions(context, file!.id, { limit: 1 });
    await within((context) =>
      splitFile(context, { projectId: here.projectId, fileId: file!.id, versionIds: [last!.id] }),
    );
    expect(hasChanges(await rebuild(true))).toBe(false);
  });
});
