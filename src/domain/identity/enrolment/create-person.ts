import { type Context, requireInHouse } from '#domain/context';
import { findPerson, type Person, personProblem } from '#domain/identity/people';
import { insertPerson, type NewPerson, storePassword } from './accounts.ts';
import { makeLink } from './one-time-links.ts';

/** A link to set a password with, once. */
export interface PasswordLink {
  /** Below the house's address: `/setup?token=…`. */
  readonly path: string;
  readonly expiresAt: Date;
}

/** Makes a person and a one-time link with which they set their password. Throws `person-exists`. */
export async function createPerson(
  context: Context,
  input: NewPerson,
): Promise<{ person: Person; link: PasswordLink }> {
  requireInHouse(context.actor, 'house.administer');
  const person = await insertPerson(context, input);
  const link = await makeLink(context, person.id);
  context.record({
    action: 'identity.create-person',
    subject: { kind: 'person', id: person.id },
    after: { email: person.email, name: person.name, role: person.role },
  });
  return { person, link };
}

/** Makes a one-time link with which a person sets a new password; the old one works until then. */
export async function resetPassword(context: Context, personId: string): Promise<PasswordLink> {
  requireInHouse(context.actor, 'house.administer');
  await requirePerson(context, personId);
  const link = await makeLink(context, personId);
  context.record({ action: 'identity.reset-password', subject: { kind: 'person', id: personId } });
  return link;
}

/** Sets a person's password; for whoever keeps the machine. Throws `person-unknown`, `password-unsuitable`. */
export async function recoverPerson(context: Context, personId: string, password: string): Promise<void> {
  requireInHouse(context.actor, 'house.administer');
  await requirePerson(context, personId);
  await storePassword(context, personId, password);
  context.record({ action: 'identity.set-password', subject: { kind: 'person', id: personId } });
}

async function requirePerson(context: Context, id: string): Promise<Person> {
  const person = await findPerson(context.db, id);
  if (!person) throw personProblem('person-unknown', { detail: id });
  return person;
}
