import type { Configuration } from '#platform/config';
import type { Storage } from '#platform/storage';

interface StorageRoom {
  openFileStorage(options: { readonly folder: string }): Storage | Promise<Storage>;
  openS3Storage(options: {
    readonly bucket: string;
    readonly endpoint?: string;
    readonly region: string;
    readonly accessKeyId?: string;
    readonly secretAccessKey?: string;
    readonly prefix?: string;
    readonly pathStyle: boolean;
  }): Storage | Promise<Storage>;
}

/** The storage that is set. */
export async function openStorage(configuration: Configuration): Promise<Storage> {
  const room = (await import('#platform/storage')) as unknown as StorageRoom;
  if (configuration.storage === 'files') return room.openFileStorage({ folder: configuration.storageFolder });
  return room.openS3Storage({
    bucket: configuration.s3Bucket!,
    endpoint: configuration.s3Endpoint,
    region: configuration.s3Region,
    accessKeyId: configuration.s3AccessKeyId,
    secretAccessKey: configuration.s3SecretAccessKey,
    prefix: configuration.s3Prefix,
    pathStyle: configuration.s3PathStyle,
  });
}
