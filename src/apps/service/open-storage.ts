import type { Configuration } from '#platform/config';
import { openFileStorage, openS3Storage, type Storage } from '#platform/storage';

/** The storage that is set. Nothing is reached yet: `check()` does that. */
export async function openStorage(configuration: Configuration): Promise<Storage> {
  if (configuration.storage === 'files') return openFileStorage({ folder: configuration.storageFolder });
  return openS3Storage({
    bucket: configuration.s3Bucket!,
    endpoint: configuration.s3Endpoint,
    region: configuration.s3Region,
    accessKeyId: configuration.s3AccessKeyId,
    secretAccessKey: configuration.s3SecretAccessKey,
    prefix: configuration.s3Prefix,
    pathStyle: configuration.s3PathStyle,
  });
}
