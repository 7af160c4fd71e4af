import type { Services } from '#domain/context';
import type { RunStage, StagePayload } from '#domain/runs';
import { Problem } from '#platform/problems';
import { defineHandler, type JobInfo, type QueueDefinition, type QueueHandler } from '#platform/queue';
import { endRunAndItem } from './end-run.ts';
import { failureOf, failWhenDead, takeUpAgain } from './fail-run.ts';
import { beginStage, type StageWork } from './stage-context.ts';

export interface StageHandler<P extends StagePayload> {
  readonly stage: RunStage;
  readonly queue: QueueDefinition<P>;
  handle(work: StageWork, job: JobInfo, payload: P): Promise<unknown>;
  /** For a job whose run has moved on, is paused or is gone. */
  pass?(services: Services, payload: P, job: JobInfo): Promise<unknown>;
}

/**
 * A stage as the handler of its queue. A refusal, such as of a source that has expired, ends the run at once with its code
 * and advice, since trying again would not help; what else is thrown is tried again and ends the run as a dead letter.
 */
export function stageHandler<P extends StagePayload>(definition: StageHandler<P>): QueueHandler<Services> {
  const { stage, queue, handle, pass } = definition;
  return defineHandler<Services, P>({
    queue,
    async handle(services, payload, job) {
      const work = await beginStage(services, payload, stage);
      if (!work) {
        if (job.isSentBack) await takeUpAgain(services, payload, stage);
        await pass?.(services, payload, job);
        return;
      }
      try {
        await handle(work, job, payload);
      } catch (error) {
        if (!(error instanceof Problem) || error.status >= 500 || error.code === 'run-state') throw error;
        const failure = failureOf(stage, error);
        await work.commit((context, run) => endRunAndItem(context, run, 'fail', { failure }));
      }
    },
    dead: failWhenDead(stage),
  });
}
