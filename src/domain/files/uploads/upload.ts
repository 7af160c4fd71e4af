/** One document of an upload. */
export interface UploadItem {
  /** As it was sent. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The version it became. */
  readonly versionId: string | null;
  readonly fileId: string | null;
  readonly outcome: 'new-file' | 'new-version' | 'rerun' | 'asks' | 'refused' | 'left-out';
  /** Its bytes, while something has to be answered. */
  readonly artifactId: string | null;
  /** What has to be answered, or why it was refused. */
  readonly problem: {
    readonly code: string;
    readonly message: string;
    readonly action: string;
    readonly facts: Readonly<Record<string, unknown>>;
  } | null;
}

/** Documents somebody brought together, until their runs are begun. */
export interface DocumentUpload {
  readonly id: string;
  readonly projectId: string;
  /** BCP 47 tags. */
  readonly targetLanguages: readonly string[];
  readonly items: readonly UploadItem[];
  readonly createdBy: string;
  readonly createdAt: Date;
  /** When its runs were begun; it is not begun twice. */
  readonly startedAt: Date | null;
}
