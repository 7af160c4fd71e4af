/** `assembled` is an output that nobody has proven yet: it becomes `output` when its run is delivered, or never. */
export const artifactKinds = [
  'source',
  'assembled',
  'output',
  'report',
  'certificate',
  'tmx',
  'glossary',
  'xliff',
] as const;
export type ArtifactKind = (typeof artifactKinds)[number];

/** What the policy gives a term of days to. */
export const retentionClasses = ['source', 'output', 'record', 'temporary'] as const;
export type RetentionClass = (typeof retentionClasses)[number];

export const artifactStates = ['available', 'expired', 'missing'] as const;
export type ArtifactState = (typeof artifactStates)[number];

/** A stored file of a run or version. It outlives its content: the row stays and says what there was. */
export interface Artifact {
  readonly id: string;
  readonly projectId: string;
  readonly versionId: string | null;
  readonly runId: string | null;
  readonly kind: ArtifactKind;
  /** As a download is called. */
  readonly name: string;
  readonly mediaType: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly objectKey: string;
  /** As the storage gave them; provenance, never identity. */
  readonly objectEtag: string | null;
  readonly objectVersion: string | null;
  readonly retention: RetentionClass;
  /** From then on it is not given out; null: kept for good. */
  readonly expiresAt: Date | null;
  /** When its content was given up. */
  readonly deletedAt: Date | null;
  /** When its content was found missing though it should be there. */
  readonly missingSince: Date | null;
  readonly createdAt: Date;
}

export function artifactState({ deletedAt, expiresAt, missingSince }: Artifact, now: Date): ArtifactState {
  if (deletedAt !== null || (expiresAt !== null && expiresAt <= now)) return 'expired';
  return missingSince === null ? 'available' : 'missing';
}

/** When something stored at a time expires; null days: never. */
export function expiryOf(days: number | null, from: Date): Date | null {
  return days === null ? null : new Date(from.getTime() + days * 86_400_000);
}
