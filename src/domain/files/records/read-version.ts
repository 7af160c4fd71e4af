import { readArtifact } from '#domain/artifacts';
import { type Context, requireFound } from '#domain/context';
import { fileProblem } from './problems.ts';
import { findFileRow, findVersionRow, listVersionRows } from './queries.ts';
import type { File, Version } from './version.ts';

/** Refuses with `version-unknown` where there is none the actor may know of. */
export async function findVersion(context: Context, id: string): Promise<Version> {
  return requireFound(context.actor, 'project.read', await findVersionRow(context.db, id), () =>
    fileProblem('version-unknown', { detail: id }),
  );
}

/** Refuses with `file-unknown` where there is none the actor may know of. */
export async function findFile(context: Context, id: string): Promise<File> {
  return requireFound(context.actor, 'project.read', await findFileRow(context.db, id), () =>
    fileProblem('file-unknown', { detail: id }),
  );
}

/** Refuses with `file-merged` or `file-deleted` where a file is no more. */
export function requireLiving({ id, mergedInto, deletedAt }: File): void {
  if (mergedInto !== null) throw fileProblem('file-merged', { detail: id, facts: { mergedInto } });
  if (deletedAt !== null) throw fileProblem('file-deleted', { detail: id });
}

/** Refuses with `version-deleted` where a version is no more. */
export function requireLivingVersion({ id, deletedAt }: Version): void {
  if (deletedAt !== null) throw fileProblem('version-deleted', { detail: id });
}

/** The DOCX as it was uploaded. Refuses with `artifact-expired` or `artifact-missing` where it is gone. */
export async function readVersionBytes(context: Context, versionId: string): Promise<Uint8Array> {
  const { artifactId } = await findVersion(context, versionId);
  return readArtifact(context, artifactId);
}

/** The version before in the timeline of the file that is not deleted; undefined for the first. */
export async function findPreviousVersion(context: Context, versionId: string): Promise<Version | undefined> {
  const { fileId, number } = await findVersion(context, versionId);
  return (await listVersionRows(context.db, fileId, { before: number, limit: 1, areLiving: true }))[0];
}
