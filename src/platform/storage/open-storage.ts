import { openFileStorage } from './file-storage.ts';
import type { S3Settings, StorageSettings } from './settings.ts';
import type { Storage } from './storage.ts';

/** The storage that is set. The AWS SDK is loaded for S3 alone. Nothing is reached yet: `check()` does that. */
export async function openStorage(settings: StorageSettings): Promise<Storage> {
  return settings.kind === 'files' ? openFileStorage(settings) : openS3Storage(settings);
}

/** Objects in a bucket of S3 or of a service that speaks its protocol. */
export async function openS3Storage(settings: S3Settings): Promise<Storage> {
  const { createS3Storage } = await import('./s3-storage.ts');
  return createS3Storage(settings);
}
