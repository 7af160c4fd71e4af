import { createHash, randomBytes } from 'node:crypto';
import { transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { countAdministrators, findPerson, lockAdministrators, type Person } from '#domain/identity/people';
import { insertPerson, storePassword } from './accounts.ts';
import { enrolmentProblem } from './problems.ts';
import { findLink, insertLink, type OneTimeLink, takeLink } from './queries.ts';

const hours = 3_600_000;
/** For the first administrator, who sits at the machine, and for people who have to be reached first. */
const lifetime = { first: 24 * hours, person: 72 * hours };

/** Makes the link of a person, or with null that of the first administrator; an earlier one stops working. */
export async function makeLink(
  context: Context,
  userId: string | null,
): Promise<{ path: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(context.now().getTime() + (userId === null ? lifetime.first : lifetime.person));
  await insertLink(context.db, { hash: hashToken(token), userId, expiresAt });
  return { path: `/setup?token=${token}`, expiresAt };
}

/** A one-time link, good for a day, to make the first administrator; undefined where there is an administrator. */
export async function issueFirstAdministratorLink(
  services: Services,
  origin: string,
): Promise<string | undefined> {
  return transact(services, systemActor('first-administrator'), async (context) => {
    await lockAdministrators(context.db);
    if ((await countAdministrators(context.db)) > 0) return undefined;
    const { path } = await makeLink(context, null);
    return new URL(path, origin).href;
  });
}

export interface FirstAdministrator {
  readonly token: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** Makes the first administrator, exactly once whoever else tries. Throws `link-invalid`, `password-unsuitable`. */
export async function createFirstAdministrator(context: Context, input: FirstAdministrator): Promise<Person> {
  await lockAdministrators(context.db);
  const link = await takeLink(context.db, hashToken(input.token), context.now());
  if (!link || link.userId !== null || (await countAdministrators(context.db)) > 0)
    throw enrolmentProblem('link-invalid');
  const { email, name, password } = input;
  const person = await insertPerson(context, { email, name, role: 'administrator' });
  await storePassword(context, person.id, password);
  context.record({
    action: 'identity.create-first-administrator',
    subject: { kind: 'person', id: person.id },
    after: { email: person.email, name: person.name, role: person.role },
  });
  return person;
}

/** Sets the password of the person a link was made for and ends their sessions; the link is used up. */
export async function setPassword(
  context: Context,
  { token, password }: { readonly token: string; readonly password: string },
): Promise<void> {
  const link = await takeLink(context.db, hashToken(token), context.now());
  if (!link || link.userId === null) throw enrolmentProblem('link-invalid');
  await storePassword(context, link.userId, password);
  context.record({ action: 'identity.set-password', subject: { kind: 'person', id: link.userId } });
}

/** What a link is for, without using it up. */
export async function peekLink(
  context: Context,
  token: string,
): Promise<(OneTimeLink & { readonly person: Person | undefined }) | undefined> {
  const link = await findLink(context.db, hashToken(token), context.now());
  if (!link) return undefined;
  return { ...link, person: link.userId === null ? undefined : await findPerson(context.db, link.userId) };
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
