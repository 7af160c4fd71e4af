import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { newId, openDatabase } from '#platform/database';
import { testDatabase } from '#test/database';
import { rowsRead } from '#test/rows-read';
import { type EntrySearch, entrySearch, listActors, listKindsOf } from './queries.ts';

const { url } = await testDatabase();
// One connection, so that what it counts can be asked of it.
const db = openDatabase({ url, connections: 1 });
afterAll(() => db.destroy());
const [one, two] = [newId(), newId()];

test('every search has an index that ends it soon among many entries', async () => {
  await sql`
    insert into audit_entries (sequence, id, occurred_at, actor_kind, actor_id, actor_name, action, subject_kind,
      subject_id, project_id, correlation_id, after, previous_hash, hash)
    select n, gen_random_uuid(), timestamptz '2020-01-01' + n * interval '1 minute', 'person', 'user-' || n % 500,
      'User ' || n % 500, (array['runs.create-run', 'files.rename-file', 'targets.change-target'])[1 + n % 3], 'thing',
      'thing-' || n % 20000, ${one}::uuid, 'c', jsonb_build_object('name', 'word' || n % 5000), '\\x00', '\\x00'
    from generate_series(1000, 60000) n`.execute(db);
  await sql`analyze audit_entries`.execute(db);
  const searches: Partial<EntrySearch>[] = [
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
      sql`analyze, buffers`,
    );
    const text = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(text, JSON.stringify(search)).not.toContain('Seq Scan');
    const [, found, read] = /Buffers: shared hit=(\d+)(?: read=(\d+))?/.exec(text)!;
    const pages = Number(found) + Number(read ?? 0);
    expect(pages, text).toBeLessThan(1_000);
  }
  for (const find of [
    () => listActors(db, { text: '77', projectId: undefined, limit: 20 }),
    () => listActors(db, { text: '77', projectId: one, limit: 20 }),
    () => listActors(db, { text: '77', projectId: two, limit: 20 }),
    () => listKindsOf(db, 'thing-77', undefined),
  ]) {
    const before = await rowsRead(db, 'audit_entries');
    await find();
    expect((await rowsRead(db, 'audit_entries')) - before).toBeLessThan(2_000);
  }
});
