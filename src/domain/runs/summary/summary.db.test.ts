import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reading } from '#domain/audit';
import { type Actor, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { insertProject, insertRunOf, insertVersion, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { summariseRun } from './summarise-run.ts';

const services = await testServices();
const { db } = services;
const summarise = (actor: Actor, runId: string) => summariseRun(reading(services, actor), runId);

test('a summary counts what a run has come to', async () => {
  const project = await insertProject(db);
  const of = {
    ...(await insertVersion(db, project.projectId, ['one two', 'three', 'four five six'])),
    ...project,
  };
  const reviewer = reviewerOf(project.projectId);
  const targets = [
    { text: 'a', reviewStatus: 'approved' },
    { text: 'b', reviewStatus: 'required', resultSource: 'memory_exact' },
  ];
  const open = await insertRunOf(db, of, targets);
  const delivered = await insertRunOf(db, of, targets, { state: 'delivered' });
  await sql`insert into run_portions (run_id, epoch, number, positions, state, calls, worked_at)
    values (${open}, 1, 1, '{}', 'done', '[{"price": 0.5, "currency": "EUR"}]', now())`.execute(db);
  expect(await summarise(reviewer, open)).toMatchObject({
    extracted: { segments: 3, words: 6 },
    translated: { segments: 2, words: 3 },
    reviewRequired: { segments: 1, words: 1 },
    approved: { segments: 1, words: 2 },
    delivered: { segments: 0, words: 0 },
    byVerificationState: { passed: { segments: 2, words: 3 } },
    prices: [{ currency: 'EUR', price: 0.5 }],
  });
  expect(await summarise(reviewer, delivered)).toMatchObject({ delivered: { segments: 3, words: 6 } });
  for (const [actor, runId] of [
    [reviewerOf(newId()), open],
    [systemActor('tests'), newId()],
  ] as const)
    await expect(summarise(actor, runId)).rejects.toMatchObject({ code: 'run-unknown' });
});
