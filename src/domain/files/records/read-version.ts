import { readArtifact } from '#domain/artifacts';
import type { Context } from '#domain/context';
import { fileProblem } from './problems.ts';
import { findFileRow, findVersionRow, listVersionRows } from './queries.ts';
import { requireVisible } from './require-visible.ts';
import type { File, Version } from './version.ts';

/** Refuses with `version-unknown` where there is none the actor may know of. */
export async function findVersion(context: Context, id: string): Promise<Version> {
  const version = await findVersionRow(context.db, id);
  const unknown = () => fileProblem('version-unknown', { detail: id });
  if (!version) throw unknown();
  requireVisible(context.actor, version.projectId, unknown);
  return version;
}

/** Refuses with `file-unknown` where there is none the actor may know of. */
export async function findFile(context: Context, id: string): Promise<File> {
  const file = await findFileRow(context.db, id);
  const unknown = () => fileProblem('file-unknown', { detail: id });
  if (!file) throw unknown();
  requireVisible(context.actor, file.projectId, unknown);
  return file;
}

/** The DOCX as it was uploaded. Refuses with `artifact-expired` or `artifact-missing` where it is gone. */
export async function readVersionBytes(context: Context, versionId: string): Promise<Uint8Array> {
  const { artifactId } = await findVersion(context, versionId);
  return readArtifact(context, artifactId);
}

/** The version before in the timeline of the file; undefined for the first. */
export async function findPreviousVersion(context: Context, versionId: string): Promise<Version | undefined> {
  const { fileId, number } = await findVersion(context, versionId);
  return (await listVersionRows(context.db, fileId, { before: number, limit: 1 }))[0];
}
