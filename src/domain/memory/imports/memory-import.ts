import type { CandidateProfile } from '#engine/candidates';
import type { Finding } from '#engine/findings';

export const importStates = [
  'staging',
  'reviewing',
  'committing',
  'committed',
  'undone',
  'discarded',
  'failed',
] as const;
export type ImportState = (typeof importStates)[number];

/** What becomes of live units with the source of an accepted candidate and another target; see docs/memory-imports.md. */
export const conflictChoices = ['replace', 'keep', 'both'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** Where every pair of the file went: `read` is `staged`, both kinds of duplicates and all unusable ones. */
export interface ImportAccount {
  /** Pairs of the file, and units of it that give none. */
  readonly read: number;
  /** Kept as candidates. */
  readonly staged: number;
  /**
   * Left out since the file had the pair before, since the memory has it as a live unit, or, of a run, since it came with an
   * earlier run already or somebody put it away.
   */
  readonly duplicates: { readonly ofFile: number; readonly ofMemory: number; readonly ofEarlier: number };
  /** Left out since nothing can be made of them, by reason. */
  readonly unusable: Readonly<Record<string, number>>;
  /** Pairs left out since the units of other imports have them, by import: undoing those would lose them. */
  readonly reliesOn: Readonly<Record<string, number>>;
  /** What the reader found in the file, the first of each kind. */
  readonly findings: readonly Finding[];
}

export const emptyAccount: ImportAccount = {
  ...{ read: 0, staged: 0, duplicates: { ofFile: 0, ofMemory: 0, ofEarlier: 0 } },
  ...{ unusable: {}, reliesOn: {}, findings: [] },
};

/** Why an import does not go on, and what a person can do about it. */
export interface ImportFailure {
  readonly code: string;
  readonly message: string;
  readonly action: string;
}

/** Units that came together: staged as candidates, decided on by people, committed and undone as one. */
export interface MemoryImport {
  readonly id: string;
  readonly memoryId: string;
  readonly projectId: string;
  readonly kind: 'tmx' | 'run' | 'api';
  readonly state: ImportState;
  /** Whether people decide before it is committed. */
  readonly review: boolean;
  /** What the commit made of candidates that nobody decided on; null before. */
  readonly rest: 'accepted' | 'rejected' | null;
  readonly conflicts: ConflictChoice;
  readonly artifactId: string | null;
  readonly fileName: string | null;
  /** Bytes of the file. */
  readonly size: number | null;
  /** BCP 47 tags; a target of null takes every other language of the file. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string | null;
  readonly runId: string | null;
  /** Units of the file that are done with, and bytes read for them. */
  readonly readUnits: number;
  readonly readBytes: number;
  readonly account: ImportAccount;
  readonly profile: CandidateProfile | null;
  readonly failure: ImportFailure | null;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly committedBy: string | null;
  readonly committedAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
  /** When it is discarded unless somebody commits or mends it, or, where it was undone, emptied. */
  readonly expiresAt: Date | null;
}
