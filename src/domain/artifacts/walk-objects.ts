import type { Context } from '#domain/context';
import type { Artifact } from './artifact.ts';
import { findArtifactByKey, listByKey, updateMissing } from './queries.ts';
import { artifactPrefix } from './store-artifact.ts';

export type WalkedObject =
  | { readonly kind: 'whole' | 'absent'; readonly artifact: Artifact }
  | { readonly kind: 'orphan'; readonly key: string; readonly storedAt: Date };

const pageSize = 500;

/** Artifacts with content and objects in the storage side by side, each once, in the order of keys. */
export async function* walkObjects(context: Context): AsyncGenerator<WalkedObject> {
  const objects = context.services.storage.list(artifactPrefix)[Symbol.asyncIterator]();
  const artifacts = artifactsByKey(context);
  let object = await objects.next();
  let artifact = await artifacts.next();
  while (!object.done || !artifact.done) {
    const order = object.done ? 1 : artifact.done ? -1 : compare(object.value.key, artifact.value.objectKey);
    if (order < 0) yield { kind: 'orphan', ...object.value! };
    else yield { kind: order === 0 ? 'whole' : 'absent', artifact: artifact.value as Artifact };
    if (order <= 0) object = await objects.next();
    if (order >= 0) artifact = await artifacts.next();
  }
}

async function* artifactsByKey({ db }: Context): AsyncGenerator<Artifact, undefined> {
  for (let after = ''; ; ) {
    const page = await listByKey(db, after, pageSize);
    yield* page;
    if (page.length < pageSize) return undefined;
    after = page.at(-1)!.objectKey;
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Deletes an object, unless an artifact has come to it since it was found; whether it did. */
export async function deleteOrphan(context: Context, key: string): Promise<boolean> {
  if (await findArtifactByKey(context.db, key)) return false;
  if (!(await context.services.storage.delete(key))) return false;
  context.record({ action: 'artifacts.delete-orphan', subject: { kind: 'object', id: key } });
  return true;
}

/** Marks an artifact whose object is missing, or unmarks it when the object is back; whether that changed. */
export async function markPresence(
  context: Context,
  { id, projectId, objectKey }: Artifact,
): Promise<boolean> {
  const isThere = (await context.services.storage.head(objectKey)) !== undefined;
  const missingSince = isThere ? null : context.now();
  if (!(await updateMissing(context.db, id, missingSince))) return false;
  context.record({
    action: isThere ? 'artifacts.unmark-missing' : 'artifacts.mark-missing',
    subject: { kind: 'artifact', id },
    projectId,
    after: { missingSince },
  });
  return true;
}
