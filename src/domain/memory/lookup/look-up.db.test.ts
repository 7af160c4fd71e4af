import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { reading } from '#domain/audit';
import { systemActor } from '#domain/context';
import { packOrders } from '#domain/memory/packing';
import {
  decodeUnit,
  deleteUnits,
  encodeInline,
  insertOrder,
  openBook,
  type StoredUnit,
  signUnits,
  sourceHashOf,
  tokenOrderOf,
  type UnitToWrite,
  writeUnits,
} from '#domain/memory/retrieval';
import { type InlineItem, makeInlineText, plainText, textWithoutCodes } from '#engine/inline';
import { createMemory, type MemorySegment, type MemoryUnit, recencyOf } from '#engine/matching';
import { newId } from '#platform/database';
import { insertReadMemory } from '#test/read-memory';
import { insertProject } from '#test/runs';
import { testServices } from '#test/services';
import { lookUpSegments, type UnitFilter, type UnitPenalties } from './index.ts';

const services = await testServices();
const { db } = services;
const context = reading(services, systemActor('test'));
const now = services.now();

/** Few words, so that texts are alike, equal, or differ by codes, case, numbers and signs. */
const words = {
  en: ['file', 'files', 'File', 'open', 'opened', 'a', 'the', 'no', '7', '42', '1,500', '.', ',', '“'],
  zh: ['文', '件', '打', '开', '。', '7', '夹', '，'],
};
const texts = (language: 'en' | 'zh') =>
  fc
    .array(fc.constantFrom(...words[language]), { maxLength: 7 })
    .map((some) => some.join(language === 'en' ? ' ' : ''));
const inline = (language: 'en' | 'zh') =>
  fc.tuple(texts(language), fc.boolean()).map(([text, coded]) => {
    const items: InlineItem[] = [{ kind: 'text', text }];
    if (!coded) return makeInlineText(items, new Map());
    const code = { id: 1, paired: false, type: 'image', hint: 'picture', equivalent: '' } as const;
    const codes = new Map([[1, { ...code, deletable: false, movable: true }]]);
    return makeInlineText([...items, { kind: 'standalone', id: 1 }], codes);
  });

const memoriesOf = 3;
const places = ['direct', 'committed', 'rest', 'reviewing', 'undone'] as const;
const unitOf = (language: 'en' | 'zh') =>
  fc.record({
    memory: fc.nat(memoriesOf - 1),
    source: inline(language),
    target: texts('en').map(textWithoutCodes),
    previous: fc.option(texts(language), { nil: undefined }),
    next: fc.option(texts(language), { nil: undefined }),
    structuralId: fc.option(fc.constantFrom('p1', 'p2'), { nil: undefined }),
    changedAt: fc.option(fc.constantFrom('20200101T000000Z', '2025-12-01', '2026-02-01T10:00:00Z'), {
      nil: undefined,
    }),
    changedBy: fc.option(fc.constantFrom('anna', 'ben'), { nil: undefined }),
    properties: fc.option(
      fc.subarray(
        ['legal', 'sales'].map((value) => ({ type: 'domain', value })),
        { minLength: 1 },
      ),
      { nil: undefined },
    ),
    place: fc.constantFrom(...places),
    decision: fc.option(fc.constantFrom('accepted', 'rejected'), { nil: null }),
    status: fc.constantFrom('active', 'active', 'active', 'inactive', 'deleted'),
    region: fc.boolean(),
  });
const points = fc.integer({ min: 1, max: 20 });
const specimen = (language: 'en' | 'zh') =>
  fc.record({
    language: fc.constant(language),
    units: fc.array(unitOf(language), { minLength: 5, maxLength: 60 }),
    segments: fc.array(
      fc.record({
        source: inline(language),
        /** Made of a unit's source by leaving words out, rather than `source`. */
        edits: fc.array(fc.nat(), { maxLength: 3 }),
        of: fc.option(fc.nat(), { nil: undefined }),
        previous: texts(language),
        next: texts(language),
        structuralId: fc.option(fc.constantFrom('p1', 'p2'), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    threshold: fc.constantFrom(0, 50, 50, 60, 70, 70, 80, 95, 100, 101),
    limit: fc.constantFrom(1, 3, 1000),
    states: fc.array(fc.constantFrom('active', 'active', 'inactive'), { minLength: 3, maxLength: 3 }),
    reads: fc.array(fc.constantFrom(true, true, false), { minLength: 3, maxLength: 3 }),
    priorities: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
    penalised: fc.record({
      memory: fc.option(points),
      run: fc.option(points),
      anna: fc.option(points),
      old: fc.option(points),
    }),
    filter: fc.constantFrom<UnitFilter>(
      {},
      {},
      { origins: ['tmx'] },
      { authors: ['anna', 'writer'] },
      { since: new Date('2025-06-01') },
      { until: new Date('2025-12-15') },
      { properties: [{ type: 'domain', value: 'legal' }] },
    ),
    orders: fc.constantFrom('one', 'building', 'switched'),
    /** After how many units signatures are packed; what is written later changes some of them. */
    packed: fc.array(fc.nat(60), { maxLength: 3 }),
    /** Units whose texts are written over those of others, by their places. */
    rewritten: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 4 }),
    deleted: fc.array(fc.nat(), { maxLength: 2 }),
  });
type Specimen = typeof specimen extends (...args: never) => fc.Arbitrary<infer T> ? T : never;

it('finds what a memory of all live units finds, whatever there is beside them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('en' as const, 'zh' as const).chain(specimen), async (given) => {
      for (const table of ['memory_signatures', 'memory_postings', 'memory_posting_removals', 'token_orders'])
        await sql`delete from ${sql.table(table)}`.execute(db);
      const { projectId, memories } = await write(given);
      const { penalised, filter, segments, threshold, limit } = given;
      const penalties: UnitPenalties = {
        memories: penalised.memory === null ? {} : { [memories[1]!]: penalised.memory },
        origins: penalised.run === null ? {} : { tmx: penalised.run },
        authors: penalised.anna === null ? {} : { anna: penalised.anna },
        ages: penalised.old === null ? [] : [{ days: 365, points: penalised.old }],
      };
      const request = {
        projectId,
        from: given.language,
        to: 'de',
        segments: segments.map((segment) => editedOf(segment, given.units)),
      };
      const found = await lookUpSegments(context, { ...request, threshold, limit, penalties, filter });
      const units = await listLiveUnits(given, memories, penalties, filter);
      const expected = createMemory(units, { language: given.language }).lookupAll(request.segments, {
        threshold,
        limit,
      });
      expect(found.map((some) => some.map(({ provenance: _, ...match }) => match))).toEqual(expected);
    }),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
});

/** Most segments are like a unit. */
function editedOf(
  { of, edits, ...segment }: Specimen['segments'][number],
  units: Specimen['units'],
): MemorySegment {
  const { source, ...around } = segment;
  const known = JSON.parse(JSON.stringify(around)) as Omit<MemorySegment, 'source'>;
  if (of === undefined) return { source, ...known };
  const parts = plainText(units[of % units.length]!.source).split(/(?<=[^a-z])|(?= )/);
  for (const at of edits) parts.splice(at % parts.length, 1);
  return { source: textWithoutCodes(parts.join('')), ...known };
}

/** Puts a specimen into the database; with its id, that of the project. */
async function write(given: Specimen) {
  const { projectId } = await insertProject(db);
  const memories: string[] = [];
  for (const place of given.states.keys()) {
    const id = newId();
    memories.push(id);
    await sql`insert into memories (id, name, state, created_at) values (${id}, ${id}, ${given.states[place]}, ${now})`.execute(
      db,
    );
    await sql`insert into project_memories (project_id, memory_id, priority, reads)
      values (${projectId}, ${id}, ${given.priorities[place]}, ${given.reads[place]})`.execute(db);
  }
  const imports = new Map<string, string>();
  const ids: string[] = [];
  for (const [index, unit] of given.units.entries()) {
    if (given.packed.includes(index)) await packOrders(db, { fewest: 1, leastLoose: index % 3 });
    if (index === Math.floor(given.units.length / 2)) await changeOrders(given);
    const memoryId = memories[unit.memory]!;
    const key = `${unit.memory} ${unit.place}`;
    if (unit.place !== 'direct' && !imports.has(key))
      imports.set(key, await insertImport(memoryId, projectId, given.language, unit.place));
    const importId = imports.get(key);
    const from = unit.region ? `${given.language}-XX` : given.language;
    const book = await openBook(db, memoryId, from, 'de');
    const { source, target, previous, next, structuralId, changedAt, changedBy, status, decision } = unit;
    const { properties } = unit;
    const id = newId();
    ids.push(id);
    const written = JSON.parse(
      JSON.stringify({ previous, next, structuralId, changedAt, changedBy, properties }),
    ) as object;
    const toWrite = { id, source, target, ...written } as UnitToWrite;
    await db.transaction().execute(async (transaction) => {
      await writeUnits(transaction, {
        book,
        units: [toWrite],
        origin: { by: 'writer', now },
        ...(importId !== undefined && { importId }),
      });
      await sql`update memory_units set status = ${status}, decision = ${importId === undefined ? null : decision}
        where id = ${id}`.execute(transaction);
      await signUnits(transaction, [id], now);
    });
  }
  await change(given, ids);
  return { projectId, memories };
}

/** Writes texts over others and deletes units, of which some are packed, and packs them once more or not. */
async function change(
  { rewritten, deleted, packed, units }: Specimen,
  ids: readonly string[],
): Promise<void> {
  for (const [to, from] of rewritten) {
    const id = ids[to % ids.length]!;
    const { source } = units[from % ids.length]!;
    await db.transaction().execute(async (transaction) => {
      await sql`update memory_units set unit = jsonb_set(unit, '{source}', ${JSON.stringify(encodeInline(source))}::jsonb),
        source_hash = decode(${sourceHashOf(source)}, 'hex') where id = ${id}`.execute(transaction);
      await signUnits(transaction, [id], now);
    });
    if (packed.includes(to)) await packOrders(db, { fewest: 1, leastLoose: 0 });
  }
  const gone = deleted.map((place) => ids[place % ids.length]!);
  await db.transaction().execute((transaction) => deleteUnits(transaction, gone));
  if (packed.length > 1) await packOrders(db, { fewest: packed.length % 2, leastLoose: 0 });
}

async function insertImport(memoryId: string, projectId: string, from: string, place: string) {
  const id = newId();
  const state = place === 'rest' ? 'committed' : place;
  await sql`insert into memory_imports (id, memory_id, project_id, kind, state, rest, source_language, created_by, created_at)
    values (${id}, ${memoryId}, ${projectId}, 'tmx', ${state}, ${place === 'rest' ? 'rejected' : 'accepted'}, ${from},
      'importer', ${now})`.execute(db);
  return id;
}

/** Begins another order beside the one that the first units gave, and perhaps puts it in the place of that one. */
async function changeOrders({ orders, language }: Specimen): Promise<void> {
  if (orders === 'one') return;
  const building = await insertOrder(db, language, 'building', { units: 0, frequencies: new Map() }, now);
  if (!building || orders === 'building') return;
  await tokenOrderOf(db, building);
  const { rows } = await sql<{ id: string }>`select id from memory_units`.execute(db);
  await db.transaction().execute((transaction) =>
    signUnits(
      transaction,
      rows.map(({ id }) => id),
      now,
    ),
  );
  await sql`update token_orders set state = 'retired' where language = ${language} and state = 'active'`.execute(
    db,
  );
  await sql`update token_orders set state = 'active' where id = ${building.id}`.execute(db);
}

/** The live units as the page on memories says what is live, oldest first, with what they lose. */
async function listLiveUnits(
  given: Specimen,
  memories: readonly string[],
  penalties: UnitPenalties,
  filter: UnitFilter,
): Promise<MemoryUnit[]> {
  const { rows } = await sql<{
    id: string;
    memoryId: string;
    unit: StoredUnit;
    structuralId: string | null;
    status: string;
    state: string | null;
    rest: string | null;
    decision: string | null;
    importId: string | null;
  }>`select unit.id, book.memory_id as "memoryId", unit.unit, structural_id as "structuralId", unit.status, import.state,
      import.rest, unit.decision, import_id as "importId"
    from memory_units unit join memory_books book on book.id = book_id left join memory_imports import on import.id = import_id
    where book.memory_id = any(${[...memories]}::uuid[]) order by unit.id`.execute(db);
  return rows.flatMap((row) => {
    const place = memories.indexOf(row.memoryId);
    if (row.status !== 'active' || given.states[place] !== 'active' || !given.reads[place]) return [];
    if (row.importId !== null && (row.state !== 'committed' || (row.decision ?? row.rest) !== 'accepted'))
      return [];
    const unit = decodeUnit(row.unit, row.structuralId);
    const [origin, author] = [row.importId === null ? 'api' : 'tmx', unit.changedBy ?? 'writer'] as const;
    const changed = recencyOf(unit.changedAt ?? now.toISOString());
    if (filter.origins && !filter.origins.includes(origin)) return [];
    if (filter.authors && !filter.authors.includes(author)) return [];
    if (filter.since && changed < recencyOf(filter.since.toISOString())) return [];
    if (filter.until && changed >= recencyOf(filter.until.toISOString())) return [];
    if (filter.properties && !unit.properties?.some(({ value }) => value === 'legal')) return [];
    const isOld = changed < recencyOf(new Date(now.getTime() - 365 * 86_400_000).toISOString());
    const penalty =
      (penalties.memories?.[row.memoryId] ?? 0) +
      (penalties.origins?.[origin] ?? 0) +
      (penalties.authors?.[author] ?? 0) +
      (isOld ? (penalties.ages?.[0]?.points ?? 0) : 0);
    return [
      {
        ...unit,
        id: row.id,
        memory: row.memoryId,
        priority: given.priorities[place]!,
        ...(penalty > 0 && { penalty }),
      },
    ];
  });
}

it('finds the unit that a filter wants behind a thousand newer ones of its text', async () => {
  const { projectId, memoryId } = await insertReadMemory(db);
  const book = await openBook(db, memoryId, 'en', 'de');
  const source = textWithoutCodes('Save changes');
  const wanted: UnitToWrite = {
    ...{ source, target: textWithoutCodes('Wanted'), changedBy: 'eve', changedAt: '20190101T000000Z' },
    properties: [{ type: 'domain', value: 'legal' }],
  };
  const others = Array.from({ length: 1_100 }, (_, index) => ({
    ...{ source, target: textWithoutCodes(`Other ${index}`), changedAt: '20240101T000000Z' },
  }));
  await db
    .transaction()
    .execute((transaction) =>
      writeUnits(transaction, { book, units: [wanted, ...others], origin: { by: 'writer', now } }),
    );
  const targetsFor = async (filter: UnitFilter) => {
    const segments = [{ source, previous: '', next: '' }];
    const asked = { projectId, from: 'en', to: 'de', segments, threshold: 70, limit: 2, filter };
    const [matches] = await lookUpSegments(context, asked);
    return matches!.map(({ unit }) => plainText(unit.target));
  };
  for (const packs of [false, true]) {
    if (packs) await packOrders(db, { fewest: 1, leastLoose: 0 });
    expect(await targetsFor({ properties: [{ type: 'domain', value: 'legal' }] })).toEqual(['Wanted']);
    expect(await targetsFor({ authors: ['eve'] })).toEqual(['Wanted']);
    expect(await targetsFor({ until: new Date('2020-01-01') })).toEqual(['Wanted']);
    expect(await targetsFor({ origins: ['run'] })).toEqual([]);
    expect(await targetsFor({})).toHaveLength(2);
  }
});

it('finds the best of hundreds that are alike, for several texts at once', async () => {
  const { projectId, memoryId } = await insertReadMemory(db);
  const book = await openBook(db, memoryId, 'en', 'de');
  const endings = ['now', 'today', 'again', 'later'];
  const units = Array.from({ length: 400 }, (_, index) => ({
    id: newId(),
    source: textWithoutCodes(
      `Open the small window ${endings[index % 4]} ${index % 3 ? 'please' : ''} ${index}`,
    ),
    target: textWithoutCodes(`Ziel ${index}`),
    changedBy: index % 5 ? 'anna' : 'ben',
    changedAt: `2025-0${1 + (index % 9)}-01`,
  }));
  await db
    .transaction()
    .execute((transaction) => writeUnits(transaction, { book, units, origin: { by: 'writer', now } }));
  const segments = ['now please', 'today', 'again please 7', 'never'].map((ending) => ({
    ...{ source: textWithoutCodes(`Open the small window ${ending}`), previous: '', next: '' },
  }));
  const memory = createMemory(
    units.map((unit) => ({
      ...{ ...unit, memory: memoryId, priority: 0 },
      ...(unit.changedBy === 'anna' && { penalty: 6 }),
    })),
    { language: 'en' },
  );
  for (const limit of [1, 5, 120]) {
    const asked = { projectId, from: 'en', to: 'de', segments, threshold: 60, limit };
    const found = await lookUpSegments(context, { ...asked, penalties: { authors: { anna: 6 } } });
    const told = (some: readonly { unit: { id?: string }; score: number }[]) =>
      some.map(({ unit, score }) => [unit.id, score]);
    expect(found.map(told)).toEqual(memory.lookupAll(segments, asked).map(told));
    expect(found.every((some) => some.length === limit)).toBe(true);
  }
});
