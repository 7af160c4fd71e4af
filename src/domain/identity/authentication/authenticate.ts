import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Actor, ProjectRole, Role, Scope, Services } from '#domain/context';
import { readKeyLimits, updateKeyUse } from '#domain/identity/keys';
import { cookieNames, sessionCookie, sessionSecret } from '#domain/identity/sessions';
import { type Bearer, findBearerOfKey, findBearerOfSession, type KeyBearer } from './queries.ts';

export interface RequestHeaders {
  get(name: string): string | null | undefined;
}

/** How exact `last used` of a key is, in milliseconds; saves a write with every request. */
const useResolution = 60_000;

/**
 * Who sends a request: by `Authorization: Bearer` or `x-api-key` a key, else by its cookie a person; undefined for nobody.
 * Nothing is cached: whatever is revoked, disabled or expired is refused at once. A key that is no good is not replaced
 * by a cookie, and of the house's `origin` nothing but its own cookie counts: over http anybody on the way can set the other.
 */
export async function authenticate(
  services: Services,
  headers: RequestHeaders,
  origin?: string,
): Promise<Actor | undefined> {
  const key = keyOf(headers);
  if (key !== undefined) return actorOfKey(services, key);
  const names = origin === undefined ? cookieNames : [sessionCookie(origin)];
  const token = sessionTokenOf(headers.get('cookie'), names, sessionSecret(services));
  if (token === undefined) return undefined;
  const bearer = await findBearerOfSession(services.db, token, services.now());
  return bearer && { kind: 'person', id: bearer.userId, name: bearer.name, ...rightsOf(bearer) };
}

async function actorOfKey(services: Services, key: string): Promise<Actor | undefined> {
  const now = services.now();
  const bearer = await findBearerOfKey(services.db, hashKey(key), now);
  if (!bearer) return undefined;
  if (now.getTime() - (bearer.lastRequest?.getTime() ?? 0) >= useResolution)
    await updateKeyUse(services.db, bearer.keyId, now);
  return keyActor(bearer);
}

/** What the owner may do now, limited to the scopes and projects of the key. */
function keyActor(bearer: KeyBearer): Actor {
  const { scopes, projects } = readKeyLimits(bearer);
  const owner = rightsOf(bearer);
  const name = `${bearer.keyName ?? 'key'} (${bearer.name})`;
  const rights = projects ? limitToProjects(owner, projects) : owner;
  return { kind: 'key', id: bearer.keyId, name, ...rights, scopes: new Set<Scope>(scopes) };
}

interface Rights {
  readonly role: Role;
  readonly projects: Actor['projects'];
}

function rightsOf({ role, projects }: Bearer): Rights {
  if (role === 'administrator') return { role, projects: 'all' };
  return { role, projects: new Map(Object.entries(projects ?? {})) };
}

/** A key for some projects does not administer the house, whoever owns it. */
function limitToProjects(owner: Rights, only: readonly string[]): Rights {
  const roleIn = (id: string): ProjectRole | undefined =>
    owner.projects === 'all' ? 'operator' : owner.projects.get(id);
  const projects = new Map<string, ProjectRole>();
  for (const id of only) {
    const role = roleIn(id);
    if (role) projects.set(id, role);
  }
  return { role: owner.role === 'administrator' ? 'operator' : owner.role, projects };
}

function keyOf(headers: RequestHeaders): string | undefined {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return bearer ?? headers.get('x-api-key') ?? undefined;
}

/** As @better-auth/api-key stores keys: SHA-256 in base64url. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** The token of a session cookie, `token.signature` with HMAC-SHA-256 in base64, if the signature is ours. */
function sessionTokenOf(
  cookies: string | null | undefined,
  names: readonly string[],
  secret: string,
): string | undefined {
  for (const cookie of (cookies ?? '').split(';')) {
    const [name, ...rest] = cookie.trim().split('=');
    if (!names.includes(name!)) continue;
    const value = decode(rest.join('='));
    const dot = value.lastIndexOf('.');
    const token = value.slice(0, dot);
    const expected = createHmac('sha256', secret).update(token).digest();
    const signature = Buffer.from(value.slice(dot + 1), 'base64');
    if (dot > 0 && signature.length === expected.length && timingSafeEqual(signature, expected)) return token;
  }
  return undefined;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}
