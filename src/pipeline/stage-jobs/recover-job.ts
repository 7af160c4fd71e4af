import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { recoverStandingRuns, recoveryQueue } from '#domain/runs';
import { defineHandler } from '#platform/queue';

/** Gives runs that stand still without a job one again; those whose jobs wait or work are left alone. */
export const recoverHandler = defineHandler<Services, Record<string, never>>({
  queue: recoveryQueue,
  async handle(services) {
    await transact(services, systemActor('runs.recover'), (context) => recoverStandingRuns(context));
  },
});
