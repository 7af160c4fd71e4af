import { openFileStorage } from './file-storage.ts';
import type { Storage } from './storage.ts';

export interface S3Settings {
  readonly bucket: string;
  /** Address of the service; Amazon's of the region by default. */
  readonly endpoint?: string;
  readonly region: string;
  /** Both or neither; without them those that the AWS SDK finds in the environment. */
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  /** What all keys begin with, so that several installations may share a bucket. */
  readonly prefix?: string;
  /** Whether the bucket stands in the path instead of the host name; most servers but Amazon's want it. */
  readonly pathStyle?: boolean;
}

export type StorageSettings =
  | { readonly kind: 'files'; readonly folder: string }
  | ({ readonly kind: 's3' } & S3Settings);

/** The storage that is set. The AWS SDK is loaded for S3 alone. Nothing is reached yet: `check()` does that. */
export async function openStorage(settings: StorageSettings): Promise<Storage> {
  return settings.kind === 'files' ? openFileStorage(settings) : openS3Storage(settings);
}

/** Objects in a bucket of S3 or of a service that speaks its protocol. */
export async function openS3Storage(settings: S3Settings): Promise<Storage> {
  const { createS3Storage } = await import('./s3-storage.ts');
  return createS3Storage(settings);
}
