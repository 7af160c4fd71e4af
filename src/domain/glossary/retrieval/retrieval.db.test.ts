import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { createConcept, createGlossary } from '#domain/glossary';
import { changeConcept, purgeConcept, setConceptState, unsaidOfTerm } from '#domain/glossary/concepts';
import { newId } from '#platform/database';
import { openSearchServer } from '#platform/search';
import { type SearchMisdeed, startFakeOpenSearch } from '#test/fake-opensearch';
import { insertProject } from '#test/runs';
import { openTermService } from '#test/term-service';
import { describeTermSearch, findConcepts, rebuildIndex, sweepIndexes, syncIndex } from './index.ts';

const fake = await startFakeOpenSearch();
afterAll(fake.close);
const { url, user, password } = fake;
const openSearch = (timeout = 2_000) => openSearchServer({ url, user, password, prefix: 'verso', timeout });
const { services, settle } = await openTermService(openSearch());
const { db } = services;
const system = systemActor('test');
const searches = (): number => fake.seen.filter((path) => path.endsWith('/_search')).length;
let projectId = '';
let glossaryId = '';

const newGlossary = async (): Promise<string> => {
  const fields = { name: newId(), description: null, owner: null, priority: 0 };
  return (await transact(services, system, (context) => createGlossary(context, projectId, fields))).id;
};
const add = (key: string, text = key, id = glossaryId) =>
  transact(services, system, (context) =>
    createConcept(
      context,
      { projectId, glossaryId: id },
      {
        key,
        terms: [{ ...unsaidOfTerm, language: 'en', text, status: 'preferred' }],
        approval: 'approved',
        homonym: true,
      },
    ),
  );
/** As a process would whose server is set like that. */
const list = async (search = openSearch(), id = glossaryId): Promise<string[]> => {
  const context = reading({ ...services, search }, system);
  const found = await findConcepts(context, projectId, id, { text: 'a' }, { limit: 200 });
  return found.map(({ key }) => key);
};
/** Many concepts at once, as an import makes them. */
const addMany = async (count: number, id: string): Promise<void> => {
  await sql`update glossaries set version = version + 1 where id = ${id}`.execute(db);
  await sql`
    with made as (
      insert into glossary_concepts (id, glossary_id, key, changed_version, created_by, created_at, updated_by, updated_at)
      select gen_random_uuid(), glossaries.id, 'k' || n, version, 'test', now(), 'test', now()
      from glossaries, generate_series(1, ${count}) as n where glossaries.id = ${id} returning id, key)
    insert into glossary_terms (id, concept_id, glossary_id, position, language, language_root, text, folded, text_hash,
      status, approval, created_by, created_at)
    select gen_random_uuid(), id, ${id}, 0, 'en', 'en', 'a' || key, 'a' || key, decode('00', 'hex'), 'preferred', 'approved',
      'test', now() from made`.execute(db);
};

beforeAll(async () => {
  ({ projectId } = await insertProject(db));
  glossaryId = await newGlossary();
  for (const key of ['alpha', 'beta', 'gamma']) await add(key);
  await add('other', 'xyz');
  await settle();
});
afterEach(async () => {
  fake.always();
  await settle();
});

describe('looking concepts up', () => {
  it.each<[SearchMisdeed]>([
    [503],
    [429],
    [500],
    [404],
    [401],
    [302],
    ['hangs'],
    ['breaks off'],
    ['says no JSON'],
    ['one shard failed'],
    ['timed out'],
  ])('gives the whole answer where the search server answers %s', async (misdeed) => {
    const before = searches();
    const search = openSearch(200);
    fake.next(misdeed);
    expect(await list(search)).toEqual(['alpha', 'beta', 'gamma']);
    expect(await list(search)).toEqual(['alpha', 'beta', 'gamma']);
    expect(searches()).toBe(before + 2);
  });

  it('goes on where a file named a domain longer than a server takes', async () => {
    const id = await newGlossary();
    const concept = await add('above', 'above', id);
    await sql`update glossary_concepts set domain = ${'long '.repeat(8_000)} where id = ${concept.id}`.execute(
      db,
    );
    await settle();
    expect([...fake.documents().keys()]).toContain(concept.id);
    const before = searches();
    expect(await list(openSearch(), id)).toEqual(['above']);
    expect(searches()).toBe(before + 1);
  });

  it('leaves a server alone that fails again and again, and says so', async () => {
    const search = openSearch();
    const before = searches();
    fake.always(503);
    for (let turn = 0; turn < 6; turn++) expect(await list(search)).toEqual(['alpha', 'beta', 'gamma']);
    expect(searches()).toBe(before + 3);
    const context = reading({ ...services, search }, system);
    expect(await describeTermSearch(context)).toMatchObject({
      isSet: true,
      state: { circuit: 'open', lastFailure: 'it answers 503 (trouble)' },
      indexes: [{ state: 'live', behind: 0 }],
    });
  });

  it('works where nothing is at the address', async () => {
    const nowhere = openSearchServer({ url: 'http://127.0.0.1:1', prefix: 'verso', timeout: 500 });
    expect(await list(nowhere)).toEqual(['alpha', 'beta', 'gamma']);
    expect(nowhere.state.lastFailure).toMatch(/no connection/);
  });

  it('never takes documents for concepts of another glossary, whatever the server finds', async () => {
    const other = await newGlossary();
    const { id } = await add('apart', 'apart', other);
    await settle();
    const lying = { ...openSearch(), prefix: 'verso', search: async () => ({ ids: [id] }) };
    expect(await list(lying as never)).toEqual(['alpha', 'beta', 'gamma']);
    const babbling = { ...lying, search: async () => ({ ids: ["'; drop table"] }) };
    expect(await list(babbling as never)).toEqual(['alpha', 'beta', 'gamma']);
  });
});

describe('bringing changes to the search server', () => {
  it('goes on where it was broken off, and has every concept once', async () => {
    const id = await newGlossary();
    await addMany(950, id);
    await sweepIndexes(services);
    const bulks = (): number => fake.seen.filter((path) => path.endsWith('/_bulk')).length;
    fake.next(200, 200); // the second: an answer that does not say what became of anything
    await expect(syncIndex(services, id)).rejects.toMatchObject({ name: 'SearchError' });
    const before = bulks();
    for (const breaksAt of [1, 2]) {
      let left = breaksAt;
      const search = services.search!;
      const dying = Object.assign(Object.create(search), {
        write: (...given: Parameters<typeof search.write>) =>
          left-- > 0 ? search.write(...given) : Promise.reject(new Error('killed')),
      });
      await expect(syncIndex({ db, search: dying }, id)).rejects.toThrow('killed');
    }
    await syncIndex(services, id);
    // Five pages, none of which was written twice.
    expect(bulks() - before).toBe(5);
    const documents = [...fake.documents().values()].filter(({ glossaryId: of }) => of === id);
    expect(documents).toHaveLength(950);
    expect(await list(undefined, id)).toHaveLength(201);
  }, 60_000);

  it('sends what the server had no room for once more', async () => {
    const id = await newGlossary();
    await addMany(20, id);
    const indexes = fake.indexNames();
    expect(indexes).toHaveLength(1);
    fake.next(200); // the look whether the index is there
    fake.next('no room for some', 429);
    await syncIndex(services, id);
    expect([...fake.documents().values()].filter(({ glossaryId: of }) => of === id)).toHaveLength(20);
  }, 20_000);

  it('never exchanges a document for an older one', async () => {
    const search = openSearch();
    const [name] = fake.indexNames() as [string];
    const id = newId();
    const of = (version: number, domain: string) => ({ id, version, document: { id, domain, terms: [] } });
    await search.write(name, [of(7, 'new')]);
    await search.write(name, [of(6, 'old')]);
    await search.refresh(name);
    expect(fake.documents().get(id)).toMatchObject({ domain: 'new' });
    await search.write(name, [{ id, version: 8 }]);
    await search.write(name, [of(7, 'old')]);
    await search.refresh(name);
    expect(fake.documents().has(id)).toBe(false);
  });

  it('hears of what happened while the server was away', async () => {
    fake.always(503);
    const { id, revision } = await add('away', 'away');
    await settle();
    await transact(services, system, (context) =>
      changeConcept(context, { projectId, glossaryId, conceptId: id, revision }, { domain: 'travel' }),
    );
    await settle();
    expect(fake.documents().has(id)).toBe(false);
    expect(await list()).toContain('away');
    fake.always();
    await settle();
    expect(fake.documents().get(id)).toMatchObject({ domain: 'travel' });
  });

  it('takes what is purged out of the index', async () => {
    const { id, revision } = await add('gone', 'a secret name');
    await settle();
    expect(JSON.stringify([...fake.documents().values()])).toContain('a secret name');
    const place = { projectId, glossaryId, conceptId: id };
    await transact(services, system, (context) =>
      setConceptState(context, { ...place, revision }, { state: 'deleted', reason: 'r' }),
    );
    await transact(services, system, (context) => purgeConcept(context, place, 'r'));
    await settle();
    expect(JSON.stringify([...fake.documents().values()])).not.toContain('a secret name');
    expect((await sql`select from term_search_removals`.execute(db)).rows).toEqual([]);
  });

  it('builds an index anew that the server has lost, and asks nobody until then', async () => {
    fake.lose();
    expect(await list()).toEqual(expect.arrayContaining(['alpha', 'beta', 'gamma']));
    await add('after', 'after');
    await settle();
    await settle();
    const before = searches();
    expect(await list()).toEqual(expect.arrayContaining(['alpha', 'after']));
    expect(searches()).toBe(before + 1);
    expect(fake.documents().size).toBeGreaterThan(4);
  });

  it('builds another index beside the one that is asked, changes over, and deletes that', async () => {
    const [old] = fake.indexNames();
    const name = await rebuildIndex(services);
    expect(name).not.toBe(old);
    expect(await describeTermSearch(reading(services, system))).toMatchObject({
      indexes: [
        { name: old, state: 'live' },
        { name, state: 'building' },
      ],
    });
    expect(await list()).toContain('alpha');
    await settle();
    await settle();
    expect(fake.indexNames()).toEqual([name]);
    const before = searches();
    expect(await list()).toContain('alpha');
    expect(searches()).toBe(before + 1);
  });
});
