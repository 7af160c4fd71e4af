export type { PutOptions, Storage, StoredObject } from './storage.ts';
