import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#domain/audit';
import { type Actor, type Role, type Services, systemActor } from '#domain/context';
import { authenticate } from '#domain/identity/authentication';
import { insertPerson } from '#domain/identity/enrolment';
import { changePerson } from '#domain/identity/people';
import { handleAuth, identityConfiguration } from '#domain/identity/sessions';
import { loadConfiguration } from '#platform/config';
import { newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { BrowserSession } from '#test/browser-session';
import { testDatabase } from '#test/database';
import { oidcServer } from '#test/oidc-server';

const { db } = await testDatabase();
const services = {
  db,
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => new Date(),
} as Services;
const system = systemActor('identity-test');
const origin = 'http://verso.test';
const client = {
  id: 'verso',
  secret: 'a secret of the client',
  redirectUri: `${origin}/api/auth/callback/single-sign-on`,
};
const provider = await oidcServer(client);
const handler = handleAuth(services, {
  origin,
  singleSignOn: {
    issuer: provider.issuer,
    clientId: client.id,
    clientSecret: client.secret,
    roles: { 'verso-admins': 'administrator', translators: 'operator', proofreaders: 'reviewer' },
  },
});

beforeEach(async () => {
  await sql`truncate users, one_time_links, sign_in_rates cascade`.execute(db);
  provider.people.clear();
  provider.requests.length = 0;
});

const asking = { provider: 'single-sign-on', callbackURL: '/' };

async function signIn(
  subject: string,
  asked = handler,
): Promise<{ actor: Actor | undefined; location: string }> {
  const browser = new BrowserSession(origin, (request) => asked(request, '10.0.0.1'));
  const start = await browser.post('/api/auth/sign-in/social', asking);
  const { url } = (await start.json()) as { url: string };
  const back = await browser.get(await provider.signIn(url, subject));
  expect(back.status).toBe(302);
  return { actor: await authenticate(services, browser.headers()), location: back.headers.get('location')! };
}

function knows(
  subject: string,
  groups: readonly string[],
  more: { email?: string; email_verified?: boolean; name?: string; teams?: string[] } = {},
) {
  provider.people.set(subject, {
    email: `${subject}@example.org`,
    email_verified: true,
    name: subject,
    groups,
    ...more,
  });
}

const existing = (email: string, role: Role) =>
  transact(services, system, (context) => insertPerson(context, { email, name: 'Existing', role }));

describe('single sign-on', () => {
  test('by code and PKCE makes an account with the role of the groups', async () => {
    knows('ada', ['proofreaders', 'translators', 'constructor']);
    const { actor, location } = await signIn('ada');
    expect(location).toMatch(/\/$/);
    expect(actor).toMatchObject({ kind: 'person', name: 'ada', role: 'operator' });
    const asked = provider.requests[0]!.searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect((await signIn('ada')).actor!.id).toBe(actor!.id);
  });

  test('takes over changes of the groups, but leaves the last administrator', async () => {
    knows('ada', ['verso-admins']);
    expect((await signIn('ada')).actor!.role).toBe('administrator');
    knows('ada', ['proofreaders']);
    expect((await signIn('ada')).actor!.role).toBe('administrator');
    await existing('root@example.org', 'administrator');
    expect((await signIn('ada')).actor!.role).toBe('reviewer');
    const { rows } =
      await sql`select 1 from audit_entries where action = 'identity.change-person' and actor_id = 'single-sign-on'`.execute(
        db,
      );
    expect(rows).toHaveLength(1);
  });

  test('finds groups where the settings say, and asks for the scope they come with', async () => {
    const bySettings = (env: Readonly<Record<string, string>>) =>
      handleAuth(
        services,
        identityConfiguration(
          loadConfiguration({
            VERSO_ORIGIN: origin,
            VERSO_OIDC_ISSUER: provider.issuer,
            VERSO_OIDC_CLIENT_ID: client.id,
            VERSO_OIDC_CLIENT_SECRET: client.secret,
            VERSO_OIDC_GROUPS_CLAIM: 'teams',
            VERSO_OIDC_ROLES: 'house/admins=administrator; translators = operator',
            ...env,
          }),
        ),
      );
    knows('ada', ['house/admins'], { teams: ['translators', 'readers'] });
    const scopes = { VERSO_OIDC_SCOPES: 'openid profile email groups' };
    expect((await signIn('ada', bySettings(scopes))).actor).toMatchObject({ role: 'operator' });
    expect(provider.requests[0]!.searchParams.get('scope')).toBe('openid profile email groups');
    expect((await signIn('ada', bySettings({}))).location).toBe(`${origin}/sign-in?error=NO_ROLE`);
    const others = bySettings({ VERSO_OIDC_ROLES: 'house/admins=administrator;*=reviewer' });
    expect((await signIn('ada', others)).actor).toMatchObject({ role: 'reviewer' });
  });

  test('refuses those none of whose groups has a role', async () => {
    knows('eve', ['guests', '__proto__']);
    const { actor, location } = await signIn('eve');
    expect(actor).toBeUndefined();
    expect(location).toBe(`${origin}/sign-in?error=NO_ROLE`);
    const { rows } = await sql`select 1 from users`.execute(db);
    expect(rows).toEqual([]);
  });

  test('links an existing account by an e-mail address the provider has verified, and only so', async () => {
    const { id } = await existing('ada@example.org', 'reviewer');
    knows('forger', ['translators'], { email: 'ada@example.org', email_verified: false });
    const forged = await signIn('forger');
    expect(forged.actor).toBeUndefined();
    expect(forged.location).toBe(`${origin}/sign-in?error=EMAIL_NOT_VERIFIED`);
    knows('ada', ['translators']);
    expect((await signIn('ada')).actor).toMatchObject({ id, role: 'operator' });
  });

  test('takes no answer of the provider that another browser asked for, and none twice', async () => {
    knows('ada', ['translators']);
    const browser = new BrowserSession(origin, (request) => handler(request, '10.0.0.2'));
    const start = await browser.post('/api/auth/sign-in/social', asking);
    const { url } = (await start.json()) as { url: string };
    const way = await provider.signIn(url, 'ada');
    const stranger = new BrowserSession(origin, (request) => handler(request, '10.0.0.3'));
    expect((await stranger.get(way)).headers.get('location')).toMatch(/error=state_mismatch/);
    expect(await authenticate(services, stranger.headers())).toBeUndefined();
    const wrongIssuer = new URL(way);
    wrongIssuer.searchParams.set('iss', 'https://issuer.example');
    const mixedUp = await browser.get(wrongIssuer.href);
    expect(mixedUp.headers.get('location')).toMatch(/error=/);
    expect(await authenticate(services, browser.headers())).toBeUndefined();
    expect((await browser.get(way)).headers.get('location')).toMatch(/error=/);
    expect(await authenticate(services, browser.headers())).toBeUndefined();
  });

  test('asks for a nonce, keeps no token and refuses one that comes past the provider', async () => {
    knows('ada', ['translators']);
    await signIn('ada');
    expect(provider.requests[0]!.searchParams.get('nonce')).toMatch(/^[\w-]{20,}$/);
    const { rows } = await sql`select "accessToken", "refreshToken", "idToken" from user_accounts`.execute(
      db,
    );
    expect(rows).toEqual([{ accessToken: null, refreshToken: null, idToken: null }]);
    const nonce = provider.requests[0]!.searchParams.get('nonce');
    const browser = new BrowserSession(origin, (request) => handler(request, '10.0.0.4'));
    const idToken = { token: 'x.y.z', nonce };
    const answer = await browser.post('/api/auth/sign-in/social', { ...asking, idToken });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'ID_TOKEN_REFUSED' }]);
    expect(await authenticate(services, browser.headers())).toBeUndefined();
  });

  test('sends nobody to another site afterwards', async () => {
    for (const callbackURL of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const browser = new BrowserSession(origin, (request) => handler(request, newId()));
      const answer = await browser.post('/api/auth/sign-in/social', { ...asking, callbackURL });
      expect(answer.status, callbackURL).toBe(403);
    }
  });

  test('comes once the provider can be reached, and until then keeps nobody else out', async () => {
    let isAway = true;
    const gate = createServer(async (_request, response) => {
      if (isAway) return response.writeHead(503).end();
      const found = await fetch(`${provider.issuer}/.well-known/openid-configuration`);
      response.writeHead(200, { 'content-type': 'application/json' }).end(await found.text());
    });
    await new Promise<void>((done) => gate.listen(0, '127.0.0.1', done));
    const issuer = `http://127.0.0.1:${(gate.address() as AddressInfo).port}`;
    let now = Date.now();
    const later = handleAuth(
      { ...services, now: () => new Date(now) },
      { origin, singleSignOn: { issuer, clientId: client.id, clientSecret: client.secret } },
    );
    const ask = async (path: string, body: object) =>
      (await new BrowserSession(origin, (request) => later(request, newId())).post(path, body)).status;
    expect(await ask('/api/auth/sign-in/social', asking)).toBe(404);
    expect(
      await ask('/api/auth/sign-in/email', { email: 'ada@example.org', password: 'wrong password!' }),
    ).toBe(401);
    isAway = false;
    expect(await ask('/api/auth/sign-in/social', asking)).toBe(404);
    now += 5_000;
    expect(await ask('/api/auth/sign-in/social', asking)).toBe(200);
    gate.closeAllConnections();
    await new Promise((done) => gate.close(done));
  });

  test('takes no name over that would deceive whoever reads it', async () => {
    knows('ada', ['translators'], { name: 'Ada\u202e\nadministrator' });
    expect((await signIn('ada')).actor).toMatchObject({ kind: 'person', name: 'ada@example.org' });
  });

  test('refuses people who are disabled', async () => {
    knows('ada', ['translators']);
    const { id } = (await signIn('ada')).actor!;
    await transact(services, system, (context) => changePerson(context, id, { disabled: true }));
    const { actor, location } = await signIn('ada');
    expect(actor).toBeUndefined();
    expect(location).toMatch(/^http:\/\/verso\.test\/sign-in\?error=/);
  });
});
