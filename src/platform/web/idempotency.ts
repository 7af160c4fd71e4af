import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Secrets } from '#platform/secrets';
import { webProblem } from './problems.ts';

/** An answer that is told again to whoever sends the same request again. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface IdempotentRequest {
  readonly actorId: string;
  readonly key: string;
  readonly digest: string;
  /** Of this request alone, a UUID. */
  readonly holder: string;
  readonly now: Date;
}

/** How long work outside a transaction keeps its key without a sign of life, and how often it gives one, in milliseconds. */
export interface KeyLease {
  readonly length: number;
  readonly beat: number;
}

const usualLease: KeyLease = { length: 20_000, beat: 5_000 };

/**
 * Claims a key in the transaction that does the work, so that a killed process leaves nothing. A request that runs at
 * the same time holds this one up until it commits, ten seconds at most (`request-in-progress`). A key whose holder has
 * given no sign of life for the length of its lease is free again. Resolves with the answer that was given before,
 * undefined where the work is still to do; rejects with `idempotency-key-reused`.
 */
export async function claimKey(
  db: Database,
  secrets: Secrets,
  request: IdempotentRequest,
): Promise<KeptAnswer | undefined> {
  const { actorId, key, digest, holder, now } = request;
  await sql`set local lock_timeout = '10s'`.execute(db);
  const { rows: claimed } = await sql`
    insert into idempotency_keys as kept (actor_id, key, request_digest, holder, held_until, created_at)
    values (${actorId}, ${key}, ${digest}, ${holder}, ${afterNow(usualLease.length)}, ${now})
    on conflict (actor_id, key) do update
      set holder = excluded.holder, held_until = excluded.held_until, created_at = excluded.created_at
      where kept.status is null and kept.request_digest = ${digest} and kept.held_until < clock_timestamp()
    returning 1`
    .execute(db)
    .catch((error: { code?: string }) => {
      throw error.code === '55P03' ? webProblem('request-in-progress', { cause: error }) : error;
    });
  await sql`set local lock_timeout = 0`.execute(db);
  if (claimed.length > 0) return undefined;
  const { rows } = await sql<{ request_digest: string; status: number | null; answer: { sealed: string } }>`
    select request_digest, status, answer from idempotency_keys
    where actor_id = ${actorId} and key = ${key}`.execute(db);
  const kept = rows[0];
  if (!kept) throw webProblem('request-in-progress');
  if (kept.request_digest !== digest) throw webProblem('idempotency-key-reused');
  if (kept.status === null) throw webProblem('request-in-progress');
  const opened = secrets.open(Buffer.from(kept.answer.sealed, 'base64'), placeOf(request));
  return JSON.parse(opened) as KeptAnswer;
}

/** By the database's clock, the only one that all processes share. */
const afterNow = (milliseconds: number) =>
  sql`clock_timestamp() + ${milliseconds} * interval '1 millisecond'`;

/** Gives signs of life for work outside a transaction until the function it returns is called. */
export function holdKey(
  db: Database,
  { actorId, key, holder }: IdempotentRequest,
  { length, beat }: KeyLease = usualLease,
): () => void {
  const timer = setInterval(() => {
    sql`update idempotency_keys set held_until = ${afterNow(length)}
      where actor_id = ${actorId} and key = ${key} and holder = ${holder} and status is null`
      .execute(db)
      // While the database is away nobody else can take the key either.
      .catch(() => {});
  }, beat);
  timer.unref();
  return () => clearInterval(timer);
}

/**
 * Keeps the answer sealed: it may hold a secret that is shown once. A request that was taken for dead and lost its key
 * keeps nothing.
 */
export async function keepAnswer(
  db: Database,
  secrets: Secrets,
  request: IdempotentRequest,
  answer: KeptAnswer,
): Promise<void> {
  const sealed = secrets.seal(JSON.stringify(answer), placeOf(request)).toString('base64');
  await sql`update idempotency_keys set status = ${answer.status}, answer = ${JSON.stringify({ sealed })}::jsonb
    where actor_id = ${request.actorId} and key = ${request.key} and holder = ${request.holder}`.execute(db);
}

/** Gives a key back whose work, done outside a transaction, was refused or failed. */
export async function releaseKey(db: Database, { actorId, key, holder }: IdempotentRequest): Promise<void> {
  await sql`delete from idempotency_keys
    where actor_id = ${actorId} and key = ${key} and holder = ${holder} and status is null`.execute(db);
}

/** Deletes keys that were claimed before a moment, a limited number at a time; those that are held now stay. */
export async function deleteKeys(db: Database, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotency_keys where (actor_id, key) in (
      select actor_id, key from idempotency_keys
      where created_at < ${before} and (status is not null or held_until < clock_timestamp())
      order by created_at limit ${limit})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

function placeOf({ actorId, key }: IdempotentRequest): string {
  return `idempotency:${actorId}:${key}`;
}
