import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mergeFiles, undoOperation } from '#domain/files/lineage';
import { plugin as glossary } from '#domain/glossary/plugin';
import {
  cancelRun,
  createRun,
  listTargets,
  pauseRun,
  prioritiseRun,
  resumeRun,
  retryRun,
  reviewFinished,
  runStages,
} from '#domain/runs';
import { approveTargets, editTarget } from '#domain/runs/targets';
import { plugin as webhooks } from '#domain/webhooks/plugin';
import { Problem } from '#platform/problems';
import { openQueue, startWorkers, type Workers } from '#platform/queue';
import { createLogger } from '#platform/telemetry';
import { type FakeLlm, startFakeLlm } from '#test/fake-llm';
import { type TestServices, testServices } from '#test/services';
import { openTrialProject, sentences, type TrialProject } from '#test/trial-project';
import { checkObjects } from '#upkeep/integrity';
import { plugin } from './plugin.ts';

const handlers = [...plugin.handlers!, ...glossary.handlers!, ...(webhooks.handlers ?? [])];
const queues = [...glossary.queues!, ...plugin.queues!, ...(webhooks.queues ?? [])];
const hooks = { onReviewed: reviewFinished };
let services: TestServices;
let trial: TrialProject;
let model: FakeLlm;

beforeAll(async () => {
  services = await testServices({ handlers, queues });
  model = await startFakeLlm({ latency: 30 });
  trial = await openTrialProject(services, 'meddled');
  await trial.connect({ name: 'model', url: model.url, concurrency: 3 });
});
afterAll(() => model.close());

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)]!;

async function startWorking(): Promise<Workers> {
  const log = createLogger('silent');
  const settings = { url: services.url, log, queues, superviseSeconds: 1, retryDelaySeconds: 1 };
  const queue = await openQueue({ ...settings, works: true });
  const { db } = services;
  return startWorkers({ services: { ...services, queue }, queue, db, handlers, log, pollSeconds: 1 });
}

async function startRuns(count: number): Promise<{ runs: string[]; files: string[] }> {
  const reviewed = await trial.policy({ providers: ['model'], review: { required: 'always' } });
  const unseen = await trial.policy({ providers: ['model'] });
  const started = { runs: [] as string[], files: [] as string[] };
  for (let place = 0; place < count; place++) {
    const texts = sentences(place % 3 === 0 ? 320 : 20, `item ${place}`);
    const { versionId, fileId } = await trial.upload(`document-${place}.docx`, texts);
    const request = { versionId, targetLanguage: 'de', policyId: place % 2 === 0 ? reviewed : unseen };
    started.runs.push((await trial.doing((context) => createRun(context, request))).id);
    started.files.push(fileId);
  }
  return started;
}

/** What people may do to a run, whether or not they may just then. */
const deeds: Record<string, (id: string, files: readonly string[]) => Promise<unknown>> = {
  pause: (id) => trial.doing((context) => pauseRun(context, id)),
  resume: (id) => trial.doing((context) => resumeRun(context, id)),
  cancel: (id) => trial.doing((context) => cancelRun(context, id)),
  retry: (id) => trial.doing((context) => retryRun(context, id)),
  retryFrom: (id) => trial.doing((context) => retryRun(context, id, pick(runStages))),
  prioritise: (id) => trial.doing((context) => prioritiseRun(context, id, Math.floor(Math.random() * 10))),
  approve: (id) => trial.doing((context) => approveTargets(context, id, { includeFailed: true }, hooks)),
  async edit(runId) {
    const [target] = await listTargets(services.db, runId, [3]);
    const edit = { runId, position: 3, text: `Von Hand ${Math.random()}`, revision: target?.revision };
    await trial.doing((context) => editTarget(context, edit, hooks));
  },
  async mergeAndUndo(_, files) {
    const { projectId } = trial;
    const merge = { projectId, fileId: pick(files), intoFileId: pick(files) };
    const { id } = await trial.doing((context) => mergeFiles(context, merge));
    await trial.doing((context) => undoOperation(context, id));
  },
};

/** What nobody who asks may see: anything but success or a refusal. */
async function meddle(
  times: number,
  { runs, files }: { runs: readonly string[]; files: readonly string[] },
): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (let time = 0; time < times; time++) {
    const name = pick(Object.keys(deeds));
    await deeds[name]!(pick(runs), files).catch((error) => {
      if (!(error instanceof Problem)) failures.push({ name, error });
    });
    await wait(Math.random() * 60);
  }
  return failures;
}

/** Resumes, approves and retries until every run is delivered; what cannot be got there is found afterwards. */
async function bringToEnd(runs: readonly string[]): Promise<void> {
  for (let round = 0; round < 300; round++) {
    const states = await Promise.all(runs.map(async (id) => (await trial.state(id)).state));
    if (states.every((state) => state === 'delivered')) return;
    for (const [place, id] of runs.entries()) {
      const deed = {
        paused: 'resume',
        in_review: 'approve',
        cancelled: 'retry',
        failed: 'retry',
        blocked: 'retry',
      };
      const name = deed[states[place] as keyof typeof deed];
      if (name) await deeds[name]!(id, []).catch(() => {});
    }
    await wait(300);
  }
}

test('runs are delivered once and whole whatever people do to them while workers work', async () => {
  const started = await startRuns(10);
  const workers = [await startWorking(), await startWorking()];
  const failures = await Promise.all([1, 2, 3].map(() => meddle(60, started)));
  expect(failures.flat()).toEqual([]);
  await bringToEnd(started.runs);
  await Promise.all(workers.map((working) => working.stop(5)));

  const { rows } = await sql<Record<string, unknown>>`
    select state, portions_left as "portionsLeft", segments_total - segments_done as "segmentsLeft",
      segments_total - (select count(*)::int from targets where run_id = r.id) as "targetsLeft",
      (select count(*)::int from deliveries where run_id = r.id) as deliveries,
      (select count(*)::int from run_events where run_id = r.id and event = 'deliver') as ends,
      (select count(*)::int from artifacts where run_id = r.id and kind = 'output' and deleted_at is null) as outputs,
      (select count(*)::int from run_portions where run_id = r.id and state = 'open' and lease is not null) as leases
    from runs r`.execute(services.db);
  const whole = { state: 'delivered', portionsLeft: 0, segmentsLeft: 0, targetsLeft: 0, leases: 0 };
  expect(rows).toEqual(started.runs.map(() => ({ ...whole, deliveries: 1, ends: 1, outputs: 1 })));
  for (const id of started.runs) {
    const { rows: targets } = await sql<{ plain: string }>`
      select plain from targets where run_id = ${id}`.execute(services.db);
    const output = await trial.delivered(id);
    expect(targets.filter(({ plain }) => !output.includes(plain))).toEqual([]);
  }
  expect(await checkObjects(services, { grace: 0 })).toMatchObject({ missing: 0 });
});
