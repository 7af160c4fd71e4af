import type { Context } from '#domain/context';
import { findRun } from '#domain/runs/access';
import { listRunDocuments, listRunRows, type Run } from '#domain/runs/records';

/** Runs that are offered to compare with. */
const mostOffered = 50;

export interface OpenedComparison {
  /** The run after. */
  readonly run: Run;
  readonly fileName: string;
  /** The run before; undefined where the file has no other. */
  readonly other: Run | undefined;
  /** Runs of the file that it can be compared with, newest first. */
  readonly offered: readonly Run[];
  /** Numbers of the versions of all of them, by id. */
  readonly versions: ReadonlyMap<string, number>;
}

/** A run with the one that it is compared with: the one that is asked for, else that before it in its language, else any other. */
export async function openComparison(
  context: Context,
  runId: string,
  withId: string | undefined,
): Promise<OpenedComparison> {
  const run = await findRun(context, runId);
  const { projectId, fileId, targetLanguage } = run;
  const rows = await listRunRows(context.db, { projectId, fileId, limit: mostOffered });
  const others = rows.filter(({ id, extractionId }) => id !== runId && extractionId !== null);
  const ofLanguage = others.filter((one) => one.targetLanguage === targetLanguage);
  const asked = withId === undefined ? undefined : await findRun(context, withId);
  const usual = ofLanguage.find(({ id }) => id < runId) ?? ofLanguage[0] ?? others[0];
  const other = asked ?? usual;
  const offered = other && !others.some(({ id }) => id === other.id) ? [other, ...others] : others;
  const documents = await listRunDocuments(context.db, [run, ...offered]);
  return {
    ...{ run, other, offered, fileName: documents.get(run.versionId)?.fileName ?? runId },
    versions: new Map([...documents].map(([id, { versionNumber }]) => [id, versionNumber])),
  };
}
