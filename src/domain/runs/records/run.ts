import { z } from 'zod';
import type { RunStage, RunState } from './run-state.ts';

/** What one run has different from its project's policy. */
export const runOverridesSchema = z.strictObject({
  connection: z.string().min(1).optional().describe('Name of the only connection to use.'),
  style: z.string().max(4000).optional().describe('Instructions to providers that take any.'),
});
export type RunOverrides = z.output<typeof runOverridesSchema>;

/** Why a run did not go on, and what a person can do about it. */
export interface RunFailure {
  readonly stage: RunStage;
  readonly code: string;
  readonly message: string;
  readonly action: string;
}

/** How the segments of a version differ from those of the version before. */
export interface RunChanges {
  readonly previousVersionId: string;
  readonly previousRunId?: string;
  readonly unchanged: number;
  readonly moved: number;
  readonly edited: number;
  readonly new: number;
  readonly removed: number;
  readonly carriedOver: number;
}

/** One attempt to translate one version into one language under one policy. */
export interface Run {
  readonly id: string;
  readonly projectId: string;
  readonly fileId: string;
  readonly versionId: string;
  readonly extractionId: string | null;
  readonly policyId: string;
  /** BCP 47 tags. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly overrides: RunOverrides;
  readonly state: RunState;
  readonly stage: RunStage;
  /** Jobs of an earlier epoch do nothing. */
  readonly epoch: number;
  /** Higher first. */
  readonly priority: number;
  readonly segmentsTotal: number;
  readonly segmentsDone: number;
  readonly portionsLeft: number;
  readonly failure: RunFailure | null;
  readonly changes: RunChanges | null;
  readonly report: unknown;
  readonly batchId: string | null;
  readonly batchNumber: number | null;
  readonly previousRunId: string | null;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}
