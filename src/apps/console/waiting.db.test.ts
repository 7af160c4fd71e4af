import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { transact } from '#domain/audit';
import { type Actor, systemActor } from '#domain/context';
import { decideCandidate } from '#domain/glossary/candidates';
import { discardImport as discardTermImport } from '#domain/glossary/imports';
import { plugin as glossary } from '#domain/glossary/plugin';
import { discardImport } from '#domain/memory/imports';
import { plugin as memory } from '#domain/memory/plugin';
import { operationsPlugin } from '#domain/operations/plugin';
import { plugin as projects } from '#domain/projects/plugin';
import { plugin as runs } from '#domain/runs/plugin';
import { newId } from '#platform/database';
import { defineQueue, discardDeadLetters } from '#platform/queue';
import { insertProject, operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const queue = defineQueue<object>({
  ...{ name: 'test.work', role: 'upkeep', retries: 0, timeout: 60, concurrency: 2, purpose: 'Works.' },
  payload: z.object({}),
});
const plugins = [projects, memory, glossary, runs, operationsPlugin([])];
const opened = await testServices({ queues: [queue as never] });
const services = { ...opened, waiting: plugins.flatMap(({ waiting = [] }) => [...waiting]) };
const { db } = services;
const then = new Date('2026-01-05T08:00:00Z');
const administrator: Actor = { ...systemActor('admin'), kind: 'person' };
const visit = (actor: Actor) => new Visitor({ services, plugins, actor });
const title = 'Also waiting';

beforeEach(async () => {
  await sql`truncate projects, memories, glossaries cascade`.execute(db);
  await sql`delete from queue.job`.execute(db);
});

async function insertCandidate(projectId: string): Promise<string> {
  const id = newId();
  await sql`insert into term_candidates (id, project_id, source_language, target_language, source_text, source_hash,
      target_text, agreement, occurrences, last_run_id, first_seen_at, last_seen_at)
    values (${id}, ${projectId}, 'en', 'de', 'valve', decode(md5(${id}::text), 'hex'), 'Ventil', 1, 3, ${newId()}, ${then},
      ${then})`.execute(db);
  return id;
}

/** A project in which one of each kind waits. */
async function furnish() {
  const { projectId } = await insertProject(db);
  const [memoryId, glossaryId, importId, termImportId, proposalId] = Array.from({ length: 5 }, newId);
  await sql`insert into memories (id, name, created_at) values (${memoryId}, ${memoryId}, ${then})`.execute(
    db,
  );
  await sql`insert into project_memories (project_id, memory_id) values (${projectId}, ${memoryId})`.execute(
    db,
  );
  await sql`insert into memory_imports (id, memory_id, project_id, kind, state, source_language, created_by, created_at)
    values (${importId}, ${memoryId}, ${projectId}, 'tmx', 'reviewing', 'en', 'test', ${then})`.execute(db);
  await sql`insert into glossaries (id, name, created_by, created_at, updated_at)
    values (${glossaryId}, ${glossaryId}, 'test', ${then}, ${then})`.execute(db);
  await sql`insert into project_glossaries (project_id, glossary_id, access)
    values (${projectId}, ${glossaryId}, 'write')`.execute(db);
  await sql`insert into glossary_imports (id, glossary_id, project_id, state, file_name, size, created_by, created_at)
    values (${termImportId}, ${glossaryId}, ${projectId}, 'reviewing', 'a.csv', 1, 'test', ${then})`.execute(
    db,
  );
  await sql`insert into segmentation_proposals (id, project_id, run_id, position, kind, language, scope, rule, before, after,
      places, created_by, created_at)
    values (${proposalId}, ${projectId}, ${newId()}, 0, 'split', 'en', 'mark', ${{ break: true, before: ';', after: ' ' }},
      'a;', ' b', ${{ run: 1, others: 0, versions: 0, isPartial: false }}, 'test', ${then})`.execute(db);
  const candidateId = await insertCandidate(projectId);
  return {
    ...{ projectId, candidateId },
    ...{ importId: importId!, termImportId: termImportId!, proposalId: proposalId! },
  };
}

async function bury(): Promise<string> {
  const { rows } = await sql<{ id: string }>`insert into queue.job (name, data)
    values (${`${queue.name}.dead`}, '{}') returning id`.execute(db);
  return rows[0]!.id;
}

async function kindsOf(actor: Actor, projectId?: string): Promise<string[]> {
  const path = `/api/v1/work${projectId === undefined ? '' : `?projectId=${projectId}`}`;
  const { html } = await visit(actor).get(path);
  const { waiting } = JSON.parse(html);
  return waiting.shown.map(({ kind, count }: { kind: string; count: number }) => `${kind} ${count}`).sort();
}

test('what waits besides runs stands on home for whoever may act on it, with where it leads', async () => {
  const of = await furnish();
  await bury();
  const inProject = [
    'glossary-imports 1',
    'memory-imports 1',
    'segmentation-proposals 1',
    'term-candidates 1',
  ];
  expect(await kindsOf(administrator)).toEqual(['dead-letters 1', ...inProject]);
  expect(await kindsOf(administrator, of.projectId)).toEqual(inProject);
  expect(await kindsOf(operatorOf(of.projectId))).toEqual(inProject);
  expect(await kindsOf(reviewerOf(of.projectId))).toEqual(['memory-imports 1']);
  const { html, text } = await visit(administrator).get('/');
  expect(text).toContain(title);
  for (const href of [
    `/memory-imports/${of.importId}`,
    `/glossary-imports/${of.termImportId}`,
    `/projects/${of.projectId}/term-candidates`,
    `/projects/${of.projectId}/segmentation`,
    '/queues',
  ]) {
    expect(html).toContain(`<li><a href="${href}">`);
    expect((await visit(administrator).get(href)).status).toBe(200);
  }
  const german = await visit(administrator).get(`/projects/${of.projectId}`, { 'accept-language': 'de' });
  expect(german.text).toContain('Außerdem wartet');
  expect(german.text).toContain('Benennungskandidaten : 1');
  expect(german.text).not.toContain('Unzustellbare');
});

test('others see nothing of it: members of other projects, and keys that may only read', async () => {
  const of = await furnish();
  await bury();
  const { projectId: other } = await insertProject(db);
  expect(await kindsOf(operatorOf(other))).toEqual([]);
  expect(await kindsOf({ ...operatorOf(of.projectId), scopes: new Set(['read']) })).toEqual([]);
  expect((await visit(operatorOf(other)).get(`/api/v1/work?projectId=${of.projectId}`)).status).toBe(404);
  expect((await visit(operatorOf(other)).get('/')).text).not.toContain(title);
});

test('what is decided, and what is of an archived project, waits no more', async () => {
  const of = await furnish();
  const operator = operatorOf(of.projectId);
  const letter = await bury();
  expect(await kindsOf(administrator)).toHaveLength(5);
  await transact(services, operator, async (context) => {
    await discardImport(context, of.importId);
    await discardTermImport(context, of.termImportId);
    await decideCandidate(
      context,
      { projectId: of.projectId, id: of.candidateId },
      { decision: 'rejected', status: 'preferred', approval: 'draft', homonym: false },
    );
  });
  const visitor = visit(operator);
  const list = `/projects/${of.projectId}/segmentation`;
  await visitor.get(list);
  await visitor.submit(`${list}/${of.proposalId}/refusal`, { reason: 'Not wanted.' });
  expect(await kindsOf(administrator)).toEqual(['dead-letters 1']);
  await discardDeadLetters(db, queue.name, [letter]);
  expect(await kindsOf(administrator)).toEqual([]);
  expect((await visit(administrator).get('/')).text).not.toContain(title);
  const archived = await furnish();
  await sql`update projects set archived_at = ${then} where id = ${archived.projectId}`.execute(db);
  expect(await kindsOf(administrator)).toEqual([]);
});

test('at most ten lines stand there, and nobody counts beyond a hundred', async () => {
  const { projectId } = await insertProject(db);
  for (let number = 0; number < 101; number += 1) await insertCandidate(projectId);
  expect(await kindsOf(operatorOf(projectId))).toEqual(['term-candidates 100']);
  expect((await visit(operatorOf(projectId)).get('/')).text).toContain('Term candidates : 99+');
  const made = [await furnish(), await furnish(), await furnish()];
  const all = operatorOf(projectId, ...made.map((one) => one.projectId));
  expect(await kindsOf(all)).toHaveLength(10);
  expect((await visit(all).get('/')).text).toContain('and 3 more');
  for (let number = 0; number < 11; number += 1) made.push(await furnish());
  const many = await visit(operatorOf(...made.map((one) => one.projectId))).get('/');
  expect(many.text).toContain('and 46 more');
});
