import type { Readable } from 'node:stream';

/** Where artifacts lie: a folder or a bucket. Types only; every adapter passes test/conformance/storage.ts. */
export interface Storage {
  readonly kind: 'files' | 's3';
  /**
   * Stores an object whole or not at all, counting and hashing what comes; an object of that key is replaced. Rejects
   * with `size-exceeded` (a Problem) past `limit` bytes, leaving nothing.
   */
  put(key: string, content: Readable | Uint8Array, options?: PutOptions): Promise<StoredObject>;
  /**
   * Rejects with the problem `object-missing`. With `expected`, a stream of anything else ends in `object-damaged`
   * before its last bytes are given, so that nobody takes it for whole.
   */
  get(key: string, expected?: { readonly sha256: string }): Promise<Readable>;
  /** What lies there; undefined where nothing does. Reads the object where nothing else tells its hash. */
  head(key: string): Promise<StoredObject | undefined>;
  /** Whether there was anything to delete. */
  delete(key: string): Promise<boolean>;
  /** Keys in the order of their bytes, for finding what nobody points to. */
  list(prefix: string): AsyncIterable<{ readonly key: string; readonly storedAt: Date }>;
  /** Address of an object itself, valid for some seconds; undefined where the storage has none and Verso must serve it. */
  signedDownload?(
    key: string,
    options: { readonly seconds: number; readonly fileName: string },
  ): Promise<string>;
  /** Address to PUT exactly so many bytes to. What comes is not checked: compare `head` afterwards. */
  signedUpload?(key: string, options: { readonly seconds: number; readonly bytes: number }): Promise<string>;
  /** Removes what killed writes left, which is never listed; resolves with how many there were. */
  discardUnfinished?(before: Date): Promise<number>;
  /** Writes, reads and deletes a trial object; for `verso doctor`. */
  check(): Promise<void>;
}

export interface PutOptions {
  readonly mediaType?: string;
  /** Most bytes. */
  readonly limit?: number;
}

export interface StoredObject {
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** As the storage gives them; provenance, never identity. */
  readonly etag?: string;
  readonly versionId?: string;
}
