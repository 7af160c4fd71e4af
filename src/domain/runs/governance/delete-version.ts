import { expireArtifacts, listArtifactsOfVersions } from '#domain/artifacts';
import { type Context, requireInProject } from '#domain/context';
import { type File, fileProblem, findFile, findVersion, requireLiving, type Version } from '#domain/files';
import { listVersionRows, lockFileRow } from '#domain/files/records';
import { countSegmentsOf, wipeVersion } from '#domain/files/removal';
import { emptyRuns, nothing, type Removal } from './delete-file.ts';
import { countRunsOf, lockRunsOfVersion } from './queries.ts';

/** What would go with a version. */
export interface VersionSurvey {
  readonly file: File;
  readonly version: Version;
  readonly removes: Removal;
  /** Runs that would be cancelled. */
  readonly open: number;
  /** Whether the file has no other version that is not deleted, so that only the file can be deleted. */
  readonly isLast: boolean;
}

/** What would go if a version were deleted; nothing is changed. */
export async function surveyVersion(context: Context, versionId: string): Promise<VersionSurvey> {
  const version = await findVersion(context, versionId);
  requireInProject(context.actor, 'project.administer', version.projectId);
  const file = await findFile(context, version.fileId);
  const { runs, open, targets } = await countRunsOf(context.db, versionId);
  const now = context.now();
  const artifacts = (await listArtifactsOfVersions(context, [version])).filter(
    ({ deletedAt, expiresAt }) => deletedAt === null && (expiresAt === null || expiresAt > now),
  ).length;
  const segments = await countSegmentsOf(context.db, [versionId]);
  const removes = { versions: 1, runs, segments, targets, artifacts };
  return { file, version, removes, open, isLast: await isLastOf(context, version) };
}

/**
 * Deletes one version of a document: its runs that are not at their end are cancelled, its texts, their targets and every
 * artifact go as with `deleteFile`. Its place in the timeline stays, and the other versions as they are: what a later run carried
 * over from it is a text of that run's own version. An upload of the same bytes is a new version. Of a version that is deleted
 * already nothing more goes. Refuses with `version-last` the only one that is left.
 */
export async function deleteVersion(
  context: Context,
  versionId: string,
  reason: string,
): Promise<{ readonly version: Version; readonly removed: Removal }> {
  const { db, actor } = context;
  const found = await findVersion(context, versionId);
  requireInProject(actor, 'project.administer', found.projectId);
  const file = (await lockFileRow(db, found.fileId))!;
  requireLiving(file);
  // Read again: somebody may have deleted it before the file was locked.
  const version = await findVersion(context, versionId);
  if (version.deletedAt !== null) return { version, removed: nothing };
  if (file.legalHold !== null) throw fileProblem('file-held', { detail: file.id });
  if (await isLastOf(context, version)) throw fileProblem('version-last', { detail: versionId });
  const runs = await lockRunsOfVersion(db, versionId);
  const targets = await emptyRuns(context, runs, reason);
  const segments = await wipeVersion(db, versionId, context.now());
  const artifacts = await expireArtifacts(context, [version]);
  const removed = { versions: 1, runs: runs.length, segments, targets, artifacts };
  context.record({
    action: 'files.delete-version',
    subject: { kind: 'version', id: versionId },
    projectId: version.projectId,
    before: { fileId: file.id, number: version.number, name: version.name, sha256: version.sha256 },
    after: { ...removed },
    reason,
  });
  return { version: await findVersion(context, versionId), removed };
}

async function isLastOf({ db }: Context, { id, fileId }: Version): Promise<boolean> {
  const living = await listVersionRows(db, fileId, { limit: 2, areLiving: true });
  return living.every((other) => other.id === id);
}
