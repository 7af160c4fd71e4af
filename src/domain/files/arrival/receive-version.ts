import type { Readable } from 'node:stream';
import { type Artifact, expiryOf, listAvailable, storeArtifact } from '#domain/artifacts';
import { type Context, requireInProject } from '#domain/context';
import type { Fingerprint } from '#domain/files/content';
import { renameFile } from '#domain/files/lineage';
import {
  type File,
  fileProblem,
  findFile,
  findFileByKey,
  findLastVersion,
  findVersion,
  insertFile,
  insertVersion,
  lockFileRow,
  lockMarks,
  type Mark,
  requireLiving,
  updateFile,
  type Version,
} from '#domain/files/records';
import { currentPolicy } from '#domain/projects';
import { newId } from '#platform/database';
import { type ArrivalFacts, type Decision, decideArrival, type Intent } from './decide-arrival.ts';
import { arrivalProblem } from './problems.ts';
import { findKnownFile, findLivingFile, listIdentical, listOtherNames, listSameName } from './queries.ts';

/** A document that was read and is to become a version. */
export interface Arrival {
  readonly projectId: string;
  readonly fileId?: string;
  readonly externalKey?: string;
  readonly intent: Intent;
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly fingerprint: Fingerprint;
  readonly sourceLanguage: string;
  readonly channel: string;
  readonly origin?: Readonly<Record<string, unknown>>;
  /** Its bytes from the start; asked again when the transaction is. */
  open(): Readable;
}

export interface Received {
  readonly outcome: 'new-file' | 'new-version' | 'rerun';
  readonly file: File;
  readonly version: Version;
}

export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * Decides what an upload is and keeps it, in the caller's transaction: of uploads with equal name, key or bytes one at
 * a time, so that two can never both create. Refuses with the problems of `decideArrival`.
 */
export async function receiveVersion(context: Context, arrival: Arrival): Promise<Received> {
  requireInProject(context.actor, 'project.operate', arrival.projectId);
  const { projectId, name, sha256, externalKey } = arrival;
  const marks: Mark[] = [`name ${name}`, `sha256 ${sha256}`];
  if (externalKey !== undefined) marks.push(`key ${externalKey}`);
  await lockMarks(context.db, projectId, marks);
  const decision = decideArrival(await gatherFacts(context, arrival));
  switch (decision.kind) {
    case 'refused':
      throw decision.code === 'external-key-taken'
        ? fileProblem(decision.code, { facts: decision.facts })
        : arrivalProblem(decision.code, { facts: decision.facts });
    case 'rerun':
      return {
        outcome: 'rerun',
        file: await findFile(context, decision.fileId),
        version: await findVersion(context, decision.versionId),
      };
    case 'new-file':
      return addVersion(context, arrival, await makeFile(context, arrival), 'new-file');
    case 'new-version':
      return addVersion(context, arrival, await joinFile(context, arrival, decision), 'new-version');
  }
}

/** What the decision depends on, as it is now. */
async function gatherFacts(context: Context, arrival: Arrival): Promise<ArrivalFacts> {
  const { db } = context;
  const { projectId, name, externalKey, fingerprint, intent, fileId } = arrival;
  const byId =
    fileId === undefined ? undefined : await findKnownFile(db, await findLivingFile(db, fileId), fingerprint);
  if (fileId !== undefined && (!byId || (await lockFileRow(db, byId.id))?.projectId !== projectId))
    throw fileProblem('file-unknown', { detail: fileId });
  const keyed = externalKey === undefined ? undefined : await findFileByKey(db, projectId, externalKey);
  const byKey = keyed && (await findKnownFile(db, await findLivingFile(db, keyed.id), fingerprint));
  return {
    name,
    intent,
    byId,
    externalKey,
    byKey,
    sameName: await listSameName(db, projectId, name, fingerprint),
    otherName: await listOtherNames(db, projectId, name, fingerprint),
    identical: await identicalAtHand(context, arrival),
  };
}

/** Only of a version whose bytes are still there a run could be made; one that has expired is no reason to refuse them. */
async function identicalAtHand(
  context: Context,
  { projectId, name, sha256 }: Arrival,
): Promise<ArrivalFacts['identical']> {
  const identical = await listIdentical(context.db, projectId, name, sha256);
  const ids = identical.map(({ artifactId }) => artifactId);
  const available = await listAvailable(context, ids);
  return identical
    .filter(({ artifactId }) => available.has(artifactId))
    .map(({ versionId, number, fileId }) => ({ versionId, number, fileId }));
}

async function makeFile(context: Context, { projectId, name, externalKey }: Arrival): Promise<File> {
  const now = context.now();
  const file: File = {
    id: newId(),
    projectId,
    externalKey: externalKey ?? null,
    name,
    mergedInto: null,
    legalHold: null,
    deletedAt: null,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  await insertFile(context.db, file);
  context.record({
    action: 'files.create-file',
    subject: { kind: 'file', id: file.id },
    projectId,
    after: { name, externalKey: file.externalKey },
  });
  return file;
}

/** The file that gets the version, locked; a key that it lacked becomes its own. */
async function joinFile(
  context: Context,
  { externalKey }: Arrival,
  { fileId }: Decision & { kind: 'new-version' },
): Promise<File> {
  const file = (await lockFileRow(context.db, fileId))!;
  requireLiving(file);
  const keyed = externalKey !== undefined && file.externalKey === null;
  if (!keyed || (await findFileByKey(context.db, file.projectId, externalKey))) return file;
  return updateFile(context.db, fileId, { externalKey }, context.now());
}

async function addVersion(
  context: Context,
  arrival: Arrival,
  file: File,
  outcome: 'new-file' | 'new-version',
): Promise<Received> {
  const { projectId, name, sha256, size, fingerprint, sourceLanguage, channel } = arrival;
  const last = await findLastVersion(context.db, file.id);
  const id = newId();
  const { body: policy } = await currentPolicy(context, projectId);
  const artifact = await storeArtifact(context, {
    projectId,
    versionId: id,
    kind: 'source',
    name,
    mediaType: docxMediaType,
    content: arrival.open(),
    retention: 'source',
    expiresAt: expiryOf(policy.retention.source, context.now()),
  });
  const version: Version = {
    id,
    projectId,
    fileId: file.id,
    number: (last?.number ?? 0) + 1,
    artifactId: artifact.id,
    sha256,
    size,
    name,
    sourceLanguage,
    uploadedBy: context.actor.id,
    channel,
    origin: { ...arrival.origin, ...placeOf(artifact) },
    deletedAt: null,
    createdAt: timeAfter(last, context.now()),
  };
  await insertVersion(context.db, {
    ...version,
    sketch: fingerprint.sketch,
    segmentHashes: fingerprint.hashes,
  });
  context.record({
    action: 'files.add-version',
    subject: { kind: 'version', id },
    projectId,
    after: { fileId: file.id, number: version.number, sha256, size, name, channel },
  });
  return { outcome, file: await renameFile(context, file, name, id), version };
}

/** How the storage calls the object, where it has names of its own: supplementary, never the key. */
function placeOf({ objectEtag, objectVersion }: Artifact): Record<string, string> {
  return {
    ...(objectEtag !== null && { objectEtag }),
    ...(objectVersion !== null && { objectVersion }),
  };
}

/** Versions of a file are ordered by time, so a clock that goes back or stands still must not turn them round. */
function timeAfter(last: Version | undefined, now: Date): Date {
  return last && last.createdAt >= now ? new Date(last.createdAt.getTime() + 1) : now;
}
