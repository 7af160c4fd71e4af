import type { ProcessServices } from '#apps/service';
import { closeProviders } from '#pipeline/stage-jobs';
import { type QueueRole, startWorkers, type Workers } from '#platform/queue';

export interface WorkerChoice {
  /** By default those that are set. */
  readonly roles?: readonly QueueRole[];
  readonly concurrency?: number;
}

/** Does jobs of the chosen roles until it is stopped. */
export async function startWorker(services: ProcessServices, choice: WorkerChoice = {}): Promise<Workers> {
  const { configuration, plugins, queue, db, log } = services;
  const workers = await startWorkers({
    ...{ services, queue, db, log },
    handlers: plugins.flatMap(({ handlers = [] }) => [...handlers]),
    roles: choice.roles ?? configuration.workerRoles,
    concurrency: choice.concurrency ?? configuration.workerConcurrency,
    pollSeconds: configuration.pollSeconds,
  });
  log.info({ queues: workers.queues }, 'worker started');
  return {
    ...workers,
    async stop(graceSeconds) {
      await workers.stop(graceSeconds);
      await closeProviders(services);
    },
  };
}
