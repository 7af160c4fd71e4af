import { AsyncLocalStorage } from 'node:async_hooks';
import { apiKey } from '@better-auth/api-key';
import { type BetterAuthPlugin, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { admin, genericOAuth, twoFactor } from 'better-auth/plugins';
import { adminAc, userAc } from 'better-auth/plugins/admin/access';
import { transact } from '#domain/audit';
import { type Role, type Services, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { changeMappedRole } from './change-person.ts';
import { findPerson } from './queries.ts';

/** What signing in needs to know besides the services. */
export interface IdentityConfiguration {
  /** Address people reach the house at, such as `https://verso.example.org`; https makes cookies Secure. */
  readonly origin: string;
  readonly singleSignOn?: SingleSignOn;
}

/** An OpenID Connect provider. */
export interface SingleSignOn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Shown on the button; default `Single sign-on`. */
  readonly name?: string;
  /** Claim that lists a person's groups; default `groups`. */
  readonly groupsClaim?: string;
  /** Role by group; of several the most powerful counts. */
  readonly roles?: Readonly<Record<string, Role>>;
  /** Role of people none of whose groups has one; without it they are refused if `roles` is given. */
  readonly otherwise?: Role;
  readonly scopes?: readonly string[];
}

export const minimumPasswordLength = 12;
export const maximumPasswordLength = 256;
/** Identifies the OpenID Connect provider in addresses: /api/auth/callback/single-sign-on. */
export const singleSignOnId = 'single-sign-on';
/** Set by whoever mounts the handler, never taken from a client. */
export const addressHeader = 'x-verso-client-address';
/** Where a refused sign-in ends, with the code in `error`. */
export const signInPage = '/sign-in';
export const cookieNames = ['verso.session_token', '__Secure-verso.session_token'];

const sessionSeconds = 7 * 24 * 3600;

export function sessionSecret({ secrets }: Pick<Services, 'secrets'>): string {
  return secrets.sign('better-auth', 'session');
}

/** What one request to the handler found out on its way. */
export const signingIn = new AsyncLocalStorage<{ mappedRole?: Role }>();

/** better-auth over the house's tables. Over a transaction's `db`, what it does is part of that transaction. */
export function openAuth(services: Services, { origin, singleSignOn }: IdentityConfiguration) {
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
        '/sign-in/email': { window: 60, max: 10 },
        '/sign-in/social': { window: 60, max: 20 },
        '/two-factor/*': { window: 60, max: 10 },
        '/get-session': false,
      },
    },
    advanced: {
      cookiePrefix: 'verso',
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
      ...(singleSignOn ? [genericOAuth({ config: [oidc(singleSignOn)] })] : []),
    ],
  });
}

function oidc(provider: SingleSignOn) {
  return {
    providerId: singleSignOnId,
    name: provider.name ?? 'Single sign-on',
    discoveryUrl: `${provider.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    scopes: [...(provider.scopes ?? ['openid', 'profile', 'email'])],
    pkce: true,
    mapProfileToUser: (profile: Record<string, unknown>) => {
      if ((profile.emailVerified ?? profile.email_verified) !== true)
        throw new APIError('FORBIDDEN', {
          code: 'EMAIL_NOT_VERIFIED',
          message: 'The e-mail address is not verified.',
        });
      const role = roleFrom(provider, profile[provider.groupsClaim ?? 'groups']);
      const store = signingIn.getStore();
      if (store && role) store.mappedRole = role;
      return {};
    },
  };
}

const byPower: readonly Role[] = ['administrator', 'operator', 'reviewer'];

function roleFrom({ roles, otherwise }: SingleSignOn, groups: unknown): Role | undefined {
  if (!roles) return otherwise;
  const names = Array.isArray(groups) ? groups : typeof groups === 'string' ? [groups] : [];
  const held = new Set(
    names.map((name) => (Object.hasOwn(roles, String(name)) ? roles[String(name)] : undefined)),
  );
  const role = byPower.find((candidate) => held.has(candidate)) ?? otherwise;
  if (!role)
    throw new APIError('FORBIDDEN', { code: 'NO_ROLE', message: 'None of the groups has a role here.' });
  return role;
}

async function recordSignIn(services: Services, userId: string): Promise<void> {
  const person = await findPerson(services.db, userId);
  if (!person) return;
  const actor = { ...systemActor('sign-in'), kind: 'person' as const, id: userId, name: person.name };
  await transact(services, actor, async (context) =>
    context.record({ action: 'identity.sign-in', subject: { kind: 'person', id: userId } }),
  );
}
