import { reading, transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { findPolicy, type Policy } from '#domain/projects';
import { findRunForStage, lockRunForStage, type Run, type RunStage, type StagePayload } from '#domain/runs';

/** What a stage's job works with: its run and the policy it runs under. */
export interface StageWork {
  readonly run: Run;
  readonly policy: Policy;
  /** For reading; nothing is locked while a stage computes. */
  readonly context: Context;
  /**
   * Commits what the stage made, in one transaction with the run locked. Does nothing and says so where the run has moved
   * on meanwhile: it was cancelled, or another job was quicker.
   */
  commit(work: (context: Context, run: Run) => Promise<unknown>): Promise<boolean>;
}

/** Begins a job; undefined where there is nothing for it to do any more. */
export async function beginStage(
  services: Services,
  payload: StagePayload,
  stage: RunStage,
): Promise<StageWork | undefined> {
  const actor = systemActor(`runs.${stage}`);
  const correlationId = `run:${payload.runId}`;
  const context = reading(services, actor, correlationId);
  const run = await findRunForStage(context, payload, stage);
  if (!run) return undefined;
  const { body: policy } = await findPolicy(context, run.policyId);
  return {
    run,
    policy,
    context,
    commit: (work) =>
      transact(
        services,
        actor,
        async (inTransaction) => {
          const locked = await lockRunForStage(inTransaction, payload, stage);
          if (locked) await work(inTransaction, locked);
          return locked !== undefined;
        },
        { correlationId },
      ),
  };
}
