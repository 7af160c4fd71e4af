import type { Context, Role } from '#domain/context';
import { maximumPasswordLength, minimumPasswordLength, openAuth } from './auth.ts';
import { identityProblem } from './problems.ts';
import { deleteSessions, findPersonByEmail, type Person } from './queries.ts';

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

/** better-auth inside the context's transaction; its own addresses play no part there. */
const authOf = (context: Context) =>
  openAuth({ ...context.services, db: context.db }, { origin: 'http://localhost' });

/** Makes a person through better-auth, without a password as yet. Throws `person-exists`. */
export async function insertPerson(context: Context, { email, name, role }: NewPerson): Promise<Person> {
  if (await findPersonByEmail(context.db, email)) throw identityProblem('person-exists');
  const { internalAdapter } = await authOf(context).$context;
  const creation = internalAdapter.createUser(
    { email: email.toLowerCase(), name, role, emailVerified: true },
    { method: 'admin' },
  );
  await creation.catch((error: { code?: string }) => {
    // Somebody else made the same account meanwhile: unique_violation.
    throw error.code === '23505' ? identityProblem('person-exists', { cause: error }) : error;
  });
  return (await findPersonByEmail(context.db, email))!;
}

/** Sets a password, hashed with scrypt, and ends the person's sessions. Throws `password-unsuitable`. */
export async function storePassword(context: Context, userId: string, password: string): Promise<void> {
  if (password.length < minimumPasswordLength || password.length > maximumPasswordLength)
    throw identityProblem('password-unsuitable');
  const { internalAdapter, password: hashing } = await authOf(context).$context;
  const hash = await hashing.hash(password);
  const accounts = await internalAdapter.findAccounts(userId);
  if (accounts.some(({ providerId }) => providerId === 'credential'))
    await internalAdapter.updatePassword(userId, hash);
  else
    await internalAdapter.linkAccount({
      userId,
      providerId: 'credential',
      accountId: userId,
      password: hash,
    });
  await deleteSessions(context.db, userId);
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

/** better-auth's makers of keys in the context's transaction. */
export function keyMaker(context: Context): KeyMaker {
  return authOf(context).api as unknown as KeyMaker;
}
