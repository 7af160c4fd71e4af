import { sql } from 'kysely';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import {
  chargeConnection,
  connectionRoutes,
  connectionsFor,
  openConnection,
  refuseOverspending,
} from '#domain/projects/connections';
import { memberRoutes } from '#domain/projects/members';
import { defaultPolicy, policyRoutes } from '#domain/projects/policies';
import { newId } from '#platform/database';
import type { Logger } from '#platform/telemetry';
import { routeCaller } from '#test/runs';
import { testServices } from '#test/services';
import { routes } from './api.ts';

const key = 'sk-very-secret-0123456789';
const now = new Date('2026-02-03T10:00:00Z');
const services = await testServices({ now });
const administrator = systemActor('test');
const member = (role: 'operator' | 'reviewer', ...ids: string[]): Actor => ({
  kind: 'person',
  id: 'p1',
  name: 'P',
  role: 'reviewer',
  projects: new Map(ids.map((id) => [id, role])),
});
const run = routeCaller<Context>([...routes, ...memberRoutes, ...policyRoutes, ...connectionRoutes]);
const call = (actor: Actor, operation: string, input: Parameters<typeof run>[2] = {}) =>
  transact(services, actor, (context) => run(context, operation, input));
const asAdministrator = (operation: string, input = {}) => call(administrator, operation, input);
let projectId = '';
let otherId = '';

async function newConnection(settings: object, more: object = {}, project = projectId) {
  const name = `c-${newId()}`;
  const body = { name, settings, ...more };
  return asAdministrator('createConnection', { params: { projectId: project }, body });
}

beforeAll(async () => {
  projectId = (await asAdministrator('createProject', { body: { key: 'one', name: 'One' } })).id;
  otherId = (await asAdministrator('createProject', { body: { key: 'two', name: 'Two' } })).id;
  await sql`insert into users (id, name, email) values ('p1', 'P', 'p@example.org')`.execute(services.db);
});

describe('projects', () => {
  it('have a key of their own and are listed to their members alone', async () => {
    await expect(asAdministrator('createProject', { body: { key: 'one', name: 'X' } })).rejects.toMatchObject(
      {
        code: 'project-key-taken',
      },
    );
    const mine = await call(member('reviewer', projectId), 'listProjects');
    expect(mine.items.map(({ id }: { id: string }) => id)).toEqual([projectId]);
    const first = await asAdministrator('listProjects', { query: { limit: 1 } });
    const rest = await asAdministrator('listProjects', { query: { limit: 1, cursor: first.next } });
    expect([first.items[0].id, rest.items[0].id, rest.next]).toEqual([projectId, otherId, null]);
  });

  it('are edited on the revision that was read, archived and restored', async () => {
    const params = { projectId };
    const { revision } = await asAdministrator('getProject', { params });
    await expect(asAdministrator('changeProject', { params, body: { name: 'X' } })).rejects.toMatchObject({
      code: 'revision-required',
    });
    await expect(
      asAdministrator('changeProject', { params, body: { name: 'X' }, revision: revision + 1 }),
    ).rejects.toMatchObject({ code: 'revision-changed' });
    const archived = await asAdministrator('changeProject', { params, body: { archived: true }, revision });
    expect(archived.archivedAt).toBe(now.toISOString());
    const restored = await asAdministrator('changeProject', {
      params,
      body: { archived: false },
      revision: archived.revision,
    });
    expect(restored.archivedAt).toBeNull();
  });

  it('do not exist for others, and members may not administer them', async () => {
    const outsider = member('operator', otherId);
    const { id: connectionId } = await newConnection({ provider: 'copy' });
    const { id: policyId } = await asAdministrator('getCurrentPolicy', { params: { projectId } });
    for (const operation of [
      'getProject',
      'listMembers',
      'getCurrentPolicy',
      'listPolicies',
      'listConnections',
    ])
      await expect(call(outsider, operation, { params: { projectId } })).rejects.toMatchObject({
        code: 'project-unknown',
      });
    for (const operation of ['getConnection', 'deleteConnection', 'listSpending'])
      await expect(call(outsider, operation, { params: { connectionId } })).rejects.toMatchObject({
        code: 'connection-unknown',
      });
    await expect(call(outsider, 'getPolicy', { params: { policyId } })).rejects.toMatchObject({
      code: 'policy-unknown',
    });
    const insider = member('operator', projectId);
    await expect(call(insider, 'addPolicy', { params: { projectId }, body: {} })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(call(insider, 'deleteConnection', { params: { connectionId } })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(
      call(insider, 'createHouseConnection', { body: { name: 'x', settings: { provider: 'copy' } } }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('take known people as members, change their role and let them go', async () => {
    const params = { projectId, userId: 'p1' };
    await asAdministrator('setMember', { params, body: { role: 'reviewer' } });
    await asAdministrator('setMember', { params, body: { role: 'operator' } });
    expect((await asAdministrator('listMembers', { params })).items).toEqual([
      { userId: 'p1', name: expect.any(String), email: expect.any(String), role: 'operator' },
    ]);
    await asAdministrator('removeMember', { params });
    expect((await asAdministrator('listMembers', { params })).items).toEqual([]);
    await expect(
      asAdministrator('setMember', { params: { projectId, userId: 'nobody' }, body: { role: 'reviewer' } }),
    ).rejects.toMatchObject({ code: 'member-unknown' });
  });
});

describe('policies', () => {
  it('are kept version by version and compared setting by setting', async () => {
    const params = { projectId };
    const before = await asAdministrator('getCurrentPolicy', { params });
    const body = { providers: ['x'], content: { comments: false }, style: 'Formal.' };
    const after = await asAdministrator('addPolicy', { params, body });
    expect(after.version).toBe(before.version + 1);
    expect((await asAdministrator('getCurrentPolicy', { params })).id).toBe(after.id);
    expect((await asAdministrator('getPolicy', { params: { policyId: before.id } })).body).toEqual(
      before.body,
    );
    const { items } = await asAdministrator('comparePolicies', {
      params: { policyId: after.id },
      query: { since: before.id },
    });
    expect(items).toEqual([
      { path: ['content', 'comments'], before: true, after: false },
      { path: ['providers'], before: [], after: ['x'] },
      { path: ['style'], before: undefined, after: 'Formal.' },
    ]);
    const again = { params, body: { providers: ['y'] } };
    await expect(asAdministrator('addPolicy', { ...again, revision: before.version })).rejects.toMatchObject({
      code: 'revision-changed',
    });
    expect(await asAdministrator('addPolicy', { ...again, revision: after.version })).toMatchObject({
      version: after.version + 1,
    });
    const foreign = await asAdministrator('getCurrentPolicy', { params: { projectId: otherId } });
    await expect(
      asAdministrator('comparePolicies', { params: { policyId: after.id }, query: { since: foreign.id } }),
    ).rejects.toMatchObject({ code: 'policy-unknown' });
  });
});

describe('connections', () => {
  it('keep their key sealed: neither answers, rows, audit nor log show it', async () => {
    const logged: unknown[] = [];
    const note = (...entry: unknown[]): void => void logged.push(entry);
    const log = { debug: note, info: note, warn: note, error: note, child: () => log } as unknown as Logger;
    const listening = { ...services, log };
    log.info('heard');
    const settings = { provider: 'deepl', baseUrl: 'http://127.0.0.1:9', connection: { attempts: 1 } };
    const body = { name: 'sealed', settings, secret: key };
    const made = await transact(listening, administrator, (context) =>
      run(context, 'createConnection', { params: { projectId }, body }),
    );
    const trial = await run(reading(listening, administrator), 'tryConnection', {
      params: { connectionId: made.id },
      body: { from: 'en', to: 'de' },
    });
    expect(made).toMatchObject({ hasSecret: true, enabled: true });
    const { rows } = await sql<{ text: string }>`
      select row_to_json(connections)::text as text from connections
      union all select row_to_json(audit_entries)::text from audit_entries`.execute(services.db);
    const everything = JSON.stringify([made, trial, rows, logged]);
    for (const seen of ['create-connection', 'sealed', 'heard', 'unreachable'])
      expect(everything).toContain(seen);
    for (const spelling of [key, Buffer.from(key).toString('hex'), Buffer.from(key).toString('base64')])
      expect(everything).not.toContain(spelling);
    const stored = await sql<{
      secret: Buffer;
    }>`select secret from connections where id = ${made.id}`.execute(services.db);
    expect(services.secrets.open(stored.rows[0]!.secret, `connections:${made.id}`)).toBe(key);
  });

  it('send a stored key nowhere but where it was given for', async () => {
    const settings = { provider: 'openai-compatible', model: 'm', baseUrl: 'http://127.0.0.1:9/v1' };
    const { id, revision } = await newConnection(settings, { secret: key });
    const params = { connectionId: id };
    const elsewhere = { ...settings, baseUrl: 'http://10.0.0.9/v1' };
    await expect(
      asAdministrator('changeConnection', { params, body: { settings: elsewhere }, revision }),
    ).rejects.toMatchObject({ code: 'connection-secret-needed' });
    const moved = await asAdministrator('changeConnection', {
      params,
      body: { settings: elsewhere, secret: null },
      revision,
    });
    expect(moved.hasSecret).toBe(false);
    await expect(
      asAdministrator('changeConnection', { params, body: { enabled: false }, revision }),
    ).rejects.toMatchObject({ code: 'revision-changed' });
  });

  it('are deleted by whoever saw them as they are, where that is said', async () => {
    const body = { name: 'short-lived', settings: { provider: 'copy' } };
    const { id } = await asAdministrator('createConnection', { params: { projectId }, body });
    const params = { connectionId: id };
    await asAdministrator('changeConnection', { params, body: { enabled: false }, revision: 1 });
    const remove = (revision?: number) => asAdministrator('deleteConnection', { params, revision });
    await expect(remove(1)).rejects.toMatchObject({ code: 'revision-changed' });
    await remove(2);
    await expect(remove()).rejects.toMatchObject({ code: 'connection-unknown' });
  });

  it('are given their own key and no variable of the process', async () => {
    vi.stubEnv('DEEPL_API_KEY', 'of-the-process');
    const { id } = await newConnection({ provider: 'deepl' });
    await expect(openConnection(reading(services, administrator), id)).rejects.toMatchObject({
      code: 'connection-unusable',
    });
    vi.unstubAllEnvs();
    await expect(newConnection({ provider: 'deepl', apiKeyVariable: 'DATABASE_URL' })).rejects.toThrow(
      'apiKeyVariable',
    );
  });

  it('are asked in the order of the policy, within its egress, unless they are off', async () => {
    const local = await newConnection({ provider: 'copy' });
    const cloud = await newConnection({ provider: 'deepl' }, { secret: key });
    const off = await newConnection({ provider: 'pseudo' }, { enabled: false });
    const foreign = await newConnection({ provider: 'copy' }, {}, otherId);
    const providers = [cloud, off, foreign, local].map(({ name }) => name);
    const names = async (egress: 'none' | 'private' | 'any') =>
      (
        await connectionsFor(reading(services, administrator), projectId, {
          ...defaultPolicy,
          providers,
          egress,
        })
      ).map(({ name }) => name);
    expect(await names('any')).toEqual([cloud.name, local.name]);
    expect(await names('none')).toEqual([local.name]);
    expect(await connectionsFor(reading(services, administrator), projectId, defaultPolicy)).toEqual([]);
    await expect(
      openConnection(reading(services, administrator), cloud.id, { ...defaultPolicy, egress: 'private' }),
    ).rejects.toMatchObject({ code: 'egress-refused' });
    await expect(
      newConnection({ provider: 'ollama', model: 'm', baseUrl: 'http://169.254.169.254/v1' }),
    ).rejects.toMatchObject({ code: 'connection-address-refused' });
  });

  it('may spend what their limit says in its period', async () => {
    const { id } = await newConnection({ provider: 'copy' }, { spendingLimit: 1, spendingPeriod: 'day' });
    const context = (at: Date): Context => ({ ...reading(services, administrator), now: () => at });
    const one = {
      provider: 'copy',
      characters: 10,
      price: 0.6,
      currency: 'EUR',
      milliseconds: 1,
      attempts: 1,
    };
    const yesterday = new Date(now.getTime() - 86_400_000);
    await chargeConnection(context(yesterday), id, [one, one]);
    await chargeConnection(context(now), id, [one]);
    await refuseOverspending(context(now), id);
    await chargeConnection(context(now), id, [one]);
    await expect(refuseOverspending(context(now), id)).rejects.toMatchObject({
      code: 'spending-limit-reached',
      facts: { limit: 1, period: 'day' },
    });
    const { items } = await asAdministrator('listSpending', { params: { connectionId: id } });
    expect(
      (await call(member('reviewer', projectId), 'listSpending', { params: { connectionId: id } })).items,
    ).toEqual(items);
    expect(items).toMatchObject([
      { day: '2026-02-03', price: 1.2, calls: 2, characters: 20, currency: 'EUR' },
      { day: '2026-02-02', price: 1.2, calls: 2 },
    ]);
  });

  it('are tried with one sentence, and say what is wrong without their key', async () => {
    const body = { from: 'en', to: 'de' };
    const good = await newConnection({ provider: 'copy' });
    expect(await asAdministrator('tryConnection', { params: { connectionId: good.id }, body })).toMatchObject(
      {
        succeeded: true,
      },
    );
    const settings = { provider: 'deepl', baseUrl: 'http://127.0.0.1:9', connection: { attempts: 1 } };
    const bad = await newConnection(settings, { secret: key });
    const outcome = await asAdministrator('tryConnection', { params: { connectionId: bad.id }, body });
    expect(outcome).toMatchObject({ succeeded: false, failure: expect.stringContaining('unreachable') });
    expect(JSON.stringify(outcome)).not.toContain(key);
    const cloud = await newConnection({ provider: 'deepl' }, { secret: key });
    const refused = await asAdministrator('tryConnection', { params: { connectionId: cloud.id }, body });
    expect(refused).toMatchObject({ succeeded: false, failure: expect.stringContaining('policy') });
  });
});
