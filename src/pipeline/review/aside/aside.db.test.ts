import { expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { createMemory } from '#domain/memory';
import { openBook, writeUnits } from '#domain/memory/retrieval';
import { commentOn } from '#domain/runs/discussion';
import { textWithoutCodes } from '#engine/inline';
import { insertProject, insertRunOf, insertVersion, reviewerOf, routeCaller } from '#test/runs';
import { testServices } from '#test/services';
import { asideRoutes } from './api.ts';

const services = await testServices();
const { db } = services;
const call = routeCaller<Context>(asideRoutes);
const read = (actor: Actor, runId: string, position: number) =>
  call(reading(services, actor), 'readTargetAside', { params: { runId, position: String(position) } });

async function specimen() {
  const project = await insertProject(db);
  const texts = ['Stop.', 'Wait for 7 minutes.', 'Wait for 7 minutes.'];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const runId = await insertRunOf(db, version, [{ text: 'Halt.' }, { text: 'Warten.' }, { text: 'Warten.' }]);
  return { projectId: project.projectId, runId };
}

async function remember(projectId: string, source: string, target: string): Promise<void> {
  await transact(services, systemActor('test'), async (context) => {
    const how = { name: 'Manuals', priority: 0, reads: true, learns: 'off' } as const;
    const { id } = await createMemory(context, projectId, how);
    const book = await openBook(context.db, id, 'en', 'de');
    const unit = { source: textWithoutCodes(source), target: textWithoutCodes(target) };
    await writeUnits(context.db, { book, units: [unit], origin: { by: 'test', now: context.now() } });
  });
}

test('shows what stands beside a segment: matches, comments, neighbours, repetitions', async () => {
  const { projectId, runId } = await specimen();
  const reviewer = reviewerOf(projectId);
  await remember(projectId, 'Wait for 5 minutes.', 'Warten Sie 5 Minuten.');
  await transact(services, reviewer, (context) => commentOn(context, { runId, position: 1, text: 'Why 7?' }));
  const aside = await read(reviewer, runId, 1);
  expect(aside).toMatchObject({
    segment: { position: 1, target: { text: 'Warten.' }, findings: [], history: [] },
    matches: [{ target: 'Warten Sie 7 Minuten.', unitTarget: 'Warten Sie 5 Minuten.', memory: 'Manuals' }],
    terms: [],
    comments: [{ text: 'Why 7?', position: 1 }],
    neighbours: { previous: { position: 0, source: 'Stop.' }, next: { position: 2 } },
    repetitions: 1,
    present: [],
  });
  expect(aside.matches[0].differences).toContainEqual({ kind: 'inserted', text: '7' });
});

test('has no neighbours beyond the edges of the document', async () => {
  const { projectId, runId } = await specimen();
  const first = await read(reviewerOf(projectId), runId, 0);
  expect(first.neighbours).toMatchObject({ previous: null, next: { position: 1 } });
  const last = await read(reviewerOf(projectId), runId, 2);
  expect(last.neighbours).toMatchObject({ previous: { position: 1 }, next: null });
});

test('is refused where there is no segment, and to strangers', async () => {
  const { projectId, runId } = await specimen();
  await expect(read(reviewerOf(projectId), runId, 9)).rejects.toMatchObject({ code: 'target-unknown' });
  const { projectId: elsewhere } = await insertProject(db);
  await expect(read(reviewerOf(elsewhere), runId, 1)).rejects.toMatchObject({ code: 'run-unknown' });
});
