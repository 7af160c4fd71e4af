import { z } from 'zod';
import { deleteOrphan, markPresence, type WalkedObject, walkObjects } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { defineHandler, defineQueue } from '#platform/queue';

type Payload = Record<string, never>;

export const checkObjectsQueue = defineQueue<Payload>({
  name: 'integrity.check-objects',
  payload: z.strictObject({}),
  role: 'upkeep',
  retries: 2,
  timeout: 6 * 3_600,
  concurrency: 1,
  schedule: '43 2 * * *',
  purpose:
    'Compares the storage with the artifacts: deletes objects that none points to, and marks artifacts whose object is missing.',
});

export interface ObjectsReport {
  readonly whole: number;
  readonly missing: number;
  readonly restored: number;
  readonly orphansDeleted: number;
  readonly unfinishedDiscarded: number;
}

export interface CheckOptions {
  /**
   * Seconds an object may lie before the transaction that makes an artifact of it commits. No upload and no transaction
   * takes longer; default one hour.
   */
  readonly grace?: number;
  /** Orphans up to this many are deleted however few artifacts there are. */
  readonly plausible?: number;
  readonly signal?: AbortSignal;
}

/**
 * Walks storage and artifacts once. Nothing is deleted where there are more orphans than artifacts: then the storage
 * belongs to another installation, or the database is not the one it was.
 */
export async function checkObjects(services: Services, options: CheckOptions = {}): Promise<ObjectsReport> {
  const { grace = 3_600, plausible = 100, signal } = options;
  const actor = systemActor(checkObjectsQueue.name);
  const before = new Date(services.now().getTime() - grace * 1000);
  const orphans: string[] = [];
  let [whole, missing, restored] = [0, 0, 0];
  const mark = (walked: Marked) =>
    transact(services, actor, (context: Context) => markPresence(context, walked.artifact));
  for await (const walked of walkObjects(reading(services, actor))) {
    signal?.throwIfAborted();
    if (walked.kind === 'orphan') {
      if (walked.storedAt < before) orphans.push(walked.key);
    } else if (walked.kind === 'whole') {
      whole += 1;
      if (walked.artifact.missingSince !== null && (await mark(walked))) restored += 1;
    } else if (walked.artifact.missingSince === null) {
      if (await mark(walked)) missing += 1;
    }
  }
  if (orphans.length > Math.max(plausible, whole))
    throw new Error(
      `${orphans.length} objects belong to no artifact and ${whole} do: none was deleted. Is this the storage of another installation, or the database an old one?`,
    );
  let orphansDeleted = 0;
  for (const key of orphans) {
    signal?.throwIfAborted();
    if (await transact(services, actor, (context) => deleteOrphan(context, key))) orphansDeleted += 1;
  }
  const unfinishedDiscarded = (await services.storage.discardUnfinished?.(before)) ?? 0;
  return { whole, missing, restored, orphansDeleted, unfinishedDiscarded };
}

type Marked = Exclude<WalkedObject, { kind: 'orphan' }>;

export const checkObjectsHandler = defineHandler<Services, Payload>({
  queue: checkObjectsQueue,
  async handle(services, _, { signal }) {
    const report = await checkObjects(services, { signal });
    if (report.missing > 0) services.log.error(report, 'artifacts are missing their objects');
    else services.log.info(report, 'objects checked');
  },
});
