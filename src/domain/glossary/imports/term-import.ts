import type { ConceptFields, Extra, TermFields } from '#domain/glossary/concepts';
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

/** What becomes of a concept of the glossary that an accepted entry contradicts; see docs/glossary-imports.md. */
export const conflictChoices = ['replace', 'keep', 'both'] as const;
export type ConflictChoice = (typeof conflictChoices)[number];

/** What a commit made of an entry. */
export const outcomes = ['added', 'merged', 'replaced', 'unchanged', 'kept', 'rejected', 'unread'] as const;
export type Outcome = (typeof outcomes)[number];

/** Where the rows of a file went: `read` is `staged` and all unread ones. */
export interface ImportAccount {
  /** Rows of a table, header and empty lines aside, or concepts of TBX. */
  readonly read: number;
  /** Rows that became entries. */
  readonly staged: number;
  /** Rows that nothing can be made of, by code. */
  readonly unread: Readonly<Record<string, number>>;
  /** What the reader found, the first of each kind. */
  readonly findings: readonly Finding[];
}
export const emptyAccount: ImportAccount = { read: 0, staged: 0, unread: {}, findings: [] };

/** What the entries of an import are like. */
export interface ImportProfile {
  readonly entries: number;
  readonly terms: number;
  /** Entries with at least one flag. */
  readonly flagged: number;
  readonly flags: Readonly<Record<string, number>>;
  /** Terms by language. */
  readonly languages: Readonly<Record<string, number>>;
  readonly statuses: Readonly<Record<string, number>>;
}

/** Why an import does not go on, and what a person can do about it. */
export interface ImportFailure {
  readonly code: string;
  readonly message: string;
  readonly action: string;
}

/** Concepts of a file: staged as entries, decided on by people, committed and undone as one. */
export interface TermImport {
  readonly id: string;
  readonly glossaryId: string;
  readonly projectId: string;
  readonly state: ImportState;
  /** Whether people decide before it is committed. */
  readonly review: boolean;
  readonly rest: 'accepted' | 'rejected' | null;
  readonly conflicts: ConflictChoice;
  /** Of the terms it makes. */
  readonly approval: 'draft' | 'approved';
  readonly artifactId: string | null;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly format: 'tbx' | 'csv' | null;
  /** BCP 47 tags, for tables that do not say theirs. */
  readonly sourceLanguage: string | null;
  readonly targetLanguage: string | null;
  readonly readEntries: number;
  readonly committedVersion: number | null;
  readonly account: ImportAccount;
  readonly profile: ImportProfile | null;
  readonly failure: ImportFailure | null;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly committedBy: string | null;
  readonly committedAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneAt: Date | null;
  /** When it is discarded unless somebody commits it. */
  readonly expiresAt: Date | null;
}

export type EntryTerm = TermFields & { readonly extra: Extra };

/** A concept as an entry would make it; its key is empty where the file gives none. */
export interface EntryConcept extends ConceptFields {
  readonly extra: Extra;
  readonly terms: readonly EntryTerm[];
}

/** A concept of a file that waits for a decision. */
export interface ImportEntry {
  readonly number: number;
  /** `line 12`. */
  readonly place: string;
  readonly rows: number;
  readonly concept: EntryConcept | null;
  readonly flags: readonly string[];
  readonly decision: 'accepted' | 'rejected' | null;
  readonly decidedBy: string | null;
  readonly outcome: Outcome | null;
  readonly conceptId: string | null;
}
