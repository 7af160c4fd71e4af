import { type KeptSegment, listKeptSegments } from '#domain/files';
import type { Policy } from '#domain/projects';
import {
  advanceRun,
  askForReview,
  type CheckedTarget,
  insertTargets,
  isPlaceholder,
  type KeptTarget,
  listTargets,
  type NewTarget,
  placeholderCode,
  replaceFindings,
  stageQueues,
  targetText,
  updateCheckedTargets,
} from '#domain/runs';
import type { ResultSource } from '#engine/checks';
import { checkTargets, type VerificationState } from '#pipeline/quality';
import { stageHandler } from '#pipeline/stage-jobs/handler';
import { reviewStatusOf } from './review-status-of.ts';
import { termsOfRun } from './terms-of-run.ts';

/**
 * Reads all targets of a run; commits their states, findings and corrections, and which of them people have to see.
 * Assembly follows at once where nobody has to.
 */
export const checkHandler = stageHandler({
  stage: 'quality',
  queue: stageQueues.quality,
  async handle({ run, policy, context, commit }, { signal }) {
    const kept = await listKeptSegments(context, run.extractionId!);
    const segments = kept.map((segment) => ({ ...segment, id: segment.segmentId }));
    const targets = new Map(
      (await listTargets(context.db, run.id)).map((target) => [target.position, target]),
    );
    const { findTerms } = await termsOfRun(context, run);
    const quality = await checkTargets({
      segments,
      targets: new Map(
        segments.flatMap(({ id, position, source }) => {
          const target = targets.get(position);
          return target && !isTrial(target) && !isPlaceholder(target)
            ? [[id, checkable(target, targetText(target, source))] as const]
            : [];
        }),
      ),
      from: run.sourceLanguage,
      to: run.targetLanguage,
      settings: policy.checks,
      findTerms,
      signal,
    });
    const checked = segments.flatMap(({ id, position }): CheckedTarget[] => {
      const target = targets.get(position);
      if (!target || isPlaceholder(target)) return [];
      const verificationState = quality.states.get(id) ?? 'pending';
      const text = quality.texts.get(id);
      const isWritten = isByPeople(target);
      const isCorrected = text && !isWritten && JSON.stringify(text.items) !== JSON.stringify(target.items);
      return [
        {
          position,
          verificationState,
          reviewStatus:
            isWritten || isTrial(target)
              ? target.reviewStatus
              : statusUnder(policy, target, verificationState),
          findingCodes: [...new Set((quality.findingsOf.get(id) ?? []).map(({ code }) => code))],
          ...(isCorrected && { items: text.items }),
        },
      ];
    });
    const findings = segments.flatMap(({ id, position }) =>
      (quality.findingsOf.get(id) ?? []).map((finding) => ({ ...finding, position })),
    );
    const missing =
      policy.review.required === 'never' ? [] : segments.filter(({ position }) => !targets.has(position));
    const isOpen = ({ reviewStatus }: { readonly reviewStatus: string }) => openStatuses.has(reviewStatus);
    const placeholders = [...targets.values()].filter(isPlaceholder);
    const isAsked = missing.length > 0 || checked.some(isOpen) || placeholders.some(isOpen);
    await commit(async (inTransaction, locked) => {
      const { db, actor, now } = inTransaction;
      await insertTargets(db, run.id, missing.map(toBeWritten), { by: actor.id, now: now() });
      await updateCheckedTargets(db, run.id, checked, { by: actor.id, now: now() });
      await replaceFindings(db, run.id, 'quality', findings);
      if (!isAsked) return advanceRun(inTransaction, locked, { to: 'assembly' });
      // A run without a segment to translate has come here without ever running.
      return askForReview(inTransaction, locked);
    });
  },
});

function checkable(target: KeptTarget, text: ReturnType<typeof targetText>) {
  return {
    text,
    resultSource: target.resultSource as ResultSource,
    ...(target.score !== undefined && { score: target.score }),
  };
}

/** What people find where no provider gave anything: the source, to be written over. */
function toBeWritten({ position, source }: KeptSegment): NewTarget {
  return {
    position,
    items: source.items,
    resultSource: 'passthrough',
    verificationState: 'failed',
    reviewStatus: 'required',
    isRepetition: false,
    codesRepaired: false,
    findingCodes: [placeholderCode],
  };
}

/** Of targets that people have not done with: also those they edited or rejected and did not approve. */
const openStatuses: ReadonlySet<string> = new Set(['required', 'in_review', 'rejected']);

const trialProviders: ReadonlySet<string> = new Set(['pseudo', 'copy']);

/** Answers of trial providers are no translations; no check makes sense of them. */
function isTrial({ resultSource, provider }: KeptTarget): boolean {
  return resultSource === 'provider' && trialProviders.has(provider ?? '');
}

/** What a person wrote, approved or rejected is not decided over again. */
function isByPeople({ resultSource, reviewStatus }: KeptTarget): boolean {
  return resultSource === 'human' || reviewStatus === 'approved' || reviewStatus === 'rejected';
}

function statusUnder(policy: Policy, target: KeptTarget, state: VerificationState): string {
  return reviewStatusOf(policy, target.resultSource as ResultSource, state);
}
