/** What a ZIP container may cost. Sizes in bytes; a figure that is exceeded refuses the file. */
export interface ZipLimits {
  /** Entries, directories included. */
  readonly entries: number;
  /** Uncompressed bytes of one entry. */
  readonly partBytes: number;
  /** Uncompressed bytes of all entries, those of embedded packages included. */
  readonly totalBytes: number;
  /** Uncompressed bytes for one compressed byte, judged only above `ratioFloor`. Deflate cannot exceed 1,032. */
  readonly ratio: number;
  /** Uncompressed bytes up to which an entry may be as repetitive as it likes. */
  readonly ratioFloor: number;
}

const MiB = 1024 * 1024;

/** Real documents: below 1,000 entries, and below 100 to 1 even for repetitive tables. */
export const defaultZipLimits: ZipLimits = {
  entries: 10_000,
  partBytes: 96 * MiB,
  totalBytes: 384 * MiB,
  ratio: 200,
  ratioFloor: 16 * MiB,
};
