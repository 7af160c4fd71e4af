import { setTimeout as wait } from 'node:timers/promises';
import {
  type AuditEntry,
  beginning,
  chainEntries,
  findChainHead,
  insertEntries,
  lockChain,
} from '#domain/audit/chain';
import type { Actor, AuditNote, Context, Services } from '#domain/context';
import { type Database, newId } from '#platform/database';
import { storableJson, storableText } from './storable.ts';

export interface TransactOptions {
  /** Ties together what one request or job caused; default a new one. */
  readonly correlationId?: string;
}

/** PostgreSQL gave this transaction up for another: serialization_failure, deadlock_detected. */
const givenUp = new Set(['40001', '40P01']);
const attempts = 5;

/**
 * Runs work in one database transaction and writes what it recorded to the audit, last, in that transaction: either both
 * are kept or neither. Where PostgreSQL gives the transaction up for a concurrent one, the whole work is done again, at
 * most five times; so it must have no effects but on the database. Rejects with whatever the work rejects with.
 */
export async function transact<T>(
  services: Services,
  actor: Actor,
  work: (context: Context) => Promise<T>,
  { correlationId = newId() }: TransactOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await services.db.transaction().execute(async (transaction) => {
        const entries: NewEntry[] = [];
        const record = (note: AuditNote): void => {
          entries.push(entryOf(note, actor, correlationId, services.now()));
        };
        const result = await work(contextOf(services, actor, correlationId, transaction, record));
        await appendEntries(transaction, entries);
        return result;
      });
    } catch (error) {
      if (attempt === attempts || !givenUp.has((error as { code?: string }).code ?? '')) throw error;
      await wait(Math.random() * 20 * 2 ** attempt);
    }
  }
}

/** A context that reads from the pool and cannot record. */
export function reading(services: Services, actor: Actor, correlationId: string = newId()): Context {
  return contextOf(services, actor, correlationId, services.db, () => {
    throw new Error('Only what is done in a transaction can be recorded: use transact().');
  });
}

function contextOf(
  services: Services,
  actor: Actor,
  correlationId: string,
  db: Database,
  record: Context['record'],
): Context {
  const log = services.log.child({ correlationId, actor: `${actor.kind}:${actor.id}` });
  return { actor, db, services, log, correlationId, now: () => services.now(), record };
}

type NewEntry = Omit<AuditEntry, 'sequence'>;

function entryOf(note: AuditNote, actor: Actor, correlationId: string, now: Date): NewEntry {
  return {
    id: newId(),
    occurredAt: now,
    actor: { kind: actor.kind, id: storableText(actor.id), name: storableText(actor.name) },
    action: note.action,
    subject: { kind: note.subject.kind, id: storableText(note.subject.id) },
    projectId: note.projectId ?? null,
    correlationId: storableText(correlationId),
    before: storableJson(note.before),
    after: storableJson(note.after),
    reason: note.reason === undefined ? null : storableText(note.reason),
  };
}

/** The lock is taken last and held until the commit, so writers of the chain wait for one another only that long. */
async function appendEntries(transaction: Database, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await lockChain(transaction);
  const head = (await findChainHead(transaction)) ?? beginning;
  await insertEntries(transaction, chainEntries(head, entries));
}
