import type { Readable } from 'node:stream';
import { openArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { createRun } from '#domain/runs';
import { Problem } from '#platform/problems';
import { defineHandler, type QueueHandler } from '#platform/queue';
import type { BatchItem, ItemFailure } from './batch.ts';
import { endItem } from './end-item.ts';
import { failureOf, itemFinding } from './findings.ts';
import {
  findBatchRow,
  findItem,
  findItemRun,
  lockBatchRow,
  lockSiblings,
  updateBatchState,
  updateItem,
  updateVersions,
} from './queries.ts';
import { type ItemPayload, submitItemQueue } from './queues.ts';

export interface ItemUpload {
  readonly projectId: string;
  readonly fileId?: string | undefined;
  readonly externalKey?: string | undefined;
  readonly intent?: string | undefined;
  readonly sourceLanguage?: string | undefined;
  readonly channel: string;
  readonly fileName: string;
  readonly content: Readable;
  /** Called in the transaction that keeps the version, which a rejection takes back. */
  kept(context: Context, version: { readonly id: string; readonly fileId: string }): Promise<void>;
}

/** Receives a document as an upload is received; the reception of documents provides it. */
export type ReceiveItem = (context: Context, upload: ItemUpload) => Promise<unknown>;

/** The item changed while its document was read: what was kept is taken back. */
class ItemChanged extends Error {}

/**
 * Submits an item. Version, run and the item's state commit together, and only while the item still waits: a job that
 * comes twice, or after a cancellation, leaves nothing.
 */
export function submitItemHandler(receive: ReceiveItem): QueueHandler<Services> {
  return defineHandler<Services, ItemPayload>({
    queue: submitItemQueue,
    async handle(services, payload, { isSentBack }) {
      if (isSentBack) await takeUpAgain(services, payload);
      try {
        await submit(services, payload, receive).catch(async (error) => {
          if (!(await isLate(services, payload, error))) throw error;
          await submit(services, payload, receive);
        });
      } catch (error) {
        if (!(error instanceof Problem && error.status < 500)) throw error;
        await fail(services, payload, failureOf(error));
      }
    },
    dead: (services, payload) => fail(services, payload, unsubmitted),
  });
}

async function submit(services: Services, payload: ItemPayload, receive: ReceiveItem): Promise<void> {
  const actor = systemActor(submitItemQueue.name);
  const context = reading(services, actor);
  const item = await findItem(context.db, payload.batchId, payload.number);
  if (!item || !isDue(item, payload)) return;
  const batch = (await findBatchRow(context.db, item.batchId))!;
  if (item.versionId !== null) {
    const versionId = item.versionId;
    await transact(services, actor, async (inTransaction) => {
      const siblings = await lockSiblings(inTransaction.db, item);
      const current = siblings.find(({ number }) => number === item.number);
      if (current && isDue(current, payload)) await start(inTransaction, current, versionId);
    });
    return;
  }
  const {
    targetLanguage: _,
    policyId: _policy,
    priority: _priority,
    overrides: _overrides,
    ...upload
  } = item.request;
  const { content } = await openArtifact(context, item.artifactId!);
  try {
    await receive(context, {
      ...upload,
      projectId: batch.projectId,
      channel: 'batch',
      fileName: item.name,
      content,
      async kept(inTransaction, version) {
        const siblings = await lockSiblings(inTransaction.db, item);
        const current = siblings.find(({ number }) => number === item.number);
        if (!current || !isDue(current, payload) || current.versionId !== null) throw new ItemChanged();
        await updateVersions(inTransaction.db, siblings, version);
        await start(inTransaction, current, version.id);
      },
    });
  } finally {
    // A document that is refused early is not read to its end.
    content.destroy();
  }
}

/**
 * Whether another item of the same document was quicker: the version it kept is there to be used, also where the bytes were
 * refused for being those of a version, that one.
 */
async function isLate({ db }: Services, { batchId, number }: ItemPayload, error: unknown): Promise<boolean> {
  if (error instanceof ItemChanged) return true;
  if (!(error instanceof Problem)) return false;
  return (await findItem(db, batchId, number))?.versionId != null;
}

function isDue(item: BatchItem, { attempt }: ItemPayload): boolean {
  return item.state === 'waiting' && item.attempts === attempt;
}

async function start(context: Context, item: BatchItem, versionId: string): Promise<void> {
  const { targetLanguage, policyId, priority, overrides } = item.request;
  const previous = await findItemRun(context.db, item.batchId, item.number);
  await createRun(context, {
    versionId,
    targetLanguage,
    priority,
    batch: { id: item.batchId, number: item.number },
    ...(policyId !== undefined && { policyId }),
    ...(overrides !== undefined && { overrides }),
    ...(previous && { previousRunId: previous.id }),
  });
  await updateItem(context.db, item, { state: 'submitted' });
}

/** What `dead` did to the item is taken back for a job that was sent back. */
async function takeUpAgain(services: Services, { batchId, number, attempt }: ItemPayload): Promise<void> {
  await transact(services, systemActor(submitItemQueue.name), async (context) => {
    const batch = await lockBatchRow(context.db, batchId);
    const item = await findItem(context.db, batchId, number);
    const isAsItWasLeft =
      item?.state === 'failed' && item.attempts === attempt && item.failure?.code === unsubmitted.code;
    if (!isAsItWasLeft || !batch || batch.state === 'cancelled') return;
    await updateItem(context.db, item, { state: 'waiting' });
    if (batch.state === 'finished') await updateBatchState(context.db, batchId, 'open', context.now());
  });
}

async function fail(services: Services, payload: ItemPayload, failure: ItemFailure): Promise<void> {
  await transact(services, systemActor(submitItemQueue.name), async (context) => {
    const isStillDue = (item: BatchItem) => isDue(item, payload);
    await endItem(context, payload.batchId, payload.number, { state: 'failed', failure }, isStillDue);
  });
}

const unsubmitted = failureOf(itemFinding('item-not-submitted'));
