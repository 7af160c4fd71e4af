import { sql } from 'kysely';
import { describe, expect, it, vi } from 'vitest';
import { newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { testDatabase } from '#test/database';
import { claimKey, holdKey, type IdempotentRequest, keepAnswer, releaseKey } from './idempotency.ts';

const { db } = await testDatabase();
const secrets = createSecrets('test');

/** The same request as often as it is sent: each time with a holder of its own. */
const requestOf = (key: string, digest = 'digest'): IdempotentRequest => ({
  ...{ actorId: 'person:p', key, digest },
  holder: newId(),
  now: new Date(),
});
const claim = (request: IdempotentRequest) =>
  db.transaction().execute((one) => claimKey(one, secrets, request));
const answer = (body: unknown) => ({ status: 201, headers: {}, body });
const inProgress = { code: 'request-in-progress' };

/** As if the length of the lease had gone by since the last sign of life. */
const letLeaseEnd = () =>
  sql`update idempotency_keys set held_until = now() - interval '1 second'`.execute(db);

async function isHeld(key: string): Promise<boolean | undefined> {
  const { rows } = await sql<{ held: boolean }>`
    select held_until > clock_timestamp() as held from idempotency_keys where key = ${key}`.execute(db);
  return rows[0]?.held;
}

describe('a key of work that makes transactions of its own', () => {
  it('stays with whoever gives signs of life, however long it takes', async () => {
    const first = requestOf('long');
    await claim(first);
    await letLeaseEnd();
    const letGo = holdKey(db, first, { length: 60_000, beat: 20 });
    try {
      await vi.waitFor(async () => expect(await isHeld('long')).toBe(true), 10_000);
    } finally {
      letGo();
    }
    await expect(claim(requestOf('long'))).rejects.toMatchObject(inProgress);
  });

  it('is free soon after its holder gives no more, who then changes nothing of it', async () => {
    const [dead, next] = [requestOf('killed'), requestOf('killed')];
    await claim(dead);
    await expect(claim(next)).rejects.toMatchObject(inProgress);
    await letLeaseEnd();
    await expect(claim(next)).resolves.toBeUndefined();
    await releaseKey(db, dead);
    await keepAnswer(db, secrets, dead, answer('of the dead'));
    await expect(claim(requestOf('killed'))).rejects.toMatchObject(inProgress);
    await keepAnswer(db, secrets, next, answer('of the next'));
    await letLeaseEnd();
    await expect(claim(requestOf('killed'))).resolves.toEqual(answer('of the next'));
  });

  it('is not given to another request, neither while it is held nor after', async () => {
    await claim(requestOf('other'));
    const refused = { code: 'idempotency-key-reused' };
    await expect(claim(requestOf('other', 'another'))).rejects.toMatchObject(refused);
    await letLeaseEnd();
    await expect(claim(requestOf('other', 'another'))).rejects.toMatchObject(refused);
  });

  it('is free at once when its work fails', async () => {
    const failed = requestOf('failed');
    await claim(failed);
    await releaseKey(db, failed);
    await expect(claim(requestOf('failed', 'another'))).resolves.toBeUndefined();
  });
});
