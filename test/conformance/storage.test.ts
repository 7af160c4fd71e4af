import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { test } from 'vitest';
import { openStorage } from '#platform/storage';
import { hasRadosgw, radosgwMissing, startRadosgw } from '#test/radosgw';
import { describeStorage, type StorageUnderTest } from './storage.ts';

describeStorage('The folder', startFolder);

if (hasRadosgw) describeStorage('S3', startS3);
else test.skip(`S3 was not tried: ${radosgwMissing}`, () => {});

async function startFolder(): Promise<StorageUnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-files-'));
  return {
    storage: await openStorage({ kind: 'files', folder }),
    damage: (key, bytes) => writeFile(join(folder, 'objects', `${key}~`), bytes),
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

async function startS3(): Promise<StorageUnderTest> {
  const { endpoint, region, accessKeyId, secretAccessKey, stop } = await startRadosgw();
  const client = new S3Client({
    ...{ endpoint, region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: true },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const bucket = 'documents';
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const settings = {
    endpoint,
    region,
    accessKeyId,
    secretAccessKey,
    bucket,
    prefix: 'verso',
    pathStyle: true,
  };
  return {
    storage: await openStorage({ kind: 's3', ...settings }),
    async damage(key, bytes) {
      const place = { Bucket: bucket, Key: `verso/${key}` };
      const { Metadata } = await client.send(new HeadObjectCommand(place));
      await client.send(new PutObjectCommand({ ...place, Body: bytes, Metadata }));
    },
    stop,
  };
}
