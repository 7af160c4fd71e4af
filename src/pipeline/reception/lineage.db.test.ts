import { describe, expect, test } from 'vitest';
import { findVersion } from '#domain/files';
import { listVersions } from '#domain/files/catalogue';
import { mergeFiles, splitFile, undoOperation } from '#domain/files/lineage';
import { numberedDocument, openReception } from '#test/reception';

const here = await openReception();
const { context, within, upload, timelines } = here;

describe('lineage', () => {
  test('a merge makes one timeline by time, and undoing it restores everything', async () => {
    const one = await upload('a.docx', numberedDocument(0, 10));
    const two = await upload('b.docx', numberedDocument(50, 60));
    await upload('a.docx', numberedDocument(1, 11));
    const before = await timelines();
    const merge = await within((context) =>
      mergeFiles(context, { projectId: here.projectId, fileId: one.file.id, intoFileId: two.file.id }),
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
    const { file } = await upload('a.docx', numberedDocument(0, 10));
    const second = await upload('a.docx', numberedDocument(1, 11));
    await upload('a.docx', numberedDocument(2, 12));
    const before = await timelines();
    const split = await within((context) =>
      splitFile(context, {
        projectId: here.projectId,
        fileId: file.id,
        versionIds: [second.version.id],
        name: 'b.docx',
      }),
    );
    expect((await timelines()).map((line) => line.split(' ', 2).join(' '))).toEqual([
      'a.docx: 2',
      'b.docx: 1',
    ]);
    await within((context) => undoOperation(context, split.id));
    expect(await timelines()).toEqual(before);
  });

  test('nothing is undone that a version or another operation builds on', async () => {
    const one = await upload('a.docx', numberedDocument(0, 10));
    const two = await upload('b.docx', numberedDocument(50, 60));
    const merge = await within((context) =>
      mergeFiles(context, { projectId: here.projectId, fileId: one.file.id, intoFileId: two.file.id }),
    );
    const added = await upload('c.docx', numberedDocument(80, 90), { fileId: two.file.id });
    await expect(within((context) => undoOperation(context, merge.id))).rejects.toMatchObject({
      code: 'lineage-built-upon',
    });
    expect(await findVersion(context, added.version.id)).toMatchObject({ number: 3 });
  });
});
