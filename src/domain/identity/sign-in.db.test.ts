import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { authenticate } from '#domain/identity/authentication';
import { issueFirstAdministratorLink } from '#domain/identity/enrolment';
import { changePerson } from '#domain/identity/people';
import { handleAuth } from '#domain/identity/sessions';
import { newId } from '#platform/database';
import { BrowserSession, totp } from '#test/browser-session';
import { identityHouse } from '#test/identity-house';
import { deleteExpired } from './queries.ts';

const { db, clock, services, system, origin, password, handler, within, person, project, browser, signIn } =
  await identityHouse();

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
    clock.now = new Date(Date.now() + 8 * 86_400_000);
    expect(await authenticate(services, expired)).toBeUndefined();
    clock.now = new Date();
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
      select 'x', 'account:' || rtrim(translate(encode(sha256('ada@example.org'), 'base64'), '+/', '-_'), '='), 49, ${clock.now.getTime()}
      returning key`.execute(db);
    expect(limited.rows).toHaveLength(1);
    const attempt = (text: string) =>
      browser(newId()).post('/api/auth/sign-in/email', { email: 'ADA@example.org', password: text });
    expect((await attempt('wrong password!')).status).toBe(401);
    const refused = await attempt(password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    clock.now = new Date(Date.now() + 3_700_000);
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

describe('a person', () => {
  const noted = async (id: string) => {
    const { rows } = await sql<{ action: string }>`select action from audit_entries
      where actor_id = ${id} and action <> 'identity.sign-in' order by sequence`.execute(db);
    return rows.map(({ action }) => action);
  };

  test('who changes the password ends every other session, and the audit has it', async () => {
    const id = await person('ada@example.org', 'operator');
    const [here, elsewhere] = [await signIn('ada@example.org'), await signIn('ada@example.org')];
    const change = { currentPassword: password, newPassword: 'a password of some length' };
    expect((await here.post('/api/auth/change-password', { ...change, currentPassword: 'x' })).status).toBe(
      400,
    );
    expect(await noted(id)).toEqual([]);
    const answer = await here.post('/api/auth/change-password', { ...change, revokeOtherSessions: false });
    expect(answer.status).toBe(200);
    expect(await authenticate(services, elsewhere.headers())).toBeUndefined();
    expect(await authenticate(services, here.headers())).toMatchObject({ id });
    expect((await here.post('/api/auth/sign-out', {})).status).toBe(200);
    expect(await noted(id)).toEqual(['identity.change-password', 'identity.sign-out']);
  });

  test('sends JSON, which no page of another site can', async () => {
    await person('ada@example.org', 'operator');
    const send = (type: string, body: string) =>
      handler(
        new Request(`${origin}/api/auth/sign-in/email`, {
          method: 'POST',
          headers: { origin, 'content-type': type },
          body,
        }),
        newId(),
      );
    const form = new URLSearchParams({ email: 'ada@example.org', password }).toString();
    expect((await send('application/x-www-form-urlencoded', form)).status).toBe(400);
    const json = JSON.stringify({ email: 'ada@example.org', password });
    expect((await send('text/plain', json)).status).toBe(400);
    expect((await send('application/json', '[]')).status).toBe(400);
    expect((await send('application/json; charset=utf-8', json)).status).toBe(200);
  });

  test('may try as often as the house allows', async () => {
    const strict = handleAuth(services, { origin, signInLimit: 2 });
    const attempt = () =>
      new BrowserSession(origin, (request) => strict(request, '10.7.7.7')).post('/api/auth/sign-in/email', {
        email: 'ada@example.org',
        password: 'wrong password!',
      });
    const statuses = [];
    for (let number = 0; number < 3; number++) statuses.push((await attempt()).status);
    expect(statuses).toEqual([401, 401, 429]);
  });
});

test('what expired is forgotten after a day, and nothing else', async () => {
  await person('ada@example.org', 'operator');
  const headers = (await signIn('ada@example.org')).headers();
  await issueFirstAdministratorLink(services, origin);
  const rates = await sql`select 1 from sign_in_rates`.execute(db);
  expect(rates.rows.length).toBeGreaterThan(0);
  expect(await deleteExpired(db, clock.now)).toBe(0);
  expect(await authenticate(services, headers)).toBeDefined();
  expect(await deleteExpired(db, new Date(clock.now.getTime() + 9 * 86_400_000))).toBe(2 + rates.rows.length);
});

describe('a second factor', () => {
  test('is asked for once it is set up, until an administrator takes it away', async () => {
    const id = await person('ada@example.org', 'operator');
    const session = await signIn('ada@example.org');
    const enabled = await session.post('/api/auth/two-factor/enable', { password });
    const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
    const secret = new URL(totpURI).searchParams.get('secret')!;
    // Each code is good once; that of the half minute to come is taken as well.
    const code = (ahead = 0) => totp(secret, Date.now() + ahead * 30_000);
    expect((await session.post('/api/auth/two-factor/verify-totp', { code: code() })).status).toBe(200);

    const { rows } = await sql`select 1 from audit_entries
      where action = 'identity.enable-second-factor' and actor_id = ${id}`.execute(db);
    expect(rows).toHaveLength(1);

    const next = browser('10.0.0.7');
    const first = await next.post('/api/auth/sign-in/email', { email: 'ada@example.org', password });
    expect(await first.json()).toMatchObject({ twoFactorRedirect: true });
    expect(await authenticate(services, next.headers())).toBeUndefined();
    expect((await next.post('/api/auth/two-factor/verify-totp', { code: '000000' })).status).toBe(401);
    expect(await authenticate(services, next.headers())).toBeUndefined();
    const fresh = code(1);
    expect((await next.post('/api/auth/two-factor/verify-totp', { code: fresh })).status).toBe(200);
    expect(await authenticate(services, next.headers())).toMatchObject({ kind: 'person' });

    const looker = browser('10.0.0.9');
    await looker.post('/api/auth/sign-in/email', { email: 'ada@example.org', password });
    const sessions = async () =>
      (await sql`select 1 from user_sessions where "userId" = ${id}`.execute(db)).rows.length;
    const before = await sessions();
    expect((await looker.post('/api/auth/two-factor/verify-totp', { code: fresh })).status).toBe(401);
    expect(await authenticate(services, looker.headers())).toBeUndefined();
    expect(await sessions()).toBe(before);

    const rescue = browser('10.0.0.8');
    await rescue.post('/api/auth/sign-in/email', { email: 'ada@example.org', password });
    for (const [kind, right] of [
      ['totp', code(-1)],
      ['backup-code', backupCodes[0]],
    ]) {
      const trusting = { code: right, trustDevice: true };
      const refused = await rescue.post(`/api/auth/two-factor/verify-${kind}`, trusting);
      expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'TRUSTED_DEVICE_REFUSED' }]);
    }
    expect(await authenticate(services, rescue.headers())).toBeUndefined();
    const backup = await rescue.post('/api/auth/two-factor/verify-backup-code', { code: backupCodes[0] });
    expect(backup.status).toBe(200);
    expect(await authenticate(services, rescue.headers())).toMatchObject({ kind: 'person' });

    await within(system, (context) => changePerson(context, id, { secondFactor: false }));
    const without = await signIn('ada@example.org');
    expect(await authenticate(services, without.headers())).toMatchObject({ kind: 'person' });
  });
});
