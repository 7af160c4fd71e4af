import { sql } from 'kysely';
import { beforeEach, expect } from 'vitest';
import { transact } from '#domain/audit';
import { type Actor, type Role, type Services, systemActor } from '#domain/context';
import { insertPerson, storePassword } from '#domain/identity/enrolment';
import { handleAuth } from '#domain/identity/sessions';
import { newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { BrowserSession } from './browser-session.ts';
import { testDatabase } from './database.ts';

/** Where people sign in, over a database of the test file's own; nobody has an account when a test begins. */
export async function identityHouse() {
  const { db } = await testDatabase();
  const clock = { now: new Date() };
  const services = {
    db,
    secrets: createSecrets('test'),
    log: createLogger('silent'),
    now: () => clock.now,
  } as Services;
  const system = systemActor('identity-test');
  const origin = 'http://verso.test';
  const password = 'correct horse battery';
  const handler = handleAuth(services, { origin });

  beforeEach(async () => {
    clock.now = new Date();
    await sql`truncate users, one_time_links, sign_in_rates, projects cascade`.execute(db);
  });

  const within = <T>(actor: Actor, work: Parameters<typeof transact<T>>[2]) =>
    transact(services, actor, work);

  /** The id of a new person who signs in with `password`. */
  const person = (email: string, role: Role): Promise<string> =>
    within(system, async (context) => {
      const { id } = await insertPerson(context, { email, name: email, role });
      await storePassword(context, id, password);
      return id;
    });

  /** The id of a new project. */
  const project = async (...members: [string, 'operator' | 'reviewer'][]): Promise<string> => {
    const id = newId();
    await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
      values (${id}, ${id}, 'x', '{}', now(), now())`.execute(db);
    for (const [user, role] of members)
      await sql`insert into project_members values (${id}, ${user}, ${role})`.execute(db);
    return id;
  };

  const browser = (address = '10.0.0.1') =>
    new BrowserSession(origin, (request) => handler(request, address));

  const signIn = async (email: string): Promise<BrowserSession> => {
    const session = browser(newId());
    const { status } = await session.post('/api/auth/sign-in/email', { email, password });
    expect(status).toBe(200);
    return session;
  };

  return { db, clock, services, system, origin, password, handler, within, person, project, browser, signIn };
}
