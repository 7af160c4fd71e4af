import type { Readable } from 'node:stream';

/** Where artifacts lie: a folder or a bucket. Types only; every adapter passes test/conformance/storage.ts. */
export interface Storage {
  readonly kind: 'files' | 's3';
  /**
   * Stores an object whole or not at all, counting and hashing what comes; an object of that key is replaced. Rejects
   * with `size-exceeded` (a Problem) past `limit` bytes, leaving nothing.
   */
  put(key: string, content: Readable | Uint8Array, options?: PutOptions): Promise<StoredObject>;
  /** Rejects with the problem `object-missing`; with `object-damaged` at the end of a stream that is not what was stored. */
  get(key: string, expected?: { readonly sha256: string }): Promise<Readable>;
  head(key: string): Promise<StoredObject | undefined>;
  /** Whether there was anything to delete. */
  delete(key: string): Promise<boolean>;
  /** Keys in order, for finding what nobody points to. */
  list(prefix: string): AsyncIterable<{ readonly key: string; readonly storedAt: Date }>;
  /** Address of an object itself, valid for some seconds; undefined where the storage has none and Verso must serve it. */
  signedDownload?(
    key: string,
    options: { readonly seconds: number; readonly fileName: string },
  ): Promise<string>;
  signedUpload?(key: string, options: { readonly seconds: number; readonly bytes: number }): Promise<string>;
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
