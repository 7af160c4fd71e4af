/** A version that came without a key of its file. */
export interface ImportedVersion {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  /** When its content was last changed where it comes from. */
  readonly modifiedAt: Date;
  readonly artifactId: string;
  readonly sha256: string;
  readonly sourceLanguage: string;
  readonly origin: Readonly<Record<string, unknown>>;
  readonly importedBy: string;
  readonly createdAt: Date;
  /** The version that was made of it; null until lineage is rebuilt. */
  readonly versionId: string | null;
}
