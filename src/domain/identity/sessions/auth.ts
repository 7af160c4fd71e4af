import { apiKey } from '@better-auth/api-key';
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { admin, genericOAuth, twoFactor } from 'better-auth/plugins';
import { adminAc, userAc } from 'better-auth/plugins/admin/access';
import { transact } from '#domain/audit';
import { type Context, type Role, type Services, systemActor } from '#domain/context';
import { changeMappedRole, findPerson } from '#domain/identity/people';
import { newId } from '#platform/database';
import { openIdConnect, type SingleSignOn, signingIn } from './single-sign-on.ts';

/** What signing in needs to know besides the services. */
export interface IdentityConfiguration {
  /** Address people reach the house at, such as `https://verso.example.org`; https makes cookies Secure. */
  readonly origin: string;
  readonly singleSignOn?: SingleSignOn;
  /** Attempts of one address to sign in, in a minute; default 10. */
  readonly signInLimit?: number;
}

export type Auth = ReturnType<typeof openAuth>;

export const minimumPasswordLength = 12;
export const maximumPasswordLength = 256;
/** Set by whoever mounts the handler, never taken from a client. */
export const addressHeader = 'x-verso-client-address';
/** Where a refused sign-in ends, with the code in `error`. */
export const signInPage = '/sign-in';
export const cookieNames = ['verso.session_token', '__Secure-verso.session_token'];

/** What the cookie of a session is called at an address; over https browsers take it from nowhere else. */
export function sessionCookie(origin: string): string {
  return cookieNames[origin.startsWith('https:') ? 1 : 0]!;
}

const sessionSeconds = 7 * 24 * 3600;

export function sessionSecret({ secrets }: Pick<Services, 'secrets'>): string {
  return secrets.sign('better-auth', 'session');
}

/** better-auth over the house's tables. Over a transaction's `db`, what it does is part of that transaction. */
export function openAuth(services: Services, configuration: IdentityConfiguration) {
  const { origin, singleSignOn, signInLimit = 10 } = configuration;
  return betterAuth({
    appName: 'Verso',
    baseURL: origin,
    basePath: '/api/auth',
    secret: sessionSecret(services),
    database: { db: services.db as never, type: 'postgres', transaction: false },
    onAPIError: { errorURL: `${origin}${signInPage}` },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: minimumPasswordLength,
      maxPasswordLength: maximumPasswordLength,
    },
    user: { modelName: 'users' },
    session: {
      modelName: 'user_sessions',
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      freshAge: 3600,
    },
    account: {
      modelName: 'user_accounts',
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: [], allowDifferentEmails: false },
    },
    verification: { modelName: 'user_verifications' },
    rateLimit: {
      enabled: true,
      storage: 'database',
      modelName: 'sign_in_rates',
      window: 60,
      max: 100,
      customRules: {
        '/sign-in/email': { window: 60, max: signInLimit },
        '/sign-in/social': { window: 60, max: 2 * signInLimit },
        '/two-factor/*': { window: 60, max: signInLimit },
        '/get-session': false,
      },
    },
    advanced: {
      cookiePrefix: 'verso',
      // Said explicitly: better-auth leaves these checks out where the environment looks like that of a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      database: { generateId: () => newId() },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => ({
            data: { ...user, role: signingIn.getStore()?.mappedRole ?? (user.role as Role) ?? 'reviewer' },
          }),
        },
      },
      account: {
        create: {
          // What the provider gave is used once, to know who somebody is, and kept for nobody to find.
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
      session: {
        create: {
          before: async (session) => {
            const mappedRole = signingIn.getStore()?.mappedRole;
            if (mappedRole) await changeMappedRole(services, session.userId, mappedRole);
          },
          after: async (session) => recordSignIn(services, session.userId),
        },
      },
    },
    plugins: [
      admin({
        defaultRole: 'reviewer',
        adminRoles: ['administrator'],
        roles: { administrator: adminAc, operator: userAc, reviewer: userAc },
      }),
      twoFactor({ issuer: 'Verso', schema: { twoFactor: { modelName: 'user_second_factors' } } }),
      apiKey({
        schema: { apikey: { modelName: 'api_keys' } },
        defaultPrefix: 'verso_',
        enableMetadata: true,
        maximumNameLength: 100,
        startingCharactersConfig: { shouldStore: true, charactersLength: 12 },
        rateLimit: { enabled: false },
        keyExpiration: { defaultExpiresIn: null, minExpiresIn: 0, maxExpiresIn: 3660 },
        enableSessionForAPIKeys: false,
      }) as unknown as BetterAuthPlugin,
      ...(singleSignOn ? [genericOAuth({ config: [openIdConnect(singleSignOn)] })] : []),
    ],
  });
}

/** better-auth inside a context's transaction; its own addresses play no part there. */
export function authWithin(context: Context) {
  return openAuth({ ...context.services, db: context.db }, { origin: 'http://localhost' });
}

async function recordSignIn(services: Services, userId: string): Promise<void> {
  const person = await findPerson(services.db, userId);
  if (!person) return;
  const actor = { ...systemActor('sign-in'), kind: 'person' as const, id: userId, name: person.name };
  await transact(services, actor, async (context) =>
    context.record({ action: 'identity.sign-in', subject: { kind: 'person', id: userId } }),
  );
}
