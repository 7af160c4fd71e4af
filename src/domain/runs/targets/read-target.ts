import type { Context } from '#domain/context';
import type { Run } from '#domain/runs/records';
import { targetProblem } from './problems.ts';
import { findTarget, type HistoryRow, listFindings, listHistory, type TargetRow } from './queries.ts';

export interface TargetFinding {
  readonly stage: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly action: string;
}

export interface WholeTarget {
  readonly row: TargetRow;
  readonly findings: readonly TargetFinding[];
  /** Newest first. */
  readonly history: readonly HistoryRow[];
}

/** A segment with its target, what checks found on it, and every change of it. */
export async function readTarget({ db }: Context, run: Run, position: number): Promise<WholeTarget> {
  const row = await findTarget(db, run, position);
  if (!row) throw targetProblem('target-unknown', { detail: `position ${position}` });
  const findings = (await listFindings(db, run.id, position)) as TargetFinding[];
  return { row, findings, history: await listHistory(db, run.id, position) };
}
