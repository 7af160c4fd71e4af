export { contentDisposition, safeFileName } from './content-disposition.ts';
export { openFileStorage } from './file-storage.ts';
export { openS3Storage, openStorage, type S3Settings, type StorageSettings } from './open-storage.ts';
export { storageProblem } from './problems.ts';
export type { PutOptions, Storage, StoredObject } from './storage.ts';
