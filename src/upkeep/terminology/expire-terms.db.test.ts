import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#platform/database';
import { insertProject } from '#test/runs';
import { testServices } from '#test/services';
import { expireTermsHandler, expireTermsQueue } from './expire-terms.ts';

const now = new Date('2030-05-01T10:00:00Z');
const services = await testServices({ now, handlers: [expireTermsHandler] });
const { db } = services;

const insertImport = async (projectId: string, glossaryId: string, expiresAt: string): Promise<string> => {
  const id = newId();
  await sql`insert into glossary_imports (id, glossary_id, project_id, state, file_name, size, created_by, created_at,
      expires_at)
    values (${id}, ${glossaryId}, ${projectId}, 'reviewing', 'a.csv', 1, 'test', ${now}, ${expiresAt})`.execute(
    db,
  );
  return id;
};
const stateOf = async (id: string): Promise<string> =>
  (await sql<{ state: string }>`select state from glossary_imports where id = ${id}`.execute(db)).rows[0]!
    .state;

test('imports that nobody decided on in time are discarded, and the audit says why', async () => {
  const { projectId } = await insertProject(db);
  const glossaryId = newId();
  await sql`insert into glossaries (id, name, created_by, created_at, updated_at)
    values (${glossaryId}, 'a', 'test', ${now}, ${now})`.execute(db);
  const over = await insertImport(projectId, glossaryId, '2030-05-01T09:00:00Z');
  const open = await insertImport(projectId, glossaryId, '2030-05-02T09:00:00Z');
  await services.queue.send(db, expireTermsQueue, {});
  expect(await services.drain()).toBe(1);
  expect([await stateOf(over), await stateOf(open)]).toEqual(['discarded', 'reviewing']);
  const { rows } = await sql`select reason, actor_kind from audit_entries where subject_id = ${over}`.execute(
    db,
  );
  expect(rows).toEqual([{ reason: 'nobody decided in time', actor_kind: 'system' }]);
});
