import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plugin as glossary } from '#domain/glossary/plugin';
import { listTargets, type Run, retryRun, reviewFinished } from '#domain/runs';
import { editTarget, rejectTarget } from '#domain/runs/targets';
import { plugin as webhooks } from '#domain/webhooks/plugin';
import { type FakeLlm, startFakeLlm } from '#test/fake-llm';
import { type TestServices, testServices } from '#test/services';
import { openTrialProject, sentences, type TrialProject } from '#test/trial-project';
import { plugin } from './plugin.ts';

let services: TestServices;
let trial: TrialProject;
let model: FakeLlm;
/** Leaves sentences that say so as they are. */
let lazy: FakeLlm;
const hooks = { onReviewed: reviewFinished };

beforeAll(async () => {
  services = await testServices({
    handlers: [...plugin.handlers!, ...(webhooks.handlers ?? [])],
    queues: [...glossary.queues!, ...plugin.queues!, ...(webhooks.queues ?? [])],
  });
  model = await startFakeLlm();
  lazy = await startFakeLlm({ translate: (text) => (text.includes('LAZY') ? text : text.toUpperCase()) });
  trial = await openTrialProject(services, 'retried');
  await trial.connect({ name: 'model', url: model.url });
  await trial.connect({ name: 'lazy', url: lazy.url });
});
afterAll(() => Promise.all([model.close(), lazy.close()]));

const targetAt = async (id: string, position: number) => (await listTargets(services.db, id, [position]))[0]!;

async function edit(runId: string, position: number, text: string): Promise<void> {
  const { revision } = await targetAt(runId, position);
  await trial.doing((context) => editTarget(context, { runId, position, text, revision }, hooks));
}

async function retry(id: string, stage?: Parameters<typeof retryRun>[2]): Promise<Run> {
  await trial.doing((context) => retryRun(context, id, stage));
  await services.drain();
  return trial.state(id);
}

describe('a blocked run whose targets were mended', () => {
  test.each([undefined, 'delivery', 'assembly'] as const)(
    'delivers what people wrote, checked, when it is retried from %s',
    async (stage) => {
      await trial.policy({ providers: ['lazy'], blocking: ['target-same-as-source'] });
      const texts = [...sentences(2), 'LAZY sentences stay as they are.'];
      const { versionId } = await trial.upload(`mended-${stage}.docx`, texts);
      const { id } = await trial.start(versionId);
      await services.drain();
      expect(await trial.state(id)).toMatchObject({ state: 'blocked', stage: 'delivery' });
      await edit(id, 2, 'Faule Sätze bleiben, wie sie sind.');
      expect(await retry(id, stage)).toMatchObject({ state: 'delivered' });
      expect(await trial.delivered(id)).toContain('Faule Sätze');
      expect(await targetAt(id, 2)).not.toMatchObject({ verificationState: 'pending' });
    },
  );

  test('is blocked again where what they wrote has the same fault', async () => {
    await trial.policy({ providers: ['lazy'], blocking: ['target-same-as-source'] });
    const { versionId } = await trial.upload('unmended.docx', [...sentences(2), 'LAZY twice.']);
    const { id } = await trial.start(versionId);
    await services.drain();
    await edit(id, 2, 'LAZY twice.');
    expect(await retry(id)).toMatchObject({ state: 'blocked', failure: { code: 'blocked-by-policy' } });
  });
});

describe('a run in review that is retried', () => {
  async function inReview(name: string, required: 'always' | 'when_failed' = 'always'): Promise<string> {
    await trial.policy({ providers: ['model'], review: { required } });
    const { versionId } = await trial.upload(name, sentences(3));
    const { id } = await trial.start(versionId);
    await services.drain();
    return id;
  }

  test('comes back to people with what they edited or rejected and did not approve', async () => {
    for (const decide of [
      (id: string) => edit(id, 1, 'Etwas ganz anderes.'),
      async (runId: string) => {
        const { revision } = await targetAt(runId, 1);
        const decision = { runId, position: 1, revision, reason: 'It is wrong.' };
        await trial.doing((context) => rejectTarget(context, decision));
      },
    ]) {
      const id = await inReview('open.docx');
      await sql`update targets set review_status = 'approved' where run_id = ${id} and position <> 1`.execute(
        services.db,
      );
      await decide(id);
      const { reviewStatus } = await targetAt(id, 1);
      expect(await retry(id)).toMatchObject({ state: 'in_review' });
      expect(await targetAt(id, 1)).toMatchObject({ reviewStatus });
    }
  });

  test('does not take the source that stands for a missing target for a translation', async () => {
    const { versionId } = await (async () => {
      await trial.policy({ providers: ['model'], review: { required: 'when_failed' } });
      return trial.upload('missing.docx', sentences(3, 'sum'));
    })();
    const { id } = await trial.start(versionId);
    await sql`create or replace function lose_target() returns trigger language plpgsql as $$
      begin if new.position = 2 and new.result_source = 'provider' then return null; end if; return new; end $$`.execute(
      services.db,
    );
    await sql`create trigger lose_target before insert on targets for each row execute function lose_target()`.execute(
      services.db,
    );
    await services.drain();
    expect(await trial.state(id)).toMatchObject({ state: 'in_review', segmentsTotal: 3 });
    expect(await retry(id)).toMatchObject({ state: 'in_review' });
    const placeholder = {
      resultSource: 'passthrough',
      verificationState: 'failed',
      reviewStatus: 'required',
    };
    expect(await targetAt(id, 2)).toMatchObject(placeholder);

    // Rejected it is still none, and is translated when the run is translated again.
    const { revision } = await targetAt(id, 2);
    const decision = { runId: id, position: 2, revision, reason: 'It is not translated.' };
    await trial.doing((context) => rejectTarget(context, decision));
    await sql`drop trigger lose_target on targets`.execute(services.db);
    const retried = await trial.doing((context) => retryRun(context, id, 'translation'));
    expect(retried).toMatchObject({ segmentsTotal: 3, segmentsDone: 2 });
    await services.drain();
    expect(await targetAt(id, 2)).toMatchObject({ resultSource: 'provider' });
    expect(await trial.state(id)).toMatchObject({ state: 'delivered', segmentsDone: 3 });
  });

  test('asks for nothing it has when it is extracted again, and counts right', async () => {
    const id = await inReview('extracted.docx');
    const { calls } = model;
    expect(await retry(id, 'extraction')).toMatchObject({
      ...{ state: 'in_review', segmentsTotal: 3, segmentsDone: 3 },
    });
    expect(model.calls).toBe(calls);
  });

  test('keeps its targets from other segments where another release cuts the document otherwise', async () => {
    const id = await inReview('recut.docx');
    const { extractionId } = await trial.state(id);
    const before = await listTargets(services.db, id);
    await sql`update extractions set digest = 'of another release' where id = ${extractionId}`.execute(
      services.db,
    );
    expect(await retry(id, 'extraction')).toMatchObject({
      ...{ state: 'failed', extractionId, failure: { stage: 'extraction', code: 'segments-differ' } },
    });
    expect(await listTargets(services.db, id)).toEqual(before);
  });
});

describe('a run whose jobs became dead letters', () => {
  /** Breaks what a stage commits until it is mended. */
  async function sabotage(table: string, when: string): Promise<() => Promise<void>> {
    await sql`create or replace function break_down() returns trigger language plpgsql as $$
      begin raise exception 'The disk is full.'; end $$`.execute(services.db);
    await sql`create trigger break_down before insert on ${sql.table(table)} for each row
      when (${sql.raw(when)}) execute function break_down()`.execute(services.db);
    return async () => {
      await sql`drop trigger break_down on ${sql.table(table)}`.execute(services.db);
    };
  }

  test.each([
    ['runs.assemble', 'assembly', 'artifacts', "new.kind = 'assembled'"],
    ['runs.translate-portion', 'translation', 'targets', 'true'],
  ])(
    'is taken up again when those of %s are sent back, and delivered once',
    async (queue, stage, table, when) => {
      await trial.policy({ providers: ['model'] });
      const { versionId } = await trial.upload('dead.docx', sentences(600, stage));
      const mend = await sabotage(table, when);
      const { id } = await trial.start(versionId);
      await services.drain();
      expect(await trial.state(id)).toMatchObject({
        state: 'failed',
        stage,
        failure: { code: 'stage-gave-up' },
      });
      await mend();
      expect(await services.queue.redrive(services.db, queue, 'all')).toBeGreaterThanOrEqual(
        stage === 'translation' ? 2 : 1,
      );
      await services.drain();
      expect(await trial.state(id)).toMatchObject({ state: 'delivered', segmentsDone: 600 });
      const { rows } = await sql`select 1 from run_events where run_id = ${id} and event = 'retry'`.execute(
        services.db,
      );
      expect(rows).toHaveLength(1);
    },
  );

  test('is left alone where somebody retried it before its job was sent back', async () => {
    await trial.policy({ providers: ['model'] });
    const { versionId } = await trial.upload('late.docx', sentences(3, 'toll'));
    const mend = await sabotage('artifacts', "new.kind = 'assembled'");
    const { id } = await trial.start(versionId);
    await services.drain();
    await mend();
    expect(await retry(id)).toMatchObject({ state: 'delivered' });
    const before = await trial.state(id);
    expect(await services.queue.redrive(services.db, 'runs.assemble', 'all')).toBe(1);
    await services.drain();
    expect(await trial.state(id)).toEqual(before);
  });
});
