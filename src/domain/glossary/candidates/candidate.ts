export const candidateStates = ['open', 'accepted', 'rejected', 'expired'] as const;
export type CandidateState = (typeof candidateStates)[number];

/** A phrase of delivered runs that may be a term. */
export interface Candidate {
  readonly id: string;
  readonly projectId: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly source: string;
  /** What translations agree on; null where they do not. */
  readonly target: string | null;
  /** Share of sentences with it whose translations have the target, 0–1. */
  readonly agreement: number;
  /** In all runs together. */
  readonly occurrences: number;
  readonly runs: number;
  /** Where it stands in the last run that had it. */
  readonly examples: readonly { readonly runId: string; readonly position: number }[];
  readonly state: CandidateState;
  /** Of the concept that was made of it. */
  readonly conceptId: string | null;
  /** That the concept is in; null where there is no concept, or none any more. */
  readonly glossaryId: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
}
