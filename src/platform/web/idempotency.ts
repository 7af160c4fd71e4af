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
  readonly now: Date;
}

/** Milliseconds after which work outside a transaction that never answered counts as lost. */
const lostAfter = 15 * 60_000;

/**
 * Claims a key in the transaction that does the work, so that a killed process leaves nothing. A request that runs at
 * the same time holds this one up until it commits, ten seconds at most (`request-in-progress`). Resolves with the
 * answer that was given before, undefined where the work is still to do; rejects with `idempotency-key-reused`.
 */
export async function claimKey(
  db: Database,
  secrets: Secrets,
  request: IdempotentRequest,
): Promise<KeptAnswer | undefined> {
  const { actorId, key, digest, now } = request;
  const lost = new Date(now.getTime() - lostAfter);
  await sql`set local lock_timeout = '10s'`.execute(db);
  const { rows: claimed } = await sql`
    insert into idempotency_keys as kept (actor_id, key, request_digest, created_at)
    values (${actorId}, ${key}, ${digest}, ${now})
    on conflict (actor_id, key) do update set created_at = ${now}
      where kept.status is null and kept.request_digest = ${digest} and kept.created_at < ${lost}
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

/** Keeps the answer sealed: it may hold a secret that is shown once. */
export async function keepAnswer(
  db: Database,
  secrets: Secrets,
  request: IdempotentRequest,
  answer: KeptAnswer,
): Promise<void> {
  const sealed = secrets.seal(JSON.stringify(answer), placeOf(request)).toString('base64');
  await sql`update idempotency_keys set status = ${answer.status}, answer = ${JSON.stringify({ sealed })}::jsonb
    where actor_id = ${request.actorId} and key = ${request.key}`.execute(db);
}

/** Gives a key back whose work, done outside a transaction, was refused or failed. */
export async function releaseKey(db: Database, { actorId, key }: IdempotentRequest): Promise<void> {
  await sql`delete from idempotency_keys where actor_id = ${actorId} and key = ${key} and status is null`.execute(
    db,
  );
}

function placeOf({ actorId, key }: IdempotentRequest): string {
  return `idempotency:${actorId}:${key}`;
}
