import { transact } from '#domain/audit';
import { type Context, type Role, requireInHouse, type Services, systemActor } from '#domain/context';
import { personProblem } from './problems.ts';
import {
  countAdministrators,
  deleteSecondFactor,
  deleteSessions,
  findPerson,
  lockAdministrators,
  type Person,
  updatePerson,
} from './queries.ts';

export interface PersonChange {
  readonly name?: string;
  readonly role?: Role;
  readonly disabled?: boolean;
  /** False takes the second factor away, for somebody who lost it; only they themselves can set one up. */
  readonly secondFactor?: false;
}

/** Changes a person; disabling ends their sessions and stops their keys. Throws `person-unknown`, `last-administrator`. */
export async function changePerson(context: Context, id: string, change: PersonChange): Promise<Person> {
  requireInHouse(context.actor, 'house.administer');
  await lockAdministrators(context.db);
  const before = await findPerson(context.db, id);
  if (!before) throw personProblem('person-unknown', { detail: id });
  if (losesAdministrator(before, change) && (await countAdministrators(context.db)) === 1)
    throw personProblem('last-administrator');
  await updatePerson(context.db, id, change, context.now());
  if (change.secondFactor === false) await deleteSecondFactor(context.db, id);
  if (change.disabled) await deleteSessions(context.db, id);
  const after = (await findPerson(context.db, id))!;
  context.record({
    action: 'identity.change-person',
    subject: { kind: 'person', id },
    before: shown(before),
    after: shown(after),
  });
  return after;
}

function shown({ name, role, disabled, secondFactor }: Person) {
  return { name, role, disabled, secondFactor };
}

function losesAdministrator(person: Person, { role, disabled }: PersonChange): boolean {
  const isOne = person.role === 'administrator' && !person.disabled;
  return isOne && (disabled === true || (role !== undefined && role !== 'administrator'));
}

/** Gives a person the role their groups map to; the last administrator stays one, so that nobody is locked out. */
export async function changeMappedRole(services: Services, id: string, role: Role): Promise<void> {
  const person = await findPerson(services.db, id);
  if (!person || person.role === role) return;
  try {
    await transact(services, systemActor('single-sign-on'), (context) => changePerson(context, id, { role }));
  } catch (error) {
    if ((error as { code?: string }).code !== 'last-administrator') throw error;
    services.log.warn({ person: id }, 'The groups of the last administrator would demote them; they stay.');
  }
}
