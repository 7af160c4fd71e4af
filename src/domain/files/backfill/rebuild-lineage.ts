import { createHash } from 'node:crypto';
import type { Context } from '#domain/context';
import { updatePlaces } from '#domain/files/lineage';
import { type File, findFileRow, insertFile, updateFile } from '#domain/files/records';
import { findProject } from '#domain/projects';
import { newId } from '#platform/database';
import { byTime, planLineage, type Timeline } from './plan-lineage.ts';
import {
  insertImportedVersions,
  listEntries,
  listNamedFiles,
  listProjectPlaces,
  lockProjectFiles,
} from './queries.ts';

/** What rebuilding changes. */
export interface LineageChanges {
  readonly newFiles: readonly { readonly id: string; readonly name: string }[];
  readonly newVersions: readonly NewPlace[];
  /** Versions that change their file or their number. */
  readonly moved: readonly MovedPlace[];
  /** Files that are left without versions, and where those went. */
  readonly emptied: readonly { readonly id: string; readonly into: string }[];
  readonly renamed: readonly { readonly id: string; readonly before: string; readonly after: string }[];
}

interface NewPlace {
  readonly importId: string;
  readonly id: string;
  readonly fileId: string;
  readonly number: number;
}

interface MovedPlace {
  readonly id: string;
  readonly fileId: string;
  readonly number: number;
  readonly before: { readonly fileId: string; readonly number: number };
}

export function hasChanges(changes: LineageChanges): boolean {
  return Object.values(changes).some((list) => list.length > 0);
}

/**
 * Puts the imported versions of a project into timelines. Doing it again changes nothing; what comes out does not
 * depend on the order of the imports. With `check` nothing is written. Wants a transaction.
 */
export async function rebuildLineage(
  context: Context,
  projectId: string,
  { check = false }: { readonly check?: boolean } = {},
): Promise<LineageChanges> {
  await findProject(context, projectId, 'project.operate');
  await lockProjectFiles(context.db, projectId);
  const changes = await findChanges(context, projectId);
  if (check || !hasChanges(changes)) return changes;
  const now = context.now();
  for (const { id, name } of changes.newFiles) {
    if (await findFileRow(context.db, id)) await updateFile(context.db, id, { name, mergedInto: null }, now);
    else await insertFile(context.db, fileOf(id, projectId, name, now));
  }
  await updatePlaces(context.db, changes.moved);
  await insertImportedVersions(context.db, changes.newVersions);
  for (const { id, into } of changes.emptied) await updateFile(context.db, id, { mergedInto: into }, now);
  for (const { id, after } of changes.renamed) await updateFile(context.db, id, { name: after }, now);
  context.record({
    action: 'files.rebuild-lineage',
    subject: { kind: 'project', id: projectId },
    projectId,
    after: Object.fromEntries(Object.entries(changes).map(([kind, list]) => [kind, list.length])),
  });
  return changes;
}

async function findChanges({ db }: Context, projectId: string): Promise<LineageChanges> {
  const places = await listProjectPlaces(db, projectId);
  const placeOf = new Map(places.map((place) => [place.importId ?? place.id, place]));
  const known = new Set(places.map(({ fileId }) => fileId));
  const named = await listNamedFiles(db, projectId);
  const timelines = planLineage(await listEntries(db, projectId));
  const fileIds = chooseFiles(projectId, timelines, (id) => placeOf.get(id)?.fileId);
  const newFiles: { id: string; name: string }[] = [];
  const newVersions: NewPlace[] = [];
  const moved: MovedPlace[] = [];
  const renamed: { id: string; before: string; after: string }[] = [];
  const went = new Map<string, string>();
  for (const [place, { pinnedTo, entries }] of timelines.entries()) {
    const fileId = fileIds[place]!;
    const name = entries.at(-1)!.name;
    if (!known.has(fileId)) newFiles.push({ id: fileId, name });
    else if (pinnedTo === undefined && !named.has(fileId)) {
      const file = (await findFileRow(db, fileId))!;
      if (file.name !== name) renamed.push({ id: fileId, before: file.name, after: name });
    }
    entries.toSorted(byTime).forEach(({ id }, index) => {
      const before = placeOf.get(id);
      const number = index + 1;
      if (!before) newVersions.push({ importId: id, id: newId(), fileId, number });
      else if (before.fileId !== fileId || before.number !== number)
        moved.push({
          id: before.id,
          fileId,
          number,
          before: { fileId: before.fileId, number: before.number },
        });
      if (before && before.fileId !== fileId && !went.has(before.fileId)) went.set(before.fileId, fileId);
    });
  }
  const used = new Set(fileIds);
  const emptied = [...went].filter(([id]) => !used.has(id)).map(([id, into]) => ({ id, into }));
  return { newFiles, newVersions, moved, emptied, renamed };
}

/** The file of each timeline: the pinned one, else one its versions are in already, else one named after its first version. */
function chooseFiles(
  projectId: string,
  timelines: readonly Timeline[],
  fileOfEntry: (id: string) => string | undefined,
): string[] {
  const taken = new Set(timelines.flatMap(({ pinnedTo }) => pinnedTo ?? []));
  return timelines.map(({ pinnedTo, entries }) => {
    if (pinnedTo !== undefined) return pinnedTo;
    const present = entries.map(({ id }) => fileOfEntry(id)).find((id) => id !== undefined && !taken.has(id));
    const chosen = present ?? freeId(projectId, entries[0]!, taken);
    taken.add(chosen);
    return chosen;
  });
}

/** The file that was named after a version may be another timeline's by now, where that version was taken out of it. */
function freeId(projectId: string, first: Timeline['entries'][number], taken: ReadonlySet<string>): string {
  for (let round = 0; ; round++) {
    const id = derivedId(projectId, first, round);
    if (!taken.has(id)) return id;
  }
}

/** A UUID (version 8, RFC 9562) that follows from the first version, so that two installations come to the same. */
function derivedId(
  projectId: string,
  { name, at, sha256 }: Timeline['entries'][number],
  round: number,
): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([projectId, name, at, sha256, ...(round > 0 ? [round] : [])]))
    .digest()
    .subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

function fileOf(id: string, projectId: string, name: string, now: Date): File {
  return {
    id,
    projectId,
    externalKey: null,
    name,
    mergedInto: null,
    legalHold: null,
    deletedAt: null,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
}
