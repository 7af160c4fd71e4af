import { Readable } from 'node:stream';
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rebuildLineage } from '#domain/files';
import { hasChanges } from '#domain/files/backfill';
import { listFiles, listVersions } from '#domain/files/catalogue';
import { mergeFiles, splitFile, undoOperation } from '#domain/files/lineage';
import { Problem } from '#platform/problems';
import { numberedDocument, openReception } from '#test/reception';
import { receiveImport } from './receive-import.ts';

const runs = { numRuns: Number(process.env.VERSO_CASES ?? 60) / 4, endOnFailure: true };
const here = await openReception();
const { context, within, upload } = here;
const rebuild = () => within((context) => rebuildLineage(context, here.projectId));

interface Step {
  readonly kind: 'import' | 'upload' | 'rebuild' | 'merge' | 'split';
  readonly name: string;
  readonly day: number;
  readonly from: number;
  /** Picks a file, another, and a version among those there are by then. */
  readonly picks: readonly [number, number, number];
  readonly undone: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('import', 'import', 'import', 'upload', 'rebuild', 'merge', 'split'),
  name: fc.constantFrom('a.docx', 'b.docx', 'c.docx'),
  day: fc.nat({ max: 4000 }),
  from: fc.oneof(fc.nat({ max: 5 }), fc.integer({ min: 100, max: 105 })),
  picks: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
  undone: fc.boolean(),
});

async function take({ kind, name, day, from, picks, undone }: Step): Promise<void> {
  const { projectId } = here;
  const bytes = numberedDocument(from, from + 20);
  const modifiedAt = new Date(Date.UTC(2015, 0, 1 + day));
  if (kind === 'import') {
    const content = Readable.from([Buffer.from(bytes)]);
    await receiveImport(context, { projectId, fileName: name, modifiedAt, content });
  } else if (kind === 'upload') await upload(name, bytes);
  else if (kind === 'rebuild') await rebuild();
  else {
    const files = await listFiles(context, { projectId, limit: 50 });
    if (files.length === 0) return;
    const [one, other] = [files[picks[0] % files.length]!.id, files[picks[1] % files.length]!.id];
    const versions = await listVersions(context, one, { limit: 50 });
    const versionIds = [versions[picks[2] % versions.length]!.id];
    const operation = await within((context) =>
      kind === 'merge'
        ? mergeFiles(context, { projectId, fileId: one, intoFileId: other })
        : splitFile(context, { projectId, fileId: one, versionIds }),
    );
    if (undone) await within((context) => undoOperation(context, operation.id));
  }
}

/** Files that are merged and hold versions, hold none, or number them in no order. */
async function brokenFiles(): Promise<unknown[]> {
  const { rows } = await sql<{ merged: boolean; numbers: number[] }>`
    select f.id, f.merged_into is not null as merged, coalesce(array_agg(v.number
      order by v.created_at, v.name collate "C", v.sha256, v.id) filter (where v.id is not null), '{}') as numbers
    from files f left join versions v on v.file_id = f.id where f.project_id = ${here.projectId} group by f.id`.execute(
    here.services.db,
  );
  return rows.filter(({ merged, numbers }) =>
    merged ? numbers.length > 0 : numbers.length === 0 || numbers.some((number, at) => number !== at + 1),
  );
}

test('timelines are whole and stay as they are, whatever was imported, uploaded, merged and split before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 22 }), async (steps) => {
      await here.openProject();
      for (const one of steps)
        await take(one).catch((error) => {
          if (!(error instanceof Problem)) throw error;
        });
      await rebuild();
      expect(hasChanges(await rebuild())).toBe(false);
      expect(await brokenFiles()).toEqual([]);
    }),
    runs,
  );
}, 120_000);
