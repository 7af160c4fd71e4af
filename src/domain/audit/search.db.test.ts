import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type AuditNote, type Services, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { writeCursor } from '#platform/web';
import { testDatabase } from '#test/database';
import { routeCaller } from '#test/runs';
import { routes } from './api.ts';
import { entrySearch } from './queries.ts';
import { type AuditSearch, searchHouse, searchProject } from './search-entries.ts';
import { reading, transact } from './transact.ts';

const { db } = await testDatabase();
let clock = Date.parse('2030-01-01T00:00:00Z');
const services = {
  db,
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => new Date(clock),
} as Services;
const ada: Actor = { ...systemActor('x'), kind: 'person', id: 'ada', name: 'Ada Lovelace' };
const [one, two] = [newId(), newId()];

async function did(actor: Actor, note: Partial<AuditNote> & { action: string }): Promise<void> {
  clock += 60_000;
  await transact(services, actor, async (context) =>
    context.record({ subject: { kind: 'file', id: 'file-1' }, ...note }),
  );
}

beforeAll(async () => {
  await did(ada, {
    action: 'files.rename-file',
    projectId: one,
    before: { name: 'Vertrag.docx' },
    after: { name: 'Contract (final).docx' },
  });
  await did(ada, { action: 'files.delete-file', projectId: two, reason: 'Wrong customer' });
  await did(systemActor('upkeep'), {
    action: 'files.delete-file',
    projectId: one,
    subject: { kind: 'file', id: 'file-2' },
  });
  await did(ada, { action: 'runs.cancel-run', projectId: one, subject: { kind: 'run', id: '0190-aa-bb' } });
  await did(ada, { action: 'filesystem.check', after: { name: 'O’Neil’s "100%" \\ straße' } });
});

const house = () => reading(services, ada);
const actions = async (search: Partial<AuditSearch>) =>
  (await searchHouse(house(), { limit: 50, ...search })).map(({ action }) => action);
const call = routeCaller(routes);
const ask = (query: string) =>
  call(house(), 'searchAudit', { query: Object.fromEntries(new URLSearchParams(query)) });

describe('a search', () => {
  test('finds by actor, action, subject and time, newest first', async () => {
    expect(await actions({})).toHaveLength(5);
    expect(await actions({ actorId: 'upkeep' })).toEqual(['files.delete-file']);
    expect(await actions({ action: 'files.' })).toEqual([
      'files.delete-file',
      'files.delete-file',
      'files.rename-file',
    ]);
    expect(await actions({ action: 'files_' })).toEqual([]);
    expect(await actions({ subjectKind: 'file', subjectId: 'file-2' })).toEqual(['files.delete-file']);
    const [from, to] = [new Date('2030-01-01T00:03:00Z'), new Date('2030-01-01T00:05:00Z')];
    expect(await actions({ from, to })).toEqual(['runs.cancel-run', 'files.delete-file']);
  });

  test.each([
    ['contract', ['files.rename-file']],
    ['VERTRAG final', ['files.rename-file']],
    ['rename', ['files.rename-file']],
    ['files.rename-file', ['files.rename-file']],
    ['cust wrong', ['files.delete-file']],
    ['0190-aa-bb', ['runs.cancel-run']],
    ['"100%"', ['filesystem.check']],
    ["o'neil stra", ['filesystem.check']],
    ['wrong contract', []],
    ["' | ! & \\", []],
  ])('finds the text %s', async (text, expected) => {
    expect(await actions({ text })).toEqual(expected);
  });

  test('goes through pages without losing or repeating any', async () => {
    const seen: number[] = [];
    let query = 'limit=2';
    for (let pages = 0; pages < 3; pages++) {
      const page = await ask(query);
      seen.push(...page.items.map(({ sequence }: { sequence: number }) => sequence));
      query = `limit=2&cursor=${page.next}`;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    expect(query).toContain('cursor=null');
    for (const bad of ['x', '', writeCursor('1.x')])
      await expect(ask(`cursor=${bad}`)).rejects.toThrow('is not a cursor of this list');
  });

  test('stays within a project, which others do not see', async () => {
    const member: Actor = { ...ada, role: 'operator', projects: new Map([[one, 'operator']]) };
    const context = reading(services, member);
    const found = await searchProject(context, one, { limit: 50 });
    expect(found.map(({ sequence }) => sequence)).toEqual([4, 3, 1]);
    await expect(searchProject(context, two, { limit: 5 })).rejects.toMatchObject({
      code: 'project-unknown',
    });
    await expect(searchHouse(context, { limit: 5 })).rejects.toMatchObject({ code: 'not-allowed' });
    const reviewer: Actor = { ...ada, role: 'operator', projects: new Map([[one, 'reviewer']]) };
    const refused = searchProject(reading(services, reviewer), one, { limit: 5 });
    await expect(refused).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

test('every search has an index that ends it soon among many entries', async () => {
  await sql`
    insert into audit_entries (sequence, id, occurred_at, actor_kind, actor_id, actor_name, action, subject_kind,
      subject_id, project_id, correlation_id, after, previous_hash, hash)
    select n, gen_random_uuid(), timestamptz '2020-01-01' + n * interval '1 minute', 'person', 'user-' || n % 500,
      'User ' || n % 500, (array['runs.create-run', 'files.rename-file', 'targets.change-target'])[1 + n % 3], 'thing',
      'thing-' || n % 20000, ${one}::uuid, 'c', jsonb_build_object('name', 'word' || n % 5000), '\\x00', '\\x00'
    from generate_series(1000, 60000) n`.execute(db);
  await sql`analyze audit_entries`.execute(db);
  const searches: Partial<AuditSearch & { projectId: string; words: string[] }>[] = [
    {},
    { projectId: one },
    { projectId: two },
    { actorId: 'user-7' },
    { action: 'runs.' },
    { action: 'nothing.' },
    { subjectKind: 'thing', subjectId: 'thing-77' },
    { from: new Date('2020-01-03'), to: new Date('2020-01-04') },
    { words: ['word77'] },
    { words: ['rename'] },
  ];
  for (const search of searches) {
    const plan = await entrySearch(db, { limit: 50, ...search }).explain<{ 'QUERY PLAN': string }>(
      'text',
      sql`analyze`,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text, JSON.stringify(search)).not.toContain('Seq Scan');
    const time = Number(/Execution Time: ([\d.]+)/.exec(text)![1]);
    expect(time, text).toBeLessThan(100);
  }
});
