import { z } from 'zod';
import type { Context, Role } from '#domain/context';
import {
  deleteSessions,
  emailSchema,
  findPersonByEmail,
  nameSchema,
  type Person,
} from '#domain/identity/people';
import { authWithin, maximumPasswordLength, minimumPasswordLength } from '#domain/identity/sessions';
import { enrolmentProblem } from './problems.ts';

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
}

const newPerson = z.object({ email: emailSchema, name: nameSchema });

/** Makes a person through better-auth, without a password as yet. Throws `person-unsuitable`, `person-exists`. */
export async function insertPerson(context: Context, { email, name, role }: NewPerson): Promise<Person> {
  const { error } = newPerson.safeParse({ email, name });
  if (error) throw enrolmentProblem('person-unsuitable', { detail: error.issues[0]!.message });
  if (await findPersonByEmail(context.db, email)) throw enrolmentProblem('person-exists');
  const { internalAdapter } = await authWithin(context).$context;
  const creation = internalAdapter.createUser(
    { email: email.toLowerCase(), name, role, emailVerified: true },
    { method: 'admin' },
  );
  await creation.catch((error: { code?: string }) => {
    // Somebody else made the same account meanwhile: unique_violation.
    throw error.code === '23505' ? enrolmentProblem('person-exists', { cause: error }) : error;
  });
  return (await findPersonByEmail(context.db, email))!;
}

/** Sets a password, hashed with scrypt, and ends the person's sessions. Throws `password-unsuitable`. */
export async function storePassword(context: Context, userId: string, password: string): Promise<void> {
  if (password.length < minimumPasswordLength || password.length > maximumPasswordLength)
    throw enrolmentProblem('password-unsuitable');
  const { internalAdapter, password: hashing } = await authWithin(context).$context;
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
