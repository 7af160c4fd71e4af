import { expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { newId, openDatabase } from '#platform/database';
import { insertProject, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { conceptRoutes } from './concepts-api.ts';
import { glossaryRoutes } from './glossaries-api.ts';
import { openTermMatcher } from './index.ts';

/** Two processes: pools and caches of their own over one database. */
const here = await testServices();
const there: Services = { ...here, db: openDatabase({ url: here.url, connections: 2 }) };
const system = systemActor('test');
const run = routeCaller<Context>([...glossaryRoutes, ...conceptRoutes]);
const call = (services: Services, operation: string, input: Parameters<typeof run>[2]): Promise<Shown> =>
  transact(services, system, (context) => run(context, operation, input));

async function setUp() {
  const { projectId } = await insertProject(here.db);
  const glossary = await call(here, 'createGlossary', {
    params: { projectId },
    body: { name: newId(), priority: 0 },
  });
  const params = { projectId, glossaryId: glossary.id };
  const add = (services: Services, text: string, domain?: string) =>
    call(services, 'createConcept', {
      params,
      body: {
        terms: [
          { language: 'en', text },
          { language: 'de', text: `de-${text}` },
        ],
        approval: 'approved',
        ...(domain !== undefined && { domain }),
      },
    });
  const termsIn = async (services: Services, text: string): Promise<string[]> => {
    const matcher = await openTermMatcher(reading(services, system), { projectId, from: 'en', to: 'de' });
    return matcher?.findTerms(text).map(({ term }) => term.text) ?? [];
  };
  return { params, add, termsIn };
}

it('a change in one process is seen by the matcher of the other at once', async () => {
  try {
    const { params, add, termsIn } = await setUp();
    const text = 'Close the valve and the lid.';
    await add(here, 'valve');
    expect([await termsIn(here, text), await termsIn(there, text)]).toEqual([['valve'], ['valve']]);
    const lid = await add(there, 'lid');
    expect(await termsIn(here, text)).toEqual(['valve', 'lid']);
    const at = { params: { ...params, conceptId: lid.id }, revision: lid.revision };
    await call(here, 'setConceptState', { ...at, body: { state: 'deactivated', reason: 'test' } });
    expect([await termsIn(here, text), await termsIn(there, text)]).toEqual([['valve'], ['valve']]);
    const state = { params, body: { state: 'deactivated', reason: 'test' } };
    await call(there, 'setGlossaryState', state);
    expect(await termsIn(here, text)).toEqual([]);
  } finally {
    await (there.db as ReturnType<typeof openDatabase>).destroy();
  }
});

it('only concepts of the domains count that a project uses, from the moment it says so', async () => {
  const { params, add, termsIn } = await setUp();
  await add(here, 'valve', 'Plumbing');
  await add(here, 'lease', 'Law');
  await add(here, 'lid');
  const text = 'valve, lease, lid';
  const use = (domains: string[] | null) =>
    call(here, 'attachGlossary', { params, body: { priority: 0, access: 'write', domains } });
  expect(await termsIn(here, text)).toEqual(['valve', 'lease', 'lid']);
  expect(await use(['Law', 'Trade'])).toMatchObject({ domains: ['Law', 'Trade'] });
  expect(await termsIn(here, text)).toEqual(['lease']);
  expect(await use(null)).toMatchObject({ domains: null });
  expect(await termsIn(here, text)).toEqual(['valve', 'lease', 'lid']);
});
