import { readVersionBytes } from '#domain/files';
import { advanceRun, replaceFindings, stageQueues } from '#domain/runs';
import { intakeFindings, settleLanguages, takeIn } from '#pipeline/intake';
import { endRunAndItem, failureOf, stageHandler } from '#pipeline/stage-jobs/handler';

/** Reads the source; commits the findings of intake, then extraction follows, or the run ends as failed. */
export const takeInHandler = stageHandler({
  stage: 'intake',
  queue: stageQueues.intake,
  async handle({ run, context, commit }) {
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
});
