import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { systemActor } from '#domain/context';
import { lockImportRow } from '#domain/memory/imports';
import { openBook, writeUnits } from '#domain/memory/retrieval';
import { indexWords } from '#domain/memory/words';
import type { InlineText } from '#engine/inline';
import { numbered, openMemoryWork, somebodyWaits, tmxOf, unitOf } from '#test/memory-work';
import { insertRunOf, insertVersion, operatorOf, type Shown } from '#test/runs';

const work = await openMemoryWork();
const { services, projectId, call, newMemory, importPairs, start, settle, show, commit, signatures } = work;
const plain = (text: string): InlineText => ({ items: [{ kind: 'text', text }], codes: new Map() });
const { db } = services;
const system = systemActor('test');
const erase = (body: object): Promise<Shown> =>
  call('eraseFromMemories', { body: { reason: 'asked to', ...body } }, system);

async function count(query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await query.execute(db);
  return rows.length;
}
const unitsOf = (memoryId: string) =>
  count(
    sql`select from memory_units unit join memory_books book on book.id = book_id where memory_id = ${memoryId}`,
  );
/** Everywhere in the tables of memories. */
const traces = async (text: string): Promise<string[]> => {
  const found: string[] = [];
  for (const table of ['memory_units', 'memory_imports', 'memories', 'memory_signatures', 'audit_entries'])
    if ((await count(sql`select from ${sql.table(table)} t where t::text ilike ${`%${text}%`}`)) > 0)
      found.push(table);
  return found;
};
/** Units of pairs whose file names somebody. */
async function fill(memoryId: string, by: string, pairs = numbered(3)): Promise<string> {
  const importId = await importPairs(memoryId, pairs, { review: 'false' });
  await indexWords(services, importId);
  await sql`update memory_units set unit = jsonb_set(unit, '{changedBy}', to_jsonb(${by}::text)) where import_id = ${importId}`.execute(
    db,
  );
  return importId;
}

it('says what would go and changes nothing', async () => {
  const memoryId = await newMemory();
  await fill(memoryId, 'Preview Person');
  const told = await erase({ of: { names: ['Preview Person'] }, destroy: true, preview: true });
  expect(told).toMatchObject({
    ...{ destroyed: 3, forgotten: 0, imports: 0, held: 0, isMore: false },
    memories: [{ memoryId, units: 3, made: 3, isHeld: false }],
  });
  expect(await traces('Preview Person')).toEqual(['memory_units']);
});

it('takes a person off units and imports, whose texts stay', async () => {
  const memoryId = await newMemory();
  const importId = await fill(memoryId, 'Forgotten Person');
  await sql`update memory_units set reviewed_by = 'forgotten-id', changed_by = 'forgotten-id' where import_id = ${importId}`.execute(
    db,
  );
  await sql`update memory_imports set created_by = 'forgotten-id', committed_by = 'forgotten-id' where id = ${importId}`.execute(
    db,
  );
  const of = { names: ['Forgotten Person', 'forgotten-id'] };
  expect(await erase({ of })).toMatchObject({
    destroyed: 0,
    forgotten: 3,
    imports: 1,
    held: 0,
    isMore: false,
  });
  expect([...(await traces('Forgotten Person')), ...(await traces('forgotten-id'))]).toEqual([]);
  expect(await unitsOf(memoryId)).toBe(3);
  const { items } = await call('measureMemoryCoverage', { params: { projectId } });
  expect(items.find((one: Shown) => one.memoryId === memoryId)).toMatchObject({ units: 3, reviewed: 3 });
  expect(await erase({ of })).toMatchObject({ forgotten: 0, imports: 0, memories: [] });
});

it('takes a person out of properties and notes, and leaves the others', async () => {
  const memoryId = await newMemory();
  const importId = await fill(memoryId, 'Somebody', numbered(2));
  const about = {
    properties: [
      { type: 'lawyer', value: 'Prop (Person)' },
      { type: 'domain', value: 'legal' },
    ],
    notes: ['Ask prop (person), please', 'Prop (Personal) taste'],
  };
  await sql`update memory_units set unit = unit || ${JSON.stringify(about)}::jsonb where import_id = ${importId}`.execute(
    db,
  );
  const of = { names: ['Prop (Person)'] };
  expect(await erase({ of, destroy: true })).toMatchObject({ destroyed: 0, forgotten: 2 });
  const shown = async (): Promise<Shown[]> =>
    (await call('listMemoryUnits', { params: { projectId, memoryId }, query: {} })).items;
  for (const unit of await shown())
    expect(unit).toMatchObject({
      changedBy: 'Somebody',
      properties: [{ type: 'domain', value: 'legal' }],
      notes: ['Prop (Personal) taste'],
    });
  expect(await erase({ of })).toMatchObject({ forgotten: 0, memories: [] });
  await erase({ of: { names: ['legal', 'taste'] } });
  for (const unit of await shown()) {
    expect(unit).not.toHaveProperty('properties');
    expect(unit).not.toHaveProperty('notes');
  }
});

it('takes out no note for a name without letter or digit, and reads none as an expression', async () => {
  const memoryId = await newMemory();
  const importId = await fill(memoryId, 'Somebody', numbered(1));
  const notes = ['To be - or not to be.', 'Ask राम about it', 'Ask a+b, c|d'];
  await sql`update memory_units set unit = unit || ${JSON.stringify({ notes })}::jsonb where import_id = ${importId}`.execute(
    db,
  );
  const shown = async () =>
    (await call('listMemoryUnits', { params: { projectId, memoryId }, query: {} })).items[0].notes;
  for (const name of ['-', ' ', '.', '…'])
    expect(await erase({ of: { names: [name] } })).toMatchObject({ forgotten: 0, memories: [] });
  await erase({ of: { names: ['a+', '(', '[a', 'x|Ask', '\\'] } });
  expect(await shown()).toEqual(notes);
  await erase({ of: { names: ['c|d', 'राम'] } });
  expect(await shown()).toEqual(['To be - or not to be.']);
});

it('finds names in notes of scripts that put no blanks between words', async () => {
  const memoryId = await newMemory();
  const importId = await fill(memoryId, 'Somebody', numbered(1));
  const notes = ['请王小明确认', 'ถามสมชายก่อน', '김민수가 확인', '작은김민수 확인', 'ask Tanakasan', 'keep'];
  await sql`update memory_units set unit = unit || ${JSON.stringify({ notes })}::jsonb where import_id = ${importId}`.execute(
    db,
  );
  await erase({ of: { names: ['王小明', 'สมชาย', '김민수', 'Tanaka'] } });
  const { items } = await call('listMemoryUnits', { params: { projectId, memoryId }, query: {} });
  expect(items[0].notes).toEqual(['작은김민수 확인', 'ask Tanakasan', 'keep']);
});

it('takes a person out of what imports count of authors', async () => {
  const memoryId = await newMemory();
  const long = `Profiled Person ${'x'.repeat(200)}`;
  const units = numbered(3).map((pair) => unitOf(pair));
  const text = tmxOf(units).replace('"anna"', '"Profiled Person"').replace('"anna"', `"${long}"`);
  const importId = await start(memoryId, text);
  await settle(importId);
  const of = { names: ['Profiled Person', long] };
  expect(await erase({ of, preview: true })).toMatchObject({ forgotten: 2, imports: 1 });
  expect(await erase({ of })).toMatchObject({ forgotten: 2, imports: 1 });
  expect(await traces('Profiled Person')).toEqual([]);
  expect((await show(importId)).profile.authors).toEqual({ values: { anna: 1 }, others: 2 });
});

it('says that files are being read which may name the person, and erases what they brought afterwards', async () => {
  const memoryId = await newMemory();
  const text = tmxOf(numbered(1).map((pair) => unitOf(pair))).replace('anna', 'Arriving Person');
  const importId = await start(memoryId, text);
  const of = { names: ['Arriving Person'] };
  expect(await erase({ of })).toMatchObject({ forgotten: 0, unread: 1 });
  await settle(importId);
  expect(await erase({ of })).toMatchObject({ forgotten: 1, unread: 0 });
  await commit(importId);
  expect(await traces('Arriving Person')).toEqual([]);
});

it('destroys what a person made, and leaves what they only looked at', async () => {
  const memoryId = await newMemory();
  await fill(memoryId, 'Maker Person', [['Secret okapi', 'Geheimes Okapi']]);
  const other = await fill(memoryId, 'Somebody Else', [['Public okapi', 'Offenes Okapi']]);
  await sql`update memory_units set reviewed_by = 'Maker Person' where import_id = ${other}`.execute(db);
  expect(await erase({ of: { names: ['Maker Person'] }, destroy: true })).toMatchObject({
    destroyed: 1,
    forgotten: 1,
  });
  expect(await traces('Maker Person')).toEqual([]);
  expect(await traces('Secret okapi')).toEqual([]);
  expect(await signatures(memoryId)).toEqual(['Public okapi']);
  expect(
    await count(
      sql`select from memory_words join memory_books book on book.id = book_id where memory_id = ${memoryId}`,
    ),
  ).toBe(1);
});

it('destroys what was learned from a document, by whatever run', async () => {
  const memoryId = await newMemory();
  const importId = await fill(memoryId, 'anna', numbered(2));
  const stays = await fill(memoryId, 'anna', numbered(2, 50));
  const { policyId } = await policyOf();
  const version = await insertVersion(db, projectId, ['Press key 0', 'Press key 1']);
  const runId = await insertRunOf(db, { ...version, policyId }, [{ text: 'x' }, { text: 'y' }]);
  await sql`update memory_imports set run_id = ${runId}, kind = 'run' where id = ${importId}`.execute(db);
  expect(await erase({ of: { fileId: version.fileId } })).toMatchObject({ destroyed: 2, held: 0 });
  expect(await unitsOf(memoryId)).toBe(2);
  expect(await count(sql`select from memory_units where import_id = ${stays}`)).toBe(2);
});

it('leaves what a legal hold keeps, says so, and erases it once the hold is lifted', async () => {
  const memoryId = await newMemory();
  await fill(memoryId, 'Held Person');
  const hold = (held: boolean) =>
    call('holdMemory', { params: { projectId, memoryId }, body: { held, reason: 'proceedings' } }, system);
  await hold(true);
  const of = { names: ['Held Person'] };
  expect(await erase({ of, destroy: true })).toMatchObject({ destroyed: 0, forgotten: 0, held: 3 });
  expect(await unitsOf(memoryId)).toBe(3);
  await hold(false);
  expect(await erase({ of, destroy: true })).toMatchObject({ destroyed: 3, held: 0 });
});

it('is for administrators, with the reason in the audit and no name', async () => {
  const memoryId = await newMemory();
  await fill(memoryId, 'Audited Person');
  const body = { of: { names: ['Audited Person'] }, reason: 'a request of the law' };
  await expect(call('eraseFromMemories', { body }, operatorOf(projectId))).rejects.toMatchObject({
    code: 'not-allowed',
  });
  await erase(body);
  const { rows } = await sql<{ reason: string; after: object }>`
    select reason, after from audit_entries where action = 'memory.erase-traces' order by id desc limit 1`.execute(
    db,
  );
  expect(rows).toMatchObject([{ reason: 'a request of the law', after: { of: 'person', forgotten: 3 } }]);
  expect(await traces('Audited Person')).toEqual([]);
});

it('destroys a deleted memory with everything in it, and no other', async () => {
  const memoryId = await newMemory();
  const importId = await fill(memoryId, 'anna', [['Vanishing quagga', 'Schwindendes Quagga']]);
  await importPairs(memoryId, [['Waiting quagga', 'Wartendes Quagga']]);
  const at = { params: { projectId, memoryId } };
  const purge = (body: object = {}) =>
    call('purgeMemory', { ...at, body: { reason: 'left', ...body } }, system);
  const set = (body: object) => call('setMemoryState', { ...at, body: { reason: 'left', ...body } }, system);
  await expect(purge()).rejects.toMatchObject({ code: 'memory-not-deleted' });
  await set({ state: 'deleted' });
  await call('holdMemory', { ...at, body: { held: true, reason: 'proceedings' } }, system);
  await expect(purge()).rejects.toMatchObject({ code: 'memory-held' });
  await call('holdMemory', { ...at, body: { held: false, reason: 'over' } }, system);
  expect(await purge({ preview: true })).toEqual({ units: 2, isMore: false });
  expect(await purge()).toEqual({ units: 2, isMore: false });
  expect(await traces('quagga')).toEqual([]);
  expect(await count(sql`select from memory_imports where id = ${importId}`)).toBe(0);
  await expect(purge()).rejects.toMatchObject({ code: 'memory-unknown' });
});

it('leaves nothing of what came while a memory was destroyed', async () => {
  const memoryId = await newMemory();
  const at = { params: { projectId, memoryId } };
  const importId = await start(memoryId, tmxOf(numbered(2500).map((pair) => unitOf(pair))));
  await call('setMemoryState', { ...at, body: { state: 'deleted', reason: 'left' } }, system);
  const book = await openBook(db, memoryId, 'en', 'de');
  let purged: Promise<Shown> | undefined;
  await db.transaction().execute(async (portion) => {
    await lockImportRow(portion, importId);
    const units = [{ source: plain('Arriving gnu'), target: plain('Ankommendes Gnu') }];
    await writeUnits(portion, { book, importId, units, origin: { by: 'test', now: new Date() } });
    purged = call('purgeMemory', { ...at, body: { reason: 'left' } }, system);
    await Promise.race([purged, somebodyWaits(db)]);
  });
  expect(await purged).toEqual({ units: 1, isMore: false });
  await settle(importId);
  expect(await traces('gnu')).toEqual([]);
  expect(await count(sql`select from memory_books where memory_id = ${memoryId}`)).toBe(0);
});

async function policyOf(): Promise<{ policyId: string }> {
  const { rows } = await sql<{ policyId: string }>`
    select current_policy_id as "policyId" from projects where id = ${projectId}`.execute(db);
  return rows[0]!;
}
