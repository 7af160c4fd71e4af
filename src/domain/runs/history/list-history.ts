import { type ArtifactState, listArtifactsOfVersions, stateOfArtifact } from '#domain/artifacts';
import type { Context } from '#domain/context';
import type { File, Version } from '#domain/files';
import { listFiles, listVersions } from '#domain/files/catalogue';
import {
  countRunsOfVersions,
  countTargetsOfRuns,
  type FileStateRow,
  listFileStates,
  listRunsOfVersions,
  type RunRow,
  readReportedCounts,
  type TargetCounts,
} from './queries.ts';

/** A stored file, whether or not it is still there. */
export interface Stored {
  readonly artifactId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly state: ArtifactState;
}

/** A run as the history of its file shows it: how far it came, in segments. */
export interface HistoryRun extends Omit<RunRow, 'extractionId'> {
  readonly translated: number;
  /** Of them those that people have to see and have not approved. */
  readonly reviewRequired: number;
  readonly approved: number;
  /** All that is extracted, once it is delivered. */
  readonly delivered: number;
  /** Null where nothing was delivered. */
  readonly output: Stored | null;
  readonly certificate: Stored | null;
}

export interface HistoryVersion {
  readonly version: Version;
  readonly source: Stored | null;
  /** The newest, newest first. */
  readonly runs: readonly HistoryRun[];
  /** How many there are in all. */
  readonly runCount: number;
}

/** Runs of a version that its entry shows; all are listed as runs. */
const mostRuns = 6;
/** Segments from which on a delivered run is not counted again. */
const countedUpTo = 2_000;

/** Versions of a file with their runs, newest first; before a number if one is given. */
export async function listHistory(
  context: Context,
  fileId: string,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<HistoryVersion[]> {
  const { db } = context;
  const versions = await listVersions(context, fileId, {
    limit: page.limit,
    ...(page.before !== undefined && { before: page.before }),
  });
  const ids = versions.map(({ id }) => id);
  const rows = await listRunsOfVersions(db, ids, mostRuns);
  const [counts, runCounts, stored] = await Promise.all([
    countTargets(context, rows),
    countRunsOfVersions(db, ids),
    listStored(context, versions),
  ]);
  return versions.map((version) => ({
    version,
    source: stored.get(version.artifactId) ?? null,
    runCount: runCounts.get(version.id) ?? 0,
    runs: rows
      .filter(({ versionId }) => versionId === version.id)
      .map((row) => toRun(row, counts.get(row.id), stored)),
  }));
}

function toRun(
  { extractionId: _, ...row }: RunRow,
  counts: TargetCounts | undefined,
  stored: ReadonlyMap<string, Stored>,
): HistoryRun {
  const { translated = 0, reviewRequired = 0, approved = 0 } = counts ?? {};
  return {
    ...row,
    ...{ translated, reviewRequired, approved },
    delivered: row.state === 'delivered' ? row.extracted : 0,
    output: stored.get(`${row.id} output`) ?? null,
    certificate: stored.get(`${row.id} certificate`) ?? null,
  };
}

async function countTargets({ db }: Context, rows: readonly RunRow[]): Promise<Map<string, TargetCounts>> {
  const isReported = ({ state, extracted }: RunRow) => state === 'delivered' && extracted > countedUpTo;
  const idsOf = (some: readonly RunRow[]) => some.map(({ id }) => id);
  const reported = await readReportedCounts(db, idsOf(rows.filter(isReported)));
  const known = new Set(reported.map(({ runId }) => runId));
  const counted = await countTargetsOfRuns(db, idsOf(rows.filter(({ id }) => !known.has(id))));
  return new Map([...reported, ...counted].map((row) => [row.runId, row]));
}

/** By artifact, and by run and kind: of those the newest, for outputs are made again. */
async function listStored(context: Context, versions: readonly Version[]): Promise<Map<string, Stored>> {
  const artifacts = await listArtifactsOfVersions(context, versions);
  const entries = artifacts.flatMap((artifact) => {
    const { id, runId, kind, name, size } = artifact;
    const stored: Stored = { artifactId: id, name, size, state: stateOfArtifact(artifact, context.now()) };
    const keys = runId === null ? [id] : [id, `${runId} ${kind}`];
    return keys.map((key) => [key, stored] as const);
  });
  return new Map(entries);
}

export interface FileState extends Omit<FileStateRow, 'fileId'> {
  readonly file: File;
}

/** Files of a project, newest first, with their last versions and how far each language has come. */
export async function listFilesWithState(
  context: Context,
  page: Parameters<typeof listFiles>[1],
): Promise<FileState[]> {
  const files = await listFiles(context, page);
  const states = await listFileStates(
    context.db,
    files.map(({ id }) => id),
  );
  const byId = new Map(states.map(({ fileId, ...state }) => [fileId, state]));
  return files.map((file) => ({ file, ...byId.get(file.id)! }));
}
