export { contentDisposition, safeFileName } from './content-disposition.ts';
export { openFileStorage } from './file-storage.ts';
export { openS3Storage, openStorage } from './open-storage.ts';
export { storageProblem } from './problems.ts';
export type { S3Settings, StorageSettings } from './settings.ts';
export type { PutOptions, Storage, StoredObject } from './storage.ts';
