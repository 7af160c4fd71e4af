import { AsyncLocalStorage } from 'node:async_hooks';
import { APIError } from 'better-auth/api';
import type { Role } from '#domain/context';
import { nameOf } from '#platform/web';

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

/** Identifies the OpenID Connect provider in addresses: /api/auth/callback/single-sign-on. */
export const singleSignOnId = 'single-sign-on';

/** What one request to the handler found out on its way. */
export const signingIn = new AsyncLocalStorage<{ mappedRole?: Role }>();

/** The provider as better-auth asks it; its groups give the role. */
export function openIdConnect(provider: SingleSignOn) {
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
      return { name: readable(profile.name) || readable(profile.email) };
    },
  };
}

/** A name as people give one themselves; none where the provider's is not. */
function readable(name: unknown): string {
  return nameOf(200).safeParse(name).data ?? '';
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
