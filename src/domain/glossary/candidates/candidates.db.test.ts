import { beforeAll, expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { plugin } from '#domain/glossary/plugin';
import { newId } from '#platform/database';
import { insertProject, insertRunOf, insertVersion, operatorOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { expireCandidates } from './expire-candidates.ts';
import { extractCandidatesQueue } from './extract-from-run.ts';

let now = new Date('2026-03-01T10:00:00Z');
const services = await testServices({ now: () => now, handlers: plugin.handlers! });
const run = routeCaller<Context>(plugin.routes!);
const call = (actor: Actor, operation: string, input: Parameters<typeof run>[2] = {}): Promise<Shown> =>
  transact(services, actor, (context) => run(context, operation, input));

const sentences = [
  ['Check the supply voltage.', 'Prüfen Sie die Versorgungsspannung.'],
  ['The supply voltage is stable.', 'Die Versorgungsspannung ist stabil.'],
  ['Cut the supply voltage.', 'Trennen Sie die Versorgungsspannung.'],
  ['Open the lid.', 'Öffnen Sie den Deckel.'],
  ['Close the lid.', 'Schließen Sie die Klappe.'],
  ['Lift the lid.', 'Heben Sie die Haube an.'],
] as const;
let projectId = '';
let policyId = '';
let operator: Actor;
beforeAll(async () => {
  ({ projectId, policyId } = await insertProject(services.db));
  operator = operatorOf(projectId);
});

const deliver = async (reviewStatus = 'approved'): Promise<string> => {
  const version = await insertVersion(
    services.db,
    projectId,
    sentences.map(([source]) => source),
  );
  const targets = sentences.map(([, text]) => ({ text, reviewStatus }));
  const runId = await insertRunOf(services.db, { ...version, policyId }, targets, { state: 'delivered' });
  await look(runId);
  return runId;
};
const look = async (runId: string): Promise<void> => {
  await services.queue.send(services.db, extractCandidatesQueue, { runId });
  await services.drain();
};
const list = async (query = {}): Promise<Shown[]> =>
  (await call(operator, 'listTermCandidates', { params: { projectId }, query })).items;
const expire = () => transact(services, systemActor('test'), (context) => expireCandidates(context, 100));
const decide = (candidate: Shown, body: object) =>
  call(operator, 'decideTermCandidate', { params: { projectId, termCandidateId: candidate.id }, body });

it('come from delivered runs, count each run once, and are accepted into a glossary, after which they come no more', async () => {
  const runId = await deliver();
  await look(runId);
  const [voltage, lid] = await list();
  expect(voltage).toMatchObject({
    source: 'supply voltage',
    target: 'Versorgungsspannung',
    agreement: 1,
    occurrences: 3,
    runs: 1,
    state: 'open',
    examples: [{ runId, position: 0 }, { position: 1 }, { position: 2 }],
  });
  expect(lid).toMatchObject({ source: 'lid', target: null, agreement: 0 });
  await deliver();
  expect((await list())[0]).toMatchObject({ occurrences: 6, runs: 2 });
  const { id: glossaryId } = await call(operator, 'createGlossary', {
    params: { projectId },
    body: { name: newId() },
  });
  await expect(decide(lid, { decision: 'accepted', glossaryId })).rejects.toMatchObject({
    code: 'term-candidate-incomplete',
  });
  const accepted = await decide(voltage, { decision: 'accepted', glossaryId });
  expect(accepted.state).toBe('accepted');
  const concept = await call(operator, 'getConcept', {
    params: { projectId, glossaryId, conceptId: accepted.conceptId },
  });
  expect(concept.terms).toMatchObject([
    { text: 'supply voltage', approval: 'approved' },
    { text: 'Versorgungsspannung', approval: 'approved' },
  ]);
  await expect(decide(voltage, { decision: 'rejected' })).rejects.toMatchObject({
    code: 'term-candidate-decided',
  });
  await decide(lid, { decision: 'rejected', reason: 'everyday language' });
  await deliver();
  expect(await list({ state: 'open' })).toEqual([]);
  expect((await list({ state: 'rejected' }))[0]).toMatchObject({ source: 'lid', runs: 3 });
});

it('are decided on together, all or none', async () => {
  ({ projectId, policyId } = await insertProject(services.db));
  operator = operatorOf(projectId);
  await deliver();
  const [voltage, lid] = await list();
  const { id: glossaryId } = await call(operator, 'createGlossary', {
    params: { projectId },
    body: { name: newId() },
  });
  const chosen = (...some: Shown[]) => some.map(({ id }) => ({ termCandidateId: id }));
  const decideAll = (body: object) => call(operator, 'decideTermCandidates', { params: { projectId }, body });
  await expect(
    decideAll({ candidates: chosen(voltage, lid), decision: 'accepted', glossaryId }),
  ).rejects.toMatchObject({ code: 'term-candidate-incomplete' });
  expect((await list()).map(({ state }) => state)).toEqual(['open', 'open']);
  expect(await decideAll({ candidates: chosen(lid, lid), decision: 'rejected' })).toEqual({ decided: 1 });
  await decideAll({ candidates: chosen(voltage), decision: 'accepted', glossaryId });
  expect(await list({ state: 'accepted' })).toMatchObject([{ id: voltage.id, glossaryId }]);
});

it('are none of what a glossary has in any form, drafts included', async () => {
  ({ projectId, policyId } = await insertProject(services.db));
  operator = operatorOf(projectId);
  const { id: glossaryId } = await call(operator, 'createGlossary', {
    params: { projectId },
    body: { name: newId() },
  });
  await call(operator, 'createConcept', {
    params: { projectId, glossaryId },
    body: { terms: [{ language: 'en', text: 'Supply Voltage' }] },
  });
  await deliver();
  expect((await list()).map(({ source }) => source)).toEqual(['lid']);
});

it('expire after ninety days without a run that has them, and are open again with the next', async () => {
  ({ projectId, policyId } = await insertProject(services.db));
  operator = operatorOf(projectId);
  await deliver();
  now = new Date('2026-05-15T10:00:00Z');
  expect(await expire()).toBe(0);
  now = new Date('2026-06-15T10:00:00Z');
  expect(await expire()).toBeGreaterThanOrEqual(2);
  expect((await list()).map(({ state }) => state)).toEqual(['expired', 'expired']);
  await deliver();
  expect((await list()).map(({ state }) => state)).toEqual(['open', 'open']);
});

it('are read by members of the project alone', async () => {
  const { projectId: other } = await insertProject(services.db);
  await expect(
    run(reading(services, operatorOf(other)), 'listTermCandidates', { params: { projectId }, query: {} }),
  ).rejects.toMatchObject({ code: 'project-unknown' });
});
