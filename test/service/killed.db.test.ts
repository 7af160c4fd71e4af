import { expect, test } from 'vitest';
import { hasRadosgw, radosgwMissing } from '#test/radosgw';
import { killEverything } from '#test/service/kill-everything';
import { doRuns, startBucket } from '#test/service/share-work';

test('runs reach their right end while every process and the database are killed again and again', async () => {
  const { faults, kills, endings, paid } = await killEverything({
    ...{ runs: 20, seed: 7, patience: 240_000, pause: [700, 2_500] },
  });
  expect(faults).toEqual([]);
  expect(endings).toEqual({ delivered: 16, blocked: 2, failed: 2 });
  expect(Object.keys(kills).sort()).toEqual(['postgres', 'scheduler', 'web', 'worker']);
  expect(paid.segments).toBe(2 * 690);
}, 300_000);

test('two web and three worker processes on one database and one S3 do what one process does, and share it', async (context) => {
  if (!hasRadosgw) context.skip(radosgwMissing);
  const alone = await doRuns(['start'], 10);
  const bucket = await startBucket();
  try {
    const shared = await doRuns(
      ['web', 'web', 'worker', 'worker', 'worker', 'scheduler'],
      10,
      bucket.settings,
    );
    expect(alone.faults).toEqual([]);
    expect(shared.faults).toEqual([]);
    expect(Object.keys(alone.outputs)).toHaveLength(8);
    expect(shared.outputs).toEqual(alone.outputs);
    expect(shared.workers.length).toBeGreaterThanOrEqual(2);
    for (const { paid } of [alone, shared]) expect(paid).toEqual({ segments: 690, asked: 690, most: 1 });
  } finally {
    await bucket.stop();
  }
}, 300_000);
