import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { reading } from '#domain/audit';
import { requireInHouse, requireInProject } from '#domain/context';
import { authenticate } from '#domain/identity/authentication';
import { createKey, createKeyOf, listKeys, type NewKey, revokeKey } from '#domain/identity/keys';
import { changePerson } from '#domain/identity/people';
import { identityHouse } from '#test/identity-house';

const { db, clock, services, system, within, person, project, signIn } = await identityHouse();

async function keyOf(ownerId: string, key: Partial<NewKey> = {}) {
  return within(system, (context) =>
    createKeyOf(context, ownerId, { name: 'key', scopes: ['read'], ...key }),
  );
}

const withKey = (secret: string) =>
  authenticate(services, new Headers({ authorization: `Bearer ${secret}` }));
describe('keys', () => {
  test('are shown once, stored hashed, used, seen, and revoked', async () => {
    const id = await person('ada@example.org', 'operator');
    const actor = (await authenticate(services, (await signIn('ada@example.org')).headers()))!;
    const made = await within(actor, (context) =>
      createKey(context, { name: 'ci', scopes: ['read', 'write'], days: 2 }),
    );
    const { rows } = await sql`select 1 from api_keys where key like ${`%${made.secret}%`}`.execute(db);
    expect(rows).toEqual([]);
    const used = (await withKey(made.secret))!;
    expect(used).toMatchObject({ kind: 'key', id: made.id, name: 'ci (ada@example.org)', role: 'operator' });
    expect(used.scopes).toEqual(new Set(['read', 'write']));
    expect(await authenticate(services, new Headers({ 'x-api-key': made.secret }))).toEqual(used);
    const [listed] = await listKeys(reading(services, actor), { limit: 10 });
    expect(listed).toMatchObject({ id: made.id, ownerId: id, lastUsedAt: clock.now });
    expect(JSON.stringify(listed)).not.toContain(made.secret);
    expect(made.secret.startsWith(listed!.start)).toBe(true);
    await within(actor, (context) => revokeKey(context, made.id));
    expect(await withKey(made.secret)).toBeUndefined();
    const audit = await sql<{
      text: string;
    }>`select after::text as text from audit_entries where action = 'identity.create-key'`.execute(db);
    expect(audit.rows.length).toBeGreaterThan(0);
    for (const { text } of audit.rows) expect(text).not.toContain(made.secret);
  });

  test('expire, and stop while their owner is disabled', async () => {
    const id = await person('ada@example.org', 'operator');
    await person('root@example.org', 'administrator');
    const { secret } = await keyOf(id, { days: 2 });
    clock.now = new Date(Date.now() + 3 * 86_400_000);
    expect(await withKey(secret)).toBeUndefined();
    clock.now = new Date();
    expect(await withKey(secret)).toBeDefined();
    await within(system, (context) => changePerson(context, id, { disabled: true }));
    expect(await withKey(secret)).toBeUndefined();
  });

  test('may do what their owner may do clock.now, within their scopes and projects', async () => {
    const id = await person('ada@example.org', 'operator');
    const [one, two, foreign] = [
      await project([id, 'operator']),
      await project([id, 'operator']),
      await project(),
    ];
    const { secret } = await keyOf(id, { scopes: ['read'], projects: [one, foreign] });
    const actor = (await withKey(secret))!;
    requireInProject(actor, 'project.read', one);
    const refusal = (projectId: string, ability: 'project.read' | 'project.operate') => () =>
      requireInProject(actor, ability, projectId);
    expect(refusal(one, 'project.operate')).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    for (const hidden of [two, foreign])
      expect(refusal(hidden, 'project.read')).toThrow(expect.objectContaining({ code: 'project-unknown' }));
    await sql`delete from project_members where project_id = ${one}`.execute(db);
    expect((await withKey(secret))!.projects).toEqual(new Map());
  });

  test('of an administrator for one project do not administer the house', async () => {
    const id = await person('root@example.org', 'administrator');
    const one = await project();
    const { secret } = await keyOf(id, { scopes: ['read', 'administer'], projects: [one] });
    const actor = (await withKey(secret))!;
    expect(actor.projects).toEqual(new Map([[one, 'operator']]));
    expect(() => requireInHouse(actor, 'house.administer')).toThrow(
      expect.objectContaining({ code: 'not-allowed' }),
    );
    const whole = (await withKey((await keyOf(id, { scopes: ['administer'] })).secret))!;
    requireInHouse(whole, 'house.administer');
  });

  test('of others are unknown to those who are no administrators; keys make no keys', async () => {
    const ada = await person('ada@example.org', 'operator');
    await person('eve@example.org', 'operator');
    const { id, secret } = await keyOf(ada, { scopes: ['read', 'write', 'administer'] });
    const eve = (await authenticate(services, (await signIn('eve@example.org')).headers()))!;
    await expect(within(eve, (context) => revokeKey(context, id))).rejects.toMatchObject({
      code: 'key-unknown',
    });
    await expect(listKeys(reading(services, eve), { all: true, limit: 5 })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const key = (await withKey(secret))!;
    const making = within(key, (context) => createKey(context, { name: 'more', scopes: ['administer'] }));
    await expect(making).rejects.toMatchObject({ code: 'person-needed' });
  });

  test('that are no good are not replaced by a cookie', async () => {
    await person('ada@example.org', 'operator');
    const headers = (await signIn('ada@example.org')).headers();
    headers.set('authorization', 'Bearer verso_nonsense');
    expect(await authenticate(services, headers)).toBeUndefined();
  });
});
