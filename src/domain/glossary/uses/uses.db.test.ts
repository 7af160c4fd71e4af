import { beforeAll, expect, it } from 'vitest';
import { transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { plugin } from '#domain/glossary/plugin';
import { newId } from '#platform/database';
import {
  insertProject,
  insertRunOf,
  insertVersion,
  operatorOf,
  routeCaller,
  type Shown,
  type TargetSpecimen,
} from '#test/runs';
import { testServices } from '#test/services';

const services = await testServices();
const run = routeCaller<Context>(plugin.routes!);
const call = (operation: string, input: Parameters<typeof run>[2], actor: Actor = operator): Promise<Shown> =>
  transact(services, actor, (context) => run(context, operation, input));

const pairs: readonly (readonly [source: string, target: TargetSpecimen | undefined])[] = [
  ['Close both lids.', { text: 'Schließen Sie beide Deckel.' }],
  ['Open the lid.', { text: 'Öffnen Sie die Haube.' }],
  ['Nothing of it.', { text: 'Nichts davon.' }],
  ['Lift the lid.', { text: 'Heben Sie die Klappe an.' }],
  ['A lid.', undefined],
  ['One lid.', { text: 'One lid.', resultSource: 'passthrough', findingCodes: ['segment-untranslated'] }],
  ['The lid of the case', { text: 'Der Gehäusedeckel' }],
];
let projectId = '';
let policyId = '';
let operator: Actor;
let concept: Shown;
let runs: Record<'old' | 'new' | 'french', string>;
const list = async (query: object = {}): Promise<Shown> =>
  call('listTermUses', {
    params: { projectId, glossaryId: concept.glossaryId, conceptId: concept.id },
    query: { ...query },
  });
const verdictsOf = ({ items }: Shown) =>
  items.map(({ position, verdict }: Shown) => `${position} ${verdict}`);

beforeAll(async () => {
  ({ projectId, policyId } = await insertProject(services.db));
  operator = operatorOf(projectId);
  const glossary = await call('createGlossary', { params: { projectId }, body: { name: newId() } });
  concept = await call('createConcept', {
    params: { projectId, glossaryId: glossary.id },
    body: {
      domain: 'kitchen',
      terms: [
        { language: 'en', text: 'lid' },
        { language: 'de', text: 'Deckel' },
        { language: 'de', text: 'Klappe', status: 'forbidden' },
      ],
      approval: 'approved',
    },
  });
  const version = await insertVersion(
    services.db,
    projectId,
    pairs.map(([source]) => source),
  );
  const of = { ...version, policyId };
  const targets = pairs.map(([, target]) => target);
  runs = {
    old: await insertRunOf(services.db, of, [{ text: 'Die Haube zu.' }]),
    new: await insertRunOf(services.db, of, targets),
    french: await insertRunOf(services.db, of, [{ text: 'Fermez les deux.' }], { targetLanguage: 'fr' }),
  };
});

it('tells of every segment of every run with the term what its translation made of it, the newest run first', async () => {
  const found = await list({ limit: 50 });
  expect(found.items.map(({ runId }: Shown) => runId)).toEqual([
    ...Array(6).fill(runs.french),
    ...Array(6).fill(runs.new),
    ...Array(6).fill(runs.old),
  ]);
  expect(verdictsOf(found)).toEqual([
    ...['0 not-asked', ...[1, 3, 4, 5, 6].map((position) => `${position} untranslated`)],
    ...['0 used', '1 missing', '3 forbidden-used', '4 untranslated', '5 untranslated', '6 used'],
    ...['0 missing', ...[1, 3, 4, 5, 6].map((position) => `${position} untranslated`)],
  ]);
  expect(found).toMatchObject({ next: null, examined: 21 });
  expect(found.items[6]).toMatchObject({
    source: 'Close both lids.',
    sourcePlaces: [{ start: 11, end: 15 }],
    targetPlaces: [{ start: 20, end: 26 }],
    fileName: 'manual.docx',
  });
});

it('narrows to one verdict and goes on where a page ended', async () => {
  const first = await list({ verdict: 'used', limit: 1 });
  expect(verdictsOf(first)).toEqual(['0 used']);
  const second = await list({ verdict: 'used', limit: 1, cursor: first.next });
  expect(verdictsOf(second)).toEqual(['6 used']);
  expect(verdictsOf(await list({ verdict: 'used', limit: 5, cursor: second.next }))).toEqual([]);
});

it('counts approved terms alone, and shows nobody the runs of another project', async () => {
  const draft = await call('createConcept', {
    params: { projectId, glossaryId: concept.glossaryId },
    body: { terms: [{ language: 'en', text: 'case' }] },
  });
  const params = { projectId, glossaryId: concept.glossaryId, conceptId: draft.id };
  expect((await call('listTermUses', { params })).items).toEqual([]);
  const { projectId: other } = await insertProject(services.db);
  await expect(call('listTermUses', { params }, operatorOf(other))).rejects.toMatchObject({ status: 404 });
});

it('says which projects use a glossary, as far as one may see them, and which domains it has', async () => {
  const { projectId: other } = await insertProject(services.db);
  const { glossaryId } = concept;
  await call(
    'attachGlossary',
    { params: { projectId: other, glossaryId }, body: { priority: 3, domains: ['kitchen'] } },
    systemActor('test'),
  );
  const params = { projectId, glossaryId };
  expect(await call('listGlossaryUsers', { params })).toMatchObject({
    items: [{ projectId, access: 'write', domains: null }],
    others: 1,
  });
  const { items } = await call('listGlossaryUsers', { params }, systemActor('test'));
  expect(items).toHaveLength(2);
  expect(await call('listGlossaryDomains', { params })).toEqual({
    items: [{ domain: 'kitchen', concepts: 1 }],
  });
});
