/** One uploaded content of a file. */
export interface Version {
  readonly id: string;
  readonly projectId: string;
  readonly fileId: string;
  /** Place in the timeline of its file, from 1. */
  readonly number: number;
  /** Its bytes. */
  readonly artifactId: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  /** Name at upload. */
  readonly name: string;
  /** BCP 47 tag. */
  readonly sourceLanguage: string;
  /** Id of who uploaded it. */
  readonly uploadedBy: string;
  /** What it came through: `api`, `web`, `cli`, `import` … */
  readonly channel: string;
  /** What else is known of where it came from, such as an object's etag; never its identity. */
  readonly origin: Readonly<Record<string, unknown>>;
  /** When its texts were deleted and its artifacts given up, but for the rest of its file. */
  readonly deletedAt: Date | null;
  readonly createdAt: Date;
}

/** One logical document over time. */
export interface File {
  readonly id: string;
  readonly projectId: string;
  /** The client's own key, unique in the project. */
  readonly externalKey: string | null;
  /** What it is called today. */
  readonly name: string;
  /** Where its versions went; such a file is listed no more. */
  readonly mergedInto: string | null;
  /** Why nothing of it is deleted, by whatever means; null where none lies on it. */
  readonly legalHold: string | null;
  /** When its texts were deleted and its artifacts given up. */
  readonly deletedAt: Date | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
