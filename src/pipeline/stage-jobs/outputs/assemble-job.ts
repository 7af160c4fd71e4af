import { discardArtifacts, expiryOf, storeArtifact } from '#domain/artifacts';
import { findVersion, listKeptSegments } from '#domain/files';
import { advanceRun, listTargets, replaceFindings, stageQueues, targetText } from '#domain/runs';
import type { InlineText } from '#engine/inline';
import { assembleTranslation } from '#pipeline/assembly';
import { joinSegments } from '#pipeline/extraction';
import { openDocument } from '#pipeline/stage-jobs/documents';
import { endRunAndItem, failureOf, stageFinding, stageHandler } from '#pipeline/stage-jobs/handler';
import { outputName } from './output-name.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Reads source and targets; commits the output, not released yet, and the job that proves it. */
export const assembleHandler = stageHandler({
  stage: 'assembly',
  queue: stageQueues.assembly,
  async handle({ run, policy, context, commit }) {
    const opened = await openDocument(context, run, policy);
    const kept = await listKeptSegments(context, run.extractionId!);
    const isSame =
      !('refused' in opened) &&
      opened.extraction.segments.length === kept.length &&
      opened.extraction.segments.every(({ id }, index) => id === kept[index]!.segmentId);
    if ('refused' in opened || !isSame) {
      const failure = failureOf('assembly', stageFinding('segments-differ'));
      return commit((inTransaction, locked) => endRunAndItem(inTransaction, locked, 'fail', { failure }));
    }
    const texts = new Map<string, InlineText>();
    for (const target of await listTargets(context.db, run.id)) {
      const segment = kept[target.position]!;
      texts.set(segment.segmentId, targetText(target, segment.source));
    }
    const { extraction, languages } = opened;
    const assembled = assembleTranslation({
      document: extraction.document,
      ...languages,
      targetOf: (block) => joinSegments(block, extraction.blocks.get(block.id)!, texts),
    });
    const { name } = await findVersion(context, run.versionId);
    await commit(async (inTransaction, locked) => {
      await replaceFindings(inTransaction.db, run.id, 'assembly', assembled.findings);
      const fatal = assembled.findings.find(({ severity }) => severity === 'error');
      if (fatal || !assembled.bytes) {
        const failure = failureOf('assembly', fatal ?? stageFinding('stage-gave-up'));
        return endRunAndItem(inTransaction, locked, 'block', { failure });
      }
      // A run that is assembled again has an output already, which is no longer its output.
      await discardArtifacts(inTransaction, {
        runId: run.id,
        kinds: ['assembled', 'output', 'report', 'certificate'],
      });
      await storeArtifact(inTransaction, {
        projectId: run.projectId,
        versionId: run.versionId,
        runId: run.id,
        kind: 'assembled',
        name: outputName(name, run.targetLanguage),
        mediaType: docx,
        content: assembled.bytes,
        retention: 'output',
        expiresAt: expiryOf(policy.retention.output, inTransaction.now()),
      });
      return advanceRun(inTransaction, locked, { to: 'delivery' });
    });
  },
});
