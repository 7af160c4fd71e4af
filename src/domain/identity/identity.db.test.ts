import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import {
  type Actor,
  type Role,
  requireInHouse,
  requireInProject,
  type Services,
  systemActor,
} from '#domain/context';
import { newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { BrowserSession, totp } from '#test/browser-session';
import { testDatabase } from '#test/database';
import { insertPerson, storePassword } from './accounts.ts';
import { authenticate } from './authenticate.ts';
import { changePerson } from './change-person.ts';
import { createPerson, resetPassword } from './create-person.ts';
import { handleAuth } from './handle-auth.ts';
import { createKey, createKeyOf, listKeys, type NewKey, revokeKey } from './keys.ts';
import { createFirstAdministrator, issueFirstAdministratorLink, setPassword } from './one-time-links.ts';
import { countAdministrators, deleteExpired } from './queries.ts';
import { handleSetup } from './setup-page.ts';

const { db } = await testDatabase();
let now = new Date();
const services = {
  db,
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => now,
} as Services;
const system = systemActor('identity-test');
const origin = 'http://verso.test';
const password = 'correct horse battery';
const handler = handleAuth(services, { origin });

beforeEach(async () => {
  now = new Date();
  await sql`truncate users, one_time_links, sign_in_rates, projects cascade`.execute(db);
});

function person(email: string, role: Role): Promise<string> {
  return transact(services, system, async (context) => {
    const { id } = await insertPerson(context, { email, name: email, role });
    await storePassword(context, id, password);
    return id;
  });
}

async function project(...members: [string, 'operator' | 'reviewer'][]): Promise<string> {
  const id = newId();
  await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
    values (${id}, ${id}, 'x', '{}', now(), now())`.execute(db);
  for (const [user, role] of members)
    await sql`insert into project_members values (${id}, ${user}, ${role})`.execute(db);
  return id;
}

const browser = (address = '10.0.0.1') => new BrowserSession(origin, (request) => handler(request, address));

async function signIn(email: string): Promise<BrowserSession> {
  const session = browser(newId());
  const { status } = await session.post('/api/auth/sign-in/email', { email, password });
  expect(status).toBe(200);
  return session;
}

async function keyOf(ownerId: string, key: Partial<NewKey> = {}) {
  return transact(services, system, (context) =>
    createKeyOf(context, ownerId, { name: 'key', scopes: ['read'], ...key }),
  );
}

const withKey = (secret: string) =>
  authenticate(services, new Headers({ authorization: `Bearer ${secret}` }));
const within = <T>(actor: Actor, work: Parameters<typeof transact<T>>[2]) => transact(services, actor, work);

describe('signing in', () => {
  test('gives a session in a cookie that scripts and other sites cannot use', async () => {
    const id = await person('ada@example.org', 'operator');
    const inProject = await project([id, 'reviewer']);
    const session = browser();
    const response = await session.post('/api/auth/sign-in/email', { email: 'Ada@Example.org', password });
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/i);
    expect(await authenticate(services, session.headers())).toEqual({
      kind: 'person',
      id,
      name: 'ada@example.org',
      role: 'operator',
      projects: new Map([[inProject, 'reviewer']]),
    });
    const { rows } =
      await sql`select 1 from audit_entries where action = 'identity.sign-in' and actor_id = ${id}`.execute(
        db,
      );
    expect(rows).toHaveLength(1);
  });

  test('sends cookies only over https where the house has an https address', async () => {
    await person('ada@example.org', 'operator');
    const secure = 'https://verso.test';
    const over = handleAuth(services, { origin: secure });
    const session = new BrowserSession(secure, (request) => over(request));
    const response = await session.post('/api/auth/sign-in/email', { email: 'ada@example.org', password });
    expect(response.headers.get('set-cookie')).toMatch(/^__Secure-verso\.session_token=.*Secure/);
    expect(await authenticate(services, session.headers())).toMatchObject({ name: 'ada@example.org' });
  });

  test('ends with signing out, expiry, and disabling', async () => {
    const id = await person('ada@example.org', 'operator');
    await person('root@example.org', 'administrator');
    const out = await signIn('ada@example.org');
    const kept = out.headers();
    expect((await out.post('/api/auth/sign-out', {})).status).toBe(200);
    expect(await authenticate(services, kept)).toBeUndefined();
    const expired = (await signIn('ada@example.org')).headers();
    now = new Date(Date.now() + 8 * 86_400_000);
    expect(await authenticate(services, expired)).toBeUndefined();
    now = new Date();
    const disabled = (await signIn('ada@example.org')).headers();
    await within(system, (context) => changePerson(context, id, { disabled: true }));
    expect(await authenticate(services, disabled)).toBeUndefined();
    const again = await browser('10.9.9.9').post('/api/auth/sign-in/email', {
      email: 'ada@example.org',
      password,
    });
    expect(again.status).toBe(403);
    await within(system, (context) => changePerson(context, id, { disabled: false }));
    expect(await authenticate(services, disabled)).toBeUndefined();
    await signIn('ada@example.org');
  });

  test('takes no forged cookie', async () => {
    await person('ada@example.org', 'operator');
    const cookie = (await signIn('ada@example.org')).headers().get('cookie')!;
    const [name, value] = cookie.split('=', 2) as [string, string];
    const token = decodeURIComponent(value).split('.')[0];
    for (const forged of [token, `${token}.`, `${token}.AAAA`, `x${value}`, '%', ''])
      expect(await authenticate(services, new Headers({ cookie: `${name}=${forged}` }))).toBeUndefined();
    expect(await authenticate(services, new Headers({ cookie: `${name}=%; a=b; ${cookie}` }))).toBeDefined();
  });

  test('answers an unknown address as it does a wrong password, and hashes for both', async () => {
    await person('ada@example.org', 'operator');
    const time = async (email: string): Promise<[number, string]> => {
      const start = performance.now();
      const response = await browser(newId()).post('/api/auth/sign-in/email', {
        email,
        password: 'wrong password!',
      });
      expect(response.status).toBe(401);
      return [performance.now() - start, await response.text()];
    };
    const median = async (email: string) => {
      const times = [];
      for (let number = 0; number < 5; number++) times.push(await time(email));
      return times.sort(([a], [b]) => a - b)[2]!;
    };
    const [wrong, wrongText] = await median('ada@example.org');
    const [unknown, unknownText] = await median('nobody@example.org');
    expect(unknownText).toBe(wrongText);
    expect(unknown).toBeGreaterThan(wrong / 3);
  });

  test('is limited for each address over all processes, whatever clients say of theirs', async () => {
    const other = handleAuth(services, { origin });
    const attempt = (number: number, address: string) =>
      new BrowserSession(origin, (request) => {
        request.headers.set('x-verso-client-address', `10.1.1.${number}`);
        request.headers.set('x-forwarded-for', `10.1.1.${number}`);
        return (number % 2 ? handler : other)(request, address);
      }).post('/api/auth/sign-in/email', { email: 'ada@example.org', password: 'wrong password!' });
    const statuses = [];
    for (let number = 0; number < 14; number++) statuses.push((await attempt(number, '10.5.5.5')).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(401));
    expect(statuses.slice(10)).toEqual(Array(4).fill(429));
    expect((await attempt(0, '10.6.6.6')).status).toBe(401);
  });

  test('is limited for each account too, from wherever it is tried', async () => {
    await person('ada@example.org', 'operator');
    const limited = await sql`insert into sign_in_rates (id, key, count, "lastRequest")
      select 'x', 'account:' || rtrim(translate(encode(sha256('ada@example.org'), 'base64'), '+/', '-_'), '='), 49, ${now.getTime()}
      returning key`.execute(db);
    expect(limited.rows).toHaveLength(1);
    const attempt = (text: string) =>
      browser(newId()).post('/api/auth/sign-in/email', { email: 'ADA@example.org', password: text });
    expect((await attempt('wrong password!')).status).toBe(401);
    const refused = await attempt(password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    now = new Date(Date.now() + 3_700_000);
    expect((await attempt(password)).status).toBe(200);
    const { rows } = await sql`select 1 from sign_in_rates where key like 'account:%'`.execute(db);
    expect(rows).toEqual([]);
  });

  test('nobody signs up or manages people and keys past the API', async () => {
    await person('root@example.org', 'administrator');
    const session = await signIn('root@example.org');
    const body = { email: 'eve@example.org', name: 'Eve', password, role: 'administrator' };
    for (const path of [
      'sign-up/email',
      'admin/create-user',
      'api-key/create',
      'admin/set-role',
      'update-user',
    ])
      expect((await session.post(`/api/auth/${path}`, body)).status).toBe(404);
  });
});

test('what expired is forgotten after a day, and nothing else', async () => {
  await person('ada@example.org', 'operator');
  const headers = (await signIn('ada@example.org')).headers();
  await issueFirstAdministratorLink(services, origin);
  const rates = await sql`select 1 from sign_in_rates`.execute(db);
  expect(rates.rows.length).toBeGreaterThan(0);
  expect(await deleteExpired(db, now)).toBe(0);
  expect(await authenticate(services, headers)).toBeDefined();
  expect(await deleteExpired(db, new Date(now.getTime() + 9 * 86_400_000))).toBe(2 + rates.rows.length);
});

describe('a second factor', () => {
  test('is asked for once it is set up, until an administrator takes it away', async () => {
    const id = await person('ada@example.org', 'operator');
    const session = await signIn('ada@example.org');
    const enabled = await session.post('/api/auth/two-factor/enable', { password });
    const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
    const code = () => totp(new URL(totpURI).searchParams.get('secret')!);
    expect((await session.post('/api/auth/two-factor/verify-totp', { code: code() })).status).toBe(200);

    const next = browser('10.0.0.7');
    const first = await next.post('/api/auth/sign-in/email', { email: 'ada@example.org', password });
    expect(await first.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await authenticate(services, next.headers())).toBeUndefined();
    expect((await next.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
    expect(await authenticate(services, next.headers())).toBeUndefined();
    expect((await next.post('/api/auth/two-factor/verify-totp', { code: code() })).status).toBe(200);
    expect(await authenticate(services, next.headers())).toMatchObject({ kind: 'person' });

    const rescue = browser('10.0.0.8');
    await rescue.post('/api/auth/sign-in/email', { email: 'ada@example.org', password });
    const backup = await rescue.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] });
    expect(backup.status).toBe(200);
    expect(await authenticate(services, rescue.headers())).toMatchObject({ kind: 'person' });

    await within(system, (context) => changePerson(context, id, { secondFactor: false }));
    const without = await signIn('ada@example.org');
    expect(await authenticate(services, without.headers())).toMatchObject({ kind: 'person' });
  });
});

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
    expect(listed).toMatchObject({ id: made.id, ownerId: id, lastUsedAt: now });
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
    now = new Date(Date.now() + 3 * 86_400_000);
    expect(await withKey(secret)).toBeUndefined();
    now = new Date();
    expect(await withKey(secret)).toBeDefined();
    await within(system, (context) => changePerson(context, id, { disabled: true }));
    expect(await withKey(secret)).toBeUndefined();
  });

  test('may do what their owner may do now, within their scopes and projects', async () => {
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

describe('the first administrator', () => {
  const input = (token: string, email = 'root@example.org') => ({ token, email, name: 'Root', password });
  const tokenOf = (link: string | undefined) => new URL(link!).searchParams.get('token')!;

  test('is made once, however many try at once', async () => {
    const token = tokenOf(await issueFirstAdministratorLink(services, origin));
    const { rows } =
      await sql`select 1 from one_time_links where encode(token_hash, 'escape') like ${`%${token}%`}`.execute(
        db,
      );
    expect(rows).toEqual([]);
    const tries = Array.from({ length: 8 }, (_, number) =>
      within(system, (context) =>
        createFirstAdministrator(context, input(token, `root${number}@example.org`)),
      ),
    );
    const results = await Promise.allSettled(tries);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'link-invalid' });
    expect(await countAdministrators(db)).toBe(1);
    expect(await issueFirstAdministratorLink(services, origin)).toBeUndefined();
  });

  test('needs a link that is the newest and has not expired, and a password of twelve characters', async () => {
    const old = tokenOf(await issueFirstAdministratorLink(services, origin));
    const token = tokenOf(await issueFirstAdministratorLink(services, origin));
    const make = (fields: ReturnType<typeof input>) =>
      within(system, (context) => createFirstAdministrator(context, fields));
    await expect(make(input(old))).rejects.toMatchObject({ code: 'link-invalid' });
    await expect(make({ ...input(token), password: 'short' })).rejects.toMatchObject({
      code: 'password-unsuitable',
    });
    now = new Date(Date.now() + 25 * 3_600_000);
    await expect(make(input(token))).rejects.toMatchObject({ code: 'link-invalid' });
    now = new Date();
    await make(input(token));
    await signIn('root@example.org');
  });

  test('can be made on a page without script, which shows nothing unescaped', async () => {
    const setup = handleSetup(services);
    const link = (await issueFirstAdministratorLink(services, origin))!;
    const shown = await setup(new Request(link));
    expect(shown.status).toBe(200);
    const html = await shown.text();
    expect(html).toContain('<form method="post"');
    expect(html).not.toContain('<script');
    const send = (fields: Record<string, string>) =>
      setup(new Request(`${origin}/setup`, { method: 'POST', body: new URLSearchParams(fields) }));
    const hostile = await send({ ...input(tokenOf(link)), name: '"><script>x</script>', password: 'short' });
    expect(hostile.status).toBe(400);
    expect(await hostile.text()).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
    expect((await send(input(tokenOf(link)))).status).toBe(200);
    await signIn('root@example.org');
    expect((await setup(new Request(link))).status).toBe(410);
    expect((await send(input(tokenOf(link)))).status).toBe(410);
  });
});

describe('people', () => {
  test('set their password with a one-time link, which ends the sessions they had', async () => {
    const { person: made, link } = await within(system, (context) =>
      createPerson(context, { email: 'Ada@example.org', name: 'Ada', role: 'operator' }),
    );
    const token = new URLSearchParams(link.path.split('?')[1]).get('token')!;
    const set = (text: string) =>
      within(system, (context) => setPassword(context, { token: text, password }));
    await set(token);
    await expect(set(token)).rejects.toMatchObject({ code: 'link-invalid' });
    const before = (await signIn('ada@example.org')).headers();
    const reset = await within(system, (context) => resetPassword(context, made.id));
    expect(await authenticate(services, before)).toBeDefined();
    await set(new URLSearchParams(reset.path.split('?')[1]).get('token')!);
    expect(await authenticate(services, before)).toBeUndefined();
    const twice = within(system, (context) =>
      createPerson(context, { email: 'ADA@example.org', name: 'Ada', role: 'operator' }),
    );
    await expect(twice).rejects.toMatchObject({ code: 'person-exists' });
    const racing = Array.from({ length: 4 }, () =>
      within(system, (context) =>
        createPerson(context, { email: 'eve@example.org', name: 'Eve', role: 'operator' }),
      ),
    );
    const reasons = (await Promise.allSettled(racing)).map((result) =>
      result.status === 'rejected' ? result.reason.code : 'made',
    );
    expect(reasons.sort()).toEqual(['made', 'person-exists', 'person-exists', 'person-exists']);
  });

  test('the last administrator stays, even where two would leave at once', async () => {
    const [one, two] = [
      await person('one@example.org', 'administrator'),
      await person('two@example.org', 'administrator'),
    ];
    const leaving = await Promise.allSettled([
      within(system, (context) => changePerson(context, one, { role: 'reviewer' })),
      within(system, (context) => changePerson(context, two, { disabled: true })),
    ]);
    expect(leaving.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await countAdministrators(db)).toBe(1);
  });

  test('are managed by administrators only', async () => {
    const id = await person('ada@example.org', 'operator');
    const actor = (await authenticate(services, (await signIn('ada@example.org')).headers()))!;
    const promote = within(actor, (context) => changePerson(context, id, { role: 'administrator' }));
    await expect(promote).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
