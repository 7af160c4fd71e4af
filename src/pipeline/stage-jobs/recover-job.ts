import { reading, transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { findStandingRuns, recoverRun, recoveryQueue } from '#domain/runs';
import { defineHandler } from '#platform/queue';

/** Gives runs that stand still without a job one again; those whose jobs wait or work are left alone. */
export const recoverHandler = defineHandler<Services, Record<string, never>>({
  queue: recoveryQueue,
  async handle(services) {
    const actor = systemActor(recoveryQueue.name);
    for (const id of await findStandingRuns(reading(services, actor)))
      await transact(services, actor, (context) => recoverRun(context, id));
  },
});
