import type { Context } from '#domain/context';
import {
  extractionDigest,
  findExtraction,
  hashText,
  type KeptSegment,
  keepAlignment,
  keepExtraction,
  listKeptSegments,
} from '#domain/files';
import type { Policy } from '#domain/projects';
import {
  advanceRun,
  insertPortions,
  insertTargets,
  listTargets,
  type Run,
  replaceFindings,
  stageQueues,
} from '#domain/runs';
import type { Finding } from '#engine/findings';
import { plainText } from '#engine/inline';
import { countWords } from '#engine/words';
import { outlineBlocks, surroundSegments } from '#pipeline/extraction';
import { endRunAndItem, failureOf, stageFinding, stageHandler } from '#pipeline/stage-jobs/handler';
import { carryOver } from './carry-over.ts';
import { type OpenedDocument, openDocument } from './open-document.ts';
import { planPortions } from './plan-portions.ts';

/**
 * Reads the source; commits its segments (once for all runs that cut it alike), the targets carried over from the
 * version before, and the portions of what is left, whose jobs follow.
 */
export const extractHandler = stageHandler({
  stage: 'extraction',
  queue: stageQueues.extraction,
  async handle({ run, policy, context, commit }) {
    const known = await findExtraction(context, {
      versionId: run.versionId,
      digest: extractionDigest(run.sourceLanguage, policy.content),
    });
    const opened = known ? undefined : await openDocument(context, run, policy);
    if (opened && 'refused' in opened) {
      const [fatal] = opened.refused;
      return commit((inTransaction, locked) =>
        endRunAndItem(inTransaction, locked, 'fail', { failure: failureOf('extraction', fatal!) }),
      );
    }
    const segments = opened ? keptSegments(opened) : await listKeptSegments(context, known!.id);
    const findings = opened ? opened.extraction.findings : (known!.findings as readonly Finding[]);
    const fatal = findings.find(({ severity }) => severity === 'error');
    const carried = fatal ? undefined : await carryOver(context, run, segments);
    const held = await listTargets(context.db, run.id);
    const done = new Set([...held, ...(carried?.targets ?? [])].map(({ position }) => position));
    const left = segments.filter(({ position }) => !done.has(position));
    const portions = planPortions(left.map((segment) => ({ ...segment, id: segment.segmentId })));
    await commit(async (inTransaction, locked) => {
      await replaceFindings(inTransaction.db, run.id, 'extraction', findings);
      if (fatal)
        return endRunAndItem(inTransaction, locked, 'fail', { failure: failureOf('extraction', fatal) });
      const { id } = opened ? await keep(inTransaction, run, policy, opened, segments) : known!;
      // Targets belong to places in the extraction they were made for; in another they would translate other segments.
      if (locked.extractionId !== null && locked.extractionId !== id) {
        const failure = failureOf('extraction', stageFinding('segments-differ'));
        return endRunAndItem(inTransaction, locked, 'fail', { failure });
      }
      if (carried && carried.earlierExtractionId !== id)
        await keepAlignment(inTransaction, [carried.earlierExtractionId, id], carried.alignment);
      const { now } = inTransaction;
      const by = inTransaction.actor.id;
      await insertTargets(inTransaction.db, run.id, carried?.targets ?? [], { by, now: now() });
      await insertPortions(inTransaction.db, run.id, locked.epoch, portions);
      return advanceRun(inTransaction, locked, {
        to: portions.length > 0 ? 'translation' : 'quality',
        change: {
          extractionId: id,
          segmentsTotal: segments.length,
          segmentsDone: segments.length - left.length,
          portionsLeft: portions.length,
          changes: carried?.changes ?? null,
        },
      });
    });
  },
});

/** A document's segments as they are kept. */
export function keptSegments({ extraction }: OpenedDocument): KeptSegment[] {
  return surroundSegments(extraction.segments).segments.map((segment, position): KeptSegment => {
    const plain = plainText(segment.source);
    return {
      position,
      segmentId: segment.id,
      part: segment.part,
      place: segment.place,
      source: segment.source,
      plain,
      hash: hashText(plain),
      ...(segment.heading !== undefined && { heading: segment.heading }),
    };
  });
}

async function keep(
  context: Context,
  run: Run,
  policy: Policy,
  { extraction }: OpenedDocument,
  segments: readonly KeptSegment[],
): Promise<{ readonly id: string }> {
  return keepExtraction(context, {
    versionId: run.versionId,
    digest: extractionDigest(run.sourceLanguage, policy.content),
    sourceLanguage: run.sourceLanguage,
    options: policy.content,
    title: surroundSegments(extraction.segments).title,
    coverage: extraction.document.coverage,
    findings: extraction.findings,
    wordCount: segments.reduce((sum, { plain }) => sum + countWords(plain), 0),
    segments,
    blocks: outlineBlocks(extraction),
  });
}
