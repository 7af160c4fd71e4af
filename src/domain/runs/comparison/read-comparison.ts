import type { Context } from '#domain/context';
import type { Run } from '#domain/runs/records';
import { listTargetsAt, type TargetRow } from '#domain/runs/targets';
import {
  type ComparedRuns,
  type ComparisonChoice,
  type ComparisonRow,
  listComparisonRows,
} from './queries.ts';

/** A segment as two runs have it. */
export interface ComparedSegment extends ComparisonRow {
  /** Undefined for a new segment. */
  readonly before: TargetRow | undefined;
  /** Undefined for a removed segment. */
  readonly after: TargetRow | undefined;
}

/** Segments that a choice holds, in the order of the later version, from behind a number on. */
export async function listCompared(
  context: Context,
  runs: ComparedRuns,
  choice: ComparisonChoice,
  page: { readonly after: number; readonly limit: number },
): Promise<ComparedSegment[]> {
  const rows = await listComparisonRows(context.db, runs, choice, page);
  const old = await targetsAt(
    context,
    runs.before,
    rows.map(({ beforePosition }) => beforePosition),
  );
  const now = await targetsAt(
    context,
    runs.after,
    rows.map(({ afterPosition }) => afterPosition),
  );
  return rows.map((row) => ({
    ...row,
    before: old.get(row.beforePosition),
    after: now.get(row.afterPosition),
  }));
}

async function targetsAt(
  { db }: Context,
  run: Run,
  positions: readonly (number | null)[],
): Promise<Map<number | null, TargetRow>> {
  const wanted = positions.filter((position) => position !== null);
  const rows = await listTargetsAt(db, run, wanted);
  return new Map(rows.map((row) => [row.position, row]));
}
