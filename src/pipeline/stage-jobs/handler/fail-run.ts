import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import {
  lockRunForStage,
  type RunFailure,
  type RunStage,
  retryGivenUp,
  type StagePayload,
} from '#domain/runs';
import type { Finding } from '#engine/findings';
import { endRunAndItem } from './end-run.ts';
import { stageFinding } from './findings.ts';

/** Why a finding or a refusal ends a run. */
export function failureOf(
  stage: RunStage,
  { code, message, action }: Pick<Finding, 'code' | 'message' | 'action'>,
): RunFailure {
  return { stage, code, message, action };
}

/** Ends a run whose job became a dead letter, so that nothing waits for it for ever. */
export function failWhenDead(stage: RunStage) {
  return async (services: Services, payload: StagePayload, reason: string): Promise<void> => {
    await transact(services, systemActor(`runs.${stage}`), async (context) => {
      const run = await lockRunForStage(context, payload, stage);
      const failure = failureOf(stage, stageFinding('stage-gave-up', { detail: reason }));
      if (run) await endRunAndItem(context, run, 'fail', { failure });
    });
  };
}

/** Takes back what `failWhenDead` did, for a job that was sent back: jobs of a new epoch do what it should have done. */
export async function takeUpAgain(services: Services, payload: StagePayload, stage: RunStage): Promise<void> {
  await transact(services, systemActor(`runs.${stage}`), (context) => retryGivenUp(context, payload, stage));
}
