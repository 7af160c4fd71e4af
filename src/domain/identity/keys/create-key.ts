import { type Context, requireInHouse, type Scope } from '#domain/context';
import { findPerson, personProblem } from '#domain/identity/people';
import { authWithin } from '#domain/identity/sessions';
import { type ApiKey, requirePerson, toKey } from './keys.ts';
import { findKeyRow } from './queries.ts';

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly projects?: readonly string[];
  /** Days until it expires, 1 to 3660; undefined: never. */
  readonly days?: number;
}

/** Makes a key of the person who asks; its secret is given this once and stored hashed. */
export function createKey(context: Context, input: NewKey): Promise<ApiKey & { readonly secret: string }> {
  requireInHouse(context.actor, 'house.read');
  return createKeyFor(context, requirePerson(context), input);
}

/** Makes a key of another person; for administrators. Throws `person-unknown`. */
export async function createKeyOf(
  context: Context,
  ownerId: string,
  input: NewKey,
): Promise<ApiKey & { readonly secret: string }> {
  requireInHouse(context.actor, 'house.administer');
  if (!(await findPerson(context.db, ownerId))) throw personProblem('person-unknown', { detail: ownerId });
  return createKeyFor(context, ownerId, input);
}

async function createKeyFor(context: Context, ownerId: string, { name, scopes, projects, days }: NewKey) {
  const made = await keyMaker(context).createApiKey({
    body: {
      userId: ownerId,
      name,
      permissions: { verso: [...new Set(scopes)] },
      ...(days !== undefined && { expiresIn: days * 86_400 }),
      ...(projects && { metadata: { projects: [...new Set(projects)] } }),
    },
  });
  const key = toKey((await findKeyRow(context.db, made.id))!);
  context.record({
    action: 'identity.create-key',
    subject: { kind: 'key', id: key.id },
    after: { name, ownerId, scopes: key.scopes, projects: key.projects, expiresAt: key.expiresAt },
  });
  return { ...key, secret: made.key };
}

interface KeyMaker {
  createApiKey(request: {
    readonly body: {
      readonly userId: string;
      readonly name: string;
      readonly expiresIn?: number;
      readonly permissions: Readonly<Record<string, readonly string[]>>;
      readonly metadata?: Readonly<Record<string, unknown>>;
    };
  }): Promise<{ readonly id: string; readonly key: string }>;
}

/** better-auth's maker of keys in the context's transaction. */
function keyMaker(context: Context): KeyMaker {
  return authWithin(context).api as unknown as KeyMaker;
}
