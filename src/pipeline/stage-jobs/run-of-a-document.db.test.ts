import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { findRunArtifact, linkToArtifact, readArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Context, systemActor } from '#domain/context';
import { plugin as glossary } from '#domain/glossary/plugin';
import { createMemory } from '#domain/memory';
import { plugin as memory } from '#domain/memory/plugin';
import { addPolicy, createConnection, createProject, defaultPolicy, type Policy } from '#domain/projects';
import {
  cancelRun,
  createRun,
  findDelivery,
  findRun,
  listOpenPortions,
  listTargets,
  pauseRun,
  type Run,
  resumeRun,
  retryRun,
  reviewFinished,
} from '#domain/runs';
import { approveTarget, editTarget } from '#domain/runs/targets';
import { plugin as webhooks } from '#domain/webhooks/plugin';
import { openPackage } from '#engine/docx/package';
import { isGenuine } from '#pipeline/delivery';
import { receiveUpload } from '#pipeline/reception';
import { type TestServices, testServices } from '#test/services';
import { plugin } from './plugin.ts';

const actor = systemActor('test');
let services: TestServices;
let projectId: string;

const doing = <T>(work: (context: Context) => Promise<T>): Promise<T> => transact(services, actor, work);
const seeing = (): Context => reading(services, actor);

async function upload(name = 'agreement.docx'): Promise<string> {
  const bytes = await readFile(new URL('../../../examples/agreement.docx', import.meta.url));
  const received = await receiveUpload(seeing(), {
    projectId,
    fileName: name,
    content: Readable.from([bytes]),
    intent: 'new-file',
    channel: 'test',
  });
  return received.version.id;
}

async function policy(change: Partial<Policy>): Promise<void> {
  await doing((context) =>
    addPolicy(context, projectId, { ...defaultPolicy, providers: ['trial'], ...change }),
  );
}

const start = (versionId: string): Promise<Run> =>
  doing((context) => createRun(context, { versionId, targetLanguage: 'de' }));

beforeAll(async () => {
  services = await testServices({
    handlers: [...plugin.handlers!, ...memory.handlers!, ...(webhooks.handlers ?? [])],
    queues: [...glossary.queues!, ...plugin.queues!, ...(webhooks.queues ?? [])],
  });
  projectId = (
    await doing((context) =>
      createProject(context, { key: 'trial', name: 'Trial', sourceLanguage: 'en', targetLanguages: ['de'] }),
    )
  ).id;
  await doing((context) =>
    createConnection(context, projectId, {
      name: 'trial',
      settings: { provider: 'pseudo' },
      enabled: true,
      concurrency: 2,
      spendingLimit: null,
      spendingPeriod: 'month',
    }),
  );
  await policy({ review: { required: 'never' } });
});

describe('a run', () => {
  test('takes a document through all stages and releases it with a certificate', async () => {
    const { id } = await start(await upload());
    await services.drain();
    const run = await findRun(seeing(), id);
    expect(run).toMatchObject({ state: 'delivered', stage: 'delivery', failure: null, portionsLeft: 0 });
    expect(run.segmentsDone).toBe(run.segmentsTotal);
    const output = await findRunArtifact(seeing(), id, 'output');
    const opened = openPackage(await readArtifact(seeing(), output!.id));
    expect(opened.package?.parts.length).toBeGreaterThan(5);
    const certificate = await findRunArtifact(seeing(), id, 'certificate');
    const statement = JSON.parse(Buffer.from(await readArtifact(seeing(), certificate!.id)).toString());
    expect(statement).toMatchObject({ runId: id, outputSha256: output!.sha256 });
    const delivery = await findDelivery(services.db, id);
    for (const kept of [statement, delivery!.certificate])
      expect(isGenuine(services.secrets, kept)).toBe(true);
  });

  test('teaches the memories of its project once, when it is delivered', async () => {
    await policy({ review: { required: 'always' } });
    const how = { name: 'learning', priority: 0, reads: false, learns: 'candidates' } as const;
    await doing((context) => createMemory(context, projectId, how));
    const { id } = await start(await upload('teaching.docx'));
    await services.drain();
    const learned = async () =>
      (
        await sql<{ state: string; staged: number }>`
          select state, (account->>'staged')::int as staged from memory_imports where run_id = ${id}`.execute(
          services.db,
        )
      ).rows;
    expect(await learned()).toEqual([]);
    const open = (await listTargets(services.db, id)).filter(
      ({ reviewStatus }) => reviewStatus === 'required',
    );
    for (const { position, revision } of open) {
      const edit = { runId: id, position, text: `Satz ${position}`, revision, approve: true };
      await doing((context) => editTarget(context, edit, { onReviewed: reviewFinished }));
    }
    await services.drain();
    expect(await findRun(seeing(), id)).toMatchObject({ state: 'delivered' });
    expect(await learned()).toEqual([{ state: 'reviewing', staged: open.length }]);
    await policy({ review: { required: 'never' } });
  });

  test('does nothing for jobs that come a second time', async () => {
    const { id } = await start(await upload('twice.docx'));
    await services.drain();
    const before = await findRun(seeing(), id);
    const targets = await listTargets(services.db, id);
    for (const handler of plugin.handlers!) {
      if (handler.queue.name === 'runs.recover') continue;
      const payload = { runId: id, epoch: 1, number: 1 } as never;
      await handler.handle(services, payload, {
        id: 'again',
        attempt: 1,
        isLast: false,
        signal: AbortSignal.timeout(10_000),
      });
    }
    expect(await findRun(seeing(), id)).toEqual(before);
    expect(await listTargets(services.db, id)).toEqual(targets);
  });

  test('stands still while it is paused and goes on when it is resumed', async () => {
    const { id } = await start(await upload('paused.docx'));
    await doing((context) => pauseRun(context, id));
    await services.drain();
    expect(await findRun(seeing(), id)).toMatchObject({ state: 'paused', stage: 'intake' });
    await doing((context) => resumeRun(context, id));
    await services.drain();
    expect(await findRun(seeing(), id)).toMatchObject({ state: 'delivered' });
  });

  test('ends when it is cancelled, and can be taken up again', async () => {
    const { id } = await start(await upload('cancelled.docx'));
    await doing((context) => cancelRun(context, id));
    await services.drain();
    expect(await findRun(seeing(), id)).toMatchObject({ state: 'cancelled', stage: 'intake' });
    await doing((context) => retryRun(context, id));
    await services.drain();
    expect(await findRun(seeing(), id)).toMatchObject({ state: 'delivered' });
  });

  test('fails with a reason where the policy names no provider, and succeeds when tried again with one', async () => {
    await policy({ providers: [], review: { required: 'never' } });
    const { id } = await start(await upload('nobody.docx'));
    await services.drain();
    expect(await findRun(seeing(), id)).toMatchObject({
      state: 'failed',
      stage: 'translation',
      failure: { code: 'no-connection' },
    });
    await policy({ review: { required: 'never' } });
  });

  test('is blocked where the policy forbids what was found, and its document is given to nobody', async () => {
    const { id } = await start(await upload('blocked.docx'));
    await services.drain();
    const other = await start(await upload('incomplete.docx'));
    const payload = { runId: other.id, epoch: 1 };
    const job = { id: 'one', attempt: 1, isLast: false, signal: AbortSignal.timeout(30_000) };
    const handle = (name: string) =>
      plugin.handlers!.find(({ queue }) => queue.name === name)!.handle(services, payload as never, job);
    await handle('runs.take-in');
    await handle('runs.extract');
    const portions = await listOpenPortions(services.db, other.id, 1);
    for (const number of portions)
      await plugin
        .handlers!.find(({ queue }) => queue.name === 'runs.translate-portion')!
        .handle(services, { ...payload, number } as never, job);
    await sql`delete from targets where run_id = ${other.id} and position = 3`.execute(services.db);
    await services.drain();
    expect(await findRun(seeing(), other.id)).toMatchObject({
      state: 'blocked',
      stage: 'delivery',
      failure: { code: 'targets-missing' },
    });
    expect(await findRunArtifact(seeing(), other.id, 'output')).toBeUndefined();
    const assembled = await findRunArtifact(seeing(), other.id, 'assembled');
    const person = reading(services, { ...actor, kind: 'person', role: 'administrator' });
    await expect(readArtifact(person, assembled!.id)).rejects.toMatchObject({ code: 'artifact-unreleased' });
    await expect(linkToArtifact(person, assembled!.id, { seconds: 60 })).rejects.toMatchObject({
      code: 'artifact-unreleased',
    });
    expect(await findRunArtifact(person, id, 'output')).toMatchObject({ kind: 'output' });
  });

  test('waits for people where the policy asks, checks what they wrote and goes on', async () => {
    await policy({ review: { required: 'always' } });
    const { id } = await start(await upload('reviewed.docx'));
    await policy({ review: { required: 'never' } });
    await services.drain();
    expect(await findRun(seeing(), id)).toMatchObject({ state: 'in_review', stage: 'review' });
    const [open, ...others] = (await listTargets(services.db, id)).filter(
      ({ reviewStatus }) => reviewStatus === 'required',
    );
    const hooks = { onReviewed: reviewFinished };
    const edit = { runId: id, position: open!.position, text: '+41  44 000', revision: open!.revision };
    await doing((context) => editTarget(context, { ...edit, approve: true }, hooks));
    for (const { position, revision } of others)
      await doing((context) => approveTarget(context, { runId: id, position, revision }, hooks));
    await services.drain();
    expect(await findRun(seeing(), id)).toMatchObject({ state: 'delivered' });
    const written = (await listTargets(services.db, id, [open!.position]))[0]!;
    expect(written).toMatchObject({ resultSource: 'human', reviewStatus: 'approved' });
    // What people wrote was checked, and not corrected.
    expect(written.verificationState).not.toBe('pending');
    expect(written.items).toEqual([{ kind: 'text', text: '+41  44 000' }]);
  });

  test('translates again from a stage without asking for what it has', async () => {
    const { id } = await start(await upload('again.docx'));
    await services.drain();
    await expect(doing((context) => retryRun(context, id, 'translation'))).rejects.toMatchObject({
      code: 'run-state',
    });
  });
});
