import type { Role } from '#domain/context';
import type { IdentityConfiguration } from './auth.ts';
import type { SingleSignOn } from './single-sign-on.ts';

/** The settings of an installation that signing in depends on, by their names in the configuration. */
export interface IdentitySettings {
  readonly origin: string;
  readonly oidcIssuer?: string;
  readonly oidcClientId?: string;
  readonly oidcClientSecret?: string;
  readonly oidcName?: string;
  readonly oidcScopes?: readonly string[];
  readonly oidcGroupsClaim?: string;
  /** `group=role`; a group named `*` is everybody else. */
  readonly oidcRoles?: readonly string[];
  /** Attempts of one address to sign in, in a minute. */
  readonly signInLimit?: number;
}

const roles: readonly string[] = ['administrator', 'operator', 'reviewer'];

/** Single sign-on is there once issuer, client id and secret are. Throws on a role that there is not. */
export function identityConfiguration(settings: IdentitySettings): IdentityConfiguration {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = settings;
  const { origin, signInLimit } = settings;
  const common = { origin, ...(signInLimit !== undefined && { signInLimit }) };
  if (!issuer || !clientId || !clientSecret) return common;
  const { oidcName: name, oidcScopes: scopes, oidcGroupsClaim: groupsClaim, oidcRoles } = settings;
  return {
    ...common,
    singleSignOn: {
      issuer,
      clientId,
      clientSecret,
      name,
      scopes,
      groupsClaim,
      ...rolesFrom(oidcRoles ?? []),
    },
  };
}

function rolesFrom(lines: readonly string[]): Pick<SingleSignOn, 'roles' | 'otherwise'> {
  if (lines.length === 0) return {};
  const pairs = lines.map((line): [string, Role] => {
    const at = line.lastIndexOf('=');
    const role = line.slice(at + 1).trim();
    if (at < 1 || !roles.includes(role))
      throw new Error(`No group=role with one of ${roles.join(', ')}: ${line}`);
    return [line.slice(0, at).trim(), role as Role];
  });
  const { '*': otherwise, ...byGroup } = Object.fromEntries(pairs);
  return { roles: byGroup, otherwise };
}
