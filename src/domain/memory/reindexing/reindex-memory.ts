import { setTimeout as wait } from 'node:timers/promises';
import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { packOrder } from '#domain/memory/packing';
import { insertOrder, readerOf, signTexts, tokenOrderOf, upsertSignatures } from '#domain/memory/retrieval';
import type { Database } from '#platform/database';
import { awaitWriters } from './await-writers.ts';
import { countLanguage } from './count-tokens.ts';
import {
  findOrder,
  held,
  isStillActive,
  lockBuilding,
  moveCursor,
  type OrderRow,
  replaceOrder,
} from './order-queries.ts';
import { dropOrdersQueue } from './queues.ts';
import {
  countSignatures,
  deleteStray,
  findLastSigned,
  lacksSignatures,
  listSigned,
} from './signature-queries.ts';

/** Texts signed in one transaction: some tens of milliseconds. */
const portion = 1_000;
/** How long to leave an order to another process before asking for it again, in milliseconds. */
const pause = 100;
/** Lookups that still go by the old order take far less than this. */
const keptFor = 60_000;

export interface ReindexProgress {
  readonly language: string;
  readonly done: number;
  readonly total: number;
}

export interface ReindexOptions {
  readonly signal?: AbortSignal;
  readonly observe?: (progress: ReindexProgress) => void;
}

/**
 * Counts the tokens of a language anew, signs all its units by the new order beside the old one, packs that, and puts the new
 * one in its place in one transaction. Lookups, imports and edits go on meanwhile. Killed at any line it goes on where it was when it is
 * called again; several that are called at once share the work. Resolves with the number of units signed here, or undefined
 * where the language (`en`) has no units.
 */
export async function reindexMemory(
  services: Services,
  language: string,
  { signal, observe }: ReindexOptions = {},
): Promise<number | undefined> {
  const { db } = services;
  const active = await findOrder(db, language, 'active');
  if (!active) return undefined;
  const building = await openBuilding(services, active, signal);
  if (!building) return 0;
  await awaitWriters(db, signal);
  const total = await countSignatures(db, active.id);
  let done = 0;
  do {
    const until = await findLastSigned(db, active.id);
    for (;;) {
      signal?.throwIfAborted();
      const signed =
        until === undefined ? 0 : await whenFree(() => signPortion(db, active, building, until), signal);
      if (signed === undefined) return done;
      if (signed === 0) break;
      done += signed;
      observe?.({ language, done, total });
    }
    await whenFree(() => deleteStrayOf(db, active, building), signal);
    await packOrder(db, building.id, { signal });
  } while (!(await whenFree(() => switchOrders(services, active, building), signal)));
  return done;
}

/** Tries again while another process has the order: whoever waits for a lock keeps a connection busy. */
async function whenFree<T>(attempt: () => Promise<T | typeof held>, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const result = await attempt();
    if (result !== held) return result;
    await wait(pause, undefined, { signal });
  }
}

/** Undefined where another process has put the new order in its place meanwhile. */
async function openBuilding(
  { db, now }: Services,
  active: OrderRow,
  signal?: AbortSignal,
): Promise<OrderRow | undefined> {
  const { language } = active;
  const begun = await findOrder(db, language, 'building');
  if (begun) return begun;
  const counted = await countLanguage(db, active, signal);
  return db.transaction().execute(async (transaction) => {
    if (!(await isStillActive(transaction, active.id))) return undefined;
    await insertOrder(transaction, language, 'building', counted, now());
    return findOrder(transaction, language, 'building');
  });
}

/** How many units; undefined once the order is built no longer. */
async function signPortion(
  db: Database,
  active: OrderRow,
  { id }: OrderRow,
  until: string,
): Promise<number | typeof held | undefined> {
  return db.transaction().execute(async (transaction) => {
    const building = await lockBuilding(transaction, id, active.id);
    if (building === held || !building) return building;
    const texts = await listSigned(transaction, active.id, { after: building.cursor, until, limit: portion });
    if (texts.length === 0) return 0;
    const order = await tokenOrderOf(transaction, building);
    const imports = new Map(texts.map(({ id: unit, importId }) => [unit, importId]));
    const rows = signTexts({ read: readerOf(active.language), orders: [{ id, order }] }, texts);
    // What a writer has signed since is newer than what was read here.
    const signatures = rows.map((row) => ({ ...row, importId: imports.get(row.id)! }));
    await upsertSignatures(transaction, signatures, { keep: true });
    await moveCursor(transaction, id, texts.at(-1)!.id);
    return texts.length;
  });
}

/** Nothing once the order is built no longer. */
function deleteStrayOf(
  db: Database,
  active: OrderRow,
  building: OrderRow,
): Promise<number | typeof held | undefined> {
  return db.transaction().execute(async (transaction) => {
    const locked = await lockBuilding(transaction, building.id, active.id);
    if (locked === held || !locked) return locked;
    return deleteStray(transaction, active.id, building.id);
  });
}

/** False where units are not signed yet: their signatures are made from the beginning. */
async function switchOrders(
  services: Services,
  active: OrderRow,
  { id }: OrderRow,
): Promise<boolean | typeof held> {
  const { db, queue, now } = services;
  if (await lacksSignatures(db, active.id, id)) {
    await moveCursor(db, id, null);
    return false;
  }
  const { language } = active;
  return transact(services, systemActor('memory.reindex'), async (context) => {
    const locked = await lockBuilding(context.db, id, active.id);
    if (locked === held) return held;
    if (!locked) return true;
    await replaceOrder(context.db, active.id, id, now());
    const startAfter = new Date(now().getTime() + 2 * keptFor);
    await queue.send(context.db, dropOrdersQueue, {}, { startAfter, singletonKey: language });
    context.record({
      action: 'memory.reindex',
      subject: { kind: 'token-order', id: language },
      before: { order: active.id },
      after: { order: id },
    });
    return true;
  });
}
