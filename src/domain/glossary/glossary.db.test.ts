import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { insertProject, operatorOf, reviewerOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { conceptRoutes } from './concepts-api.ts';
import { glossaryRoutes } from './glossaries-api.ts';
import { openTermMatcher } from './index.ts';
import { lookupRoutes } from './lookups-api.ts';

let now = new Date('2026-03-01T10:00:00Z');
const services = await testServices({ now: () => now });
const run = routeCaller<Context>([...glossaryRoutes, ...conceptRoutes, ...lookupRoutes]);
const call = (actor: Actor, operation: string, input: Parameters<typeof run>[2] = {}): Promise<Shown> =>
  transact(services, actor, (context) => run(context, operation, input));
const look = (actor: Actor, operation: string, input: Parameters<typeof run>[2] = {}): Promise<Shown> =>
  run(reading(services, actor), operation, input);
const system = systemActor('test');
let projectId = '';
let otherId = '';
let operator: Actor;
let reviewer: Actor;
beforeAll(async () => {
  ({ projectId } = await insertProject(services.db));
  ({ projectId: otherId } = await insertProject(services.db));
  operator = operatorOf(projectId);
  reviewer = reviewerOf(projectId);
});

const newGlossary = (priority = 0): Promise<Shown> =>
  call(operator, 'createGlossary', { params: { projectId }, body: { name: newId(), priority } });

type Terms = readonly (readonly [language: string, text: string, more?: object])[];
const place = (glossaryId: string, more: object = {}) => ({ projectId, glossaryId, ...more });
const add = (glossaryId: string, terms: Terms, { by = operator, ...more }: Shown = {}): Promise<Shown> =>
  call(by, 'createConcept', {
    params: place(glossaryId),
    body: {
      terms: terms.map(([language, text, rest]) => ({ language, text, ...rest })),
      approval: 'approved',
      ...more,
    },
  });
const found = async (texts: string[], from = 'en', to = 'de', project = projectId): Promise<string[][]> => {
  const { items } = await look(system, 'findTerms', {
    params: { projectId: project },
    body: { from, to, texts },
  });
  return items.map((matches: Shown[]) =>
    matches.map(({ term, targets }) => `${term}=${targets.map(({ text }: Shown) => text).join('/')}`),
  );
};
const change = (by: Actor, operation: string, concept: Shown, body: object, termId?: string) =>
  call(by, operation, {
    params: place(concept.glossaryId, { conceptId: concept.id, ...(termId && { termId }) }),
    revision: concept.revision,
    body,
  });

describe('glossaries of a project', () => {
  it('serve the nearest variety of its languages, the most important first', async () => {
    const [low, high] = [await newGlossary(), await newGlossary(5)];
    await add(low.id, [
      ['en', 'lid'],
      ['en-US', 'cover'],
      ['de', 'Deckel'],
    ]);
    await add(high.id, [
      ['en', 'lid'],
      ['de', 'Haube'],
      ['fr', 'couvercle'],
    ]);
    expect(await found(['The lids and the cover'], 'en-US', 'de-AT')).toEqual([
      ['lid=Haube', 'lid=Deckel', 'cover=Deckel'],
    ]);
    expect(await found(['couvercles', 'lid'], 'fr', 'de')).toEqual([['couvercle=Haube'], []]);
    const params = place(high.id);
    await call(system, 'attachGlossary', {
      params: { ...params, projectId: otherId },
      body: { priority: 0 },
    });
    expect(await found(['lid'], 'en', 'de', otherId)).toEqual([['lid=Haube']]);
    await call(system, 'detachGlossary', { params });
    expect(await found(['lid'])).toEqual([['lid=Deckel']]);
    for (const [state, terms] of [
      ['deactivated', []],
      ['active', ['lid=Deckel']],
    ]) {
      await call(system, 'setGlossaryState', { params: place(low.id), body: { state, reason: 'a test' } });
      expect(await found(['lid'])).toEqual([terms]);
    }
    await call(system, 'detachGlossary', { params: place(low.id) });
  });

  it('are nothing that others know of, are attached by administrators alone, and changed where that is allowed', async () => {
    const { id: glossaryId } = await newGlossary();
    const outsider = operatorOf(otherId);
    const elsewhere = { projectId: otherId, glossaryId };
    await expect(look(outsider, 'listGlossaries', { params: { projectId } })).rejects.toMatchObject({
      code: 'project-unknown',
    });
    await expect(look(outsider, 'listConcepts', { params: elsewhere, query: {} })).rejects.toMatchObject({
      code: 'glossary-unknown',
    });
    const attach = { params: elsewhere, body: { priority: 1 } };
    await expect(call(outsider, 'attachGlossary', attach)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await call(system, 'attachGlossary', attach)).toMatchObject({ priority: 1, access: 'read' });
    const proposal = { params: elsewhere, body: { terms: [{ language: 'en', text: 'lid' }] } };
    await expect(call(outsider, 'createConcept', proposal)).rejects.toMatchObject({
      code: 'glossary-read-only',
    });
    await call(system, 'attachGlossary', { ...attach, body: { priority: 1, access: 'write' } });
    expect(await call(outsider, 'createConcept', proposal)).toMatchObject({ revision: 1 });
  });
});

describe('terms', () => {
  it('reach nobody before they are approved, nor after they are rejected', async () => {
    const { id } = await newGlossary();
    const terms: Terms = [
      ['en', 'probe'],
      ['de', 'Sonde'],
    ];
    await expect(add(id, terms, { by: reviewer })).rejects.toMatchObject({ code: 'not-allowed' });
    let concept = await add(id, terms, { by: reviewer, approval: 'draft' });
    expect(await found(['a probe'])).toEqual([[]]);
    const [probe, sonde] = concept.terms.map((term: Shown) => term.id);
    await expect(
      change(reviewer, 'decideTerm', concept, { approval: 'approved' }, probe),
    ).rejects.toMatchObject({
      code: 'not-allowed',
    });
    concept = await change(operator, 'decideTerm', concept, { approval: 'approved' }, probe);
    expect(await found(['a probe']), 'without a target').toEqual([[]]);
    concept = await change(operator, 'decideTerm', concept, { approval: 'approved' }, sonde);
    expect(await found(['a probe'])).toEqual([['probe=Sonde']]);
    expect(concept.terms[1]).toMatchObject({ approval: 'approved', decidedBy: operator.id });
    concept = await change(reviewer, 'addTerm', concept, {
      language: 'de',
      text: 'Fühler',
      status: 'allowed',
    });
    const fuehler = concept.terms[2].id;
    concept = await change(operator, 'decideTerm', concept, { approval: 'rejected', reason: 'no' }, fuehler);
    expect(await found(['a probe'])).toEqual([['probe=Sonde']]);
    concept = await change(reviewer, 'changeTerm', concept, { text: 'Messfühler' }, fuehler);
    expect(concept.terms[2]).toMatchObject({ approval: 'draft', decidedBy: null });
    const decision = { params: place(id), body: { conceptIds: [concept.id], approval: 'approved' } };
    expect(await call(operator, 'decideDrafts', decision)).toEqual({ terms: 1 });
    expect(await call(operator, 'decideDrafts', decision)).toEqual({ terms: 0 });
    expect(await found(['a probe'])).toEqual([['probe=Sonde/Messfühler']]);
  });

  it('are changed by who has seen them last, approved ones by operators alone, and their history tells', async () => {
    const { id } = await newGlossary();
    const made = await add(id, [
      ['en', 'gauge'],
      ['de', 'Lehre'],
    ]);
    const german = made.terms[1].id;
    await expect(change(reviewer, 'changeTerm', made, { text: 'Manometer' }, german)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const changed = await change(operator, 'changeTerm', made, { text: 'Manometer' }, german);
    expect(changed.revision).toBe(made.revision + 1);
    expect(await found(['gauges'])).toEqual([['gauge=Manometer']]);
    await expect(change(operator, 'changeConcept', made, { domain: 'x' })).rejects.toMatchObject({
      code: 'revision-changed',
    });
    const period = { validFrom: '2026-05-01', validUntil: '2026-04-01' };
    await expect(change(operator, 'changeTerm', changed, period, german)).rejects.toThrow('ends before');
    await change(reviewer, 'changeConcept', changed, { definition: 'shows pressure' });
    const { items } = await look(reviewer, 'listConceptChanges', {
      params: place(id, { conceptId: made.id }),
    });
    expect(items.map(({ action, changedBy, revision }: Shown) => [action, changedBy, revision])).toEqual([
      ['changed', reviewer.id, 3],
      ['term-changed', operator.id, 2],
      ['created', operator.id, 1],
    ]);
    expect(items[1]).toMatchObject({ before: { text: 'Lehre' }, after: { text: 'Manometer' } });
  });

  it('are one concept unless somebody says that they are homonyms', async () => {
    const { id } = await newGlossary();
    const first = await add(id, [['en', 'bank']], { key: 'money' });
    await expect(add(id, [['en-GB', ' BANK ']])).rejects.toMatchObject({
      code: 'term-exists',
      facts: { conceptId: first.id },
    });
    await expect(add(id, [['en', 'shore']], { key: 'money' })).rejects.toMatchObject({
      code: 'concept-key-taken',
    });
    const second = await add(id, [['en', 'bank']], { homonym: true });
    expect(second.id).not.toBe(first.id);
    await expect(change(operator, 'addTerm', first, { language: 'en', text: 'bank' })).rejects.toMatchObject({
      code: 'term-exists',
    });
  });

  it('count on the days for which they are valid', async () => {
    const { id } = await newGlossary();
    await add(id, [
      ['en', 'valve'],
      ['de', 'Klappe', { validUntil: '2026-03-02' }],
      ['de', 'Ventil', { validFrom: '2026-03-04' }],
    ]);
    const seen = [];
    for (const day of ['01', '02', '03', '04']) {
      now = new Date(`2026-03-${day}T12:00:00Z`);
      seen.push((await found(['valve']))[0]);
    }
    expect(seen).toEqual([['valve=Klappe'], ['valve=Klappe'], [], ['valve=Ventil']]);
    const query = { validOn: '2026-03-02', text: 'KLAPP' };
    expect((await look(reviewer, 'listConcepts', { params: place(id), query })).items).toHaveLength(1);
    const later = { ...query, validOn: '2026-03-03' };
    expect((await look(reviewer, 'listConcepts', { params: place(id), query: later })).items).toEqual([]);
  });

  it('are deactivated, deleted, restored and purged with a reason, but not destroyed under a legal hold', async () => {
    const { id } = await newGlossary();
    let concept = await add(id, [
      ['en', 'screw'],
      ['de', 'Schraube'],
      ['de', 'Bolzen', { status: 'allowed' }],
    ]);
    const state = async (to: string) => {
      concept = await change(operator, 'setConceptState', concept, { state: to, reason: 'a test' });
    };
    concept = await change(
      operator,
      'setTermState',
      concept,
      { state: 'deactivated', reason: 'old' },
      concept.terms[2].id,
    );
    expect(await found(['screws'])).toEqual([['screw=Schraube']]);
    await state('deactivated');
    expect(await found(['screws'])).toEqual([[]]);
    await state('active');
    await expect(
      call(system, 'purgeConcept', { params: place(id, { conceptId: concept.id }), query: { reason: 'x' } }),
    ).rejects.toMatchObject({ code: 'concept-not-deleted' });
    const hold = (held: boolean) =>
      call(system, 'holdGlossary', { params: place(id), body: { held, reason: 'a case' } });
    expect((await hold(true)).hold).toMatchObject({ reason: 'a case' });
    await expect(state('deleted')).rejects.toMatchObject({ code: 'glossary-held' });
    await hold(false);
    await state('deleted');
    await hold(true);
    const purge = { params: place(id, { conceptId: concept.id }), query: { reason: 'wrong' } };
    await expect(call(system, 'purgeConcept', purge)).rejects.toMatchObject({ code: 'glossary-held' });
    await hold(false);
    await expect(call(operator, 'purgeConcept', purge)).rejects.toMatchObject({ code: 'not-allowed' });
    await call(system, 'purgeConcept', purge);
    await expect(look(operator, 'getConcept', purge)).rejects.toMatchObject({ code: 'concept-unknown' });
    const { rows } = await sql<{ action: string; reason: string }>`
      select action, reason from audit_entries where subject_id = ${concept.id} order by sequence desc limit 2`.execute(
      services.db,
    );
    expect(rows).toEqual([
      { action: 'glossary.purge-concept', reason: 'wrong' },
      { action: 'glossary.set-concept-state', reason: 'a test' },
    ]);
  });

  it('come in pages', async () => {
    const { id } = await newGlossary();
    for (const text of ['one', 'two', 'three']) await add(id, [['en', text]]);
    const first = await look(operator, 'listConcepts', { params: place(id), query: { limit: 2 } });
    const rest = await look(operator, 'listConcepts', {
      params: place(id),
      query: { limit: 2, cursor: first.next },
    });
    expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
  });
});

describe('the matcher of a project', () => {
  it('is made once, for all who ask at the same time, and anew after a change', async () => {
    const { id } = await newGlossary();
    const pair = { projectId, from: 'en', to: 'de' };
    const open = () => openTermMatcher(reading(services, system), pair);
    const [one, other] = await Promise.all([open(), open()]);
    expect(one).toBe(other);
    expect(await open()).toBe(one);
    const concept = await add(id, [
      ['en', 'hinge'],
      ['de', 'Scharnier'],
    ]);
    const after = await open();
    expect(after).not.toBe(one);
    expect(after!.findTerms('hinges')).toMatchObject([{ concept: { id: concept.id } }]);
    await expect(add(id, [['en', 'hinge']])).rejects.toThrow();
    expect(await open(), 'after a change that came to nothing').toBe(after);
  });
});
