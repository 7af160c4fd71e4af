import type { Services } from '#domain/context';
import { readVersionBytes } from '#domain/files';
import { advanceRun, replaceFindings, type StagePayload, stageQueues } from '#domain/runs';
import { intakeFindings, settleLanguages, takeIn } from '#pipeline/intake';
import { defineHandler } from '#platform/queue';
import { endRunAndItem } from './end-run.ts';
import { failureOf, failWhenDead } from './fail-run.ts';
import { beginStage } from './stage-context.ts';

/** Reads the source; commits the findings of intake, then extraction follows, or the run ends as failed. */
export const takeInHandler = defineHandler<Services, StagePayload>({
  queue: stageQueues.intake,
  async handle(services, payload) {
    const work = await beginStage(services, payload, 'intake');
    if (!work) return;
    const { run, context, commit } = work;
    const taken = takeIn(await readVersionBytes(context, run.versionId));
    const languages = settleLanguages(run.sourceLanguage, run.targetLanguage);
    const refused =
      'refused' in taken ? taken.refused : 'refused' in languages ? languages.refused : undefined;
    const findings = refused ?? ('refused' in taken ? [] : intakeFindings(taken, run.sourceLanguage));
    const fatal = refused?.find(({ severity }) => severity === 'error');
    await commit(async (inTransaction, locked) => {
      await replaceFindings(inTransaction.db, run.id, 'intake', findings);
      if (fatal) await endRunAndItem(inTransaction, locked, 'fail', { failure: failureOf('intake', fatal) });
      else await advanceRun(inTransaction, locked, { to: 'extraction' });
    });
  },
  dead: failWhenDead('intake'),
});
