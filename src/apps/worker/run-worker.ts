import { openServices, untilStopped } from '#apps/service';
import type { Configuration } from '#platform/config';
import { startWorker, type WorkerChoice } from './start-worker.ts';

/** A worker process of its own: `verso worker`. */
export async function runWorker(configuration: Configuration, choice: WorkerChoice): Promise<void> {
  const services = await openServices(configuration, { name: 'worker', works: true, patience: 60 });
  try {
    const workers = await startWorker(services, choice);
    await untilStopped(services.log, () => workers.stop(configuration.graceSeconds));
  } finally {
    await services.close();
  }
}
