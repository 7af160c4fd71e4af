import { openServices } from '#apps/service';
import type { Configuration } from '#platform/config';
import { toBeStopped } from '#platform/signals';
import { startWorker, type WorkerChoice } from './start-worker.ts';

/** A worker process of its own, until the signal: `verso worker`. */
export async function runWorker(
  configuration: Configuration,
  { signal, ...choice }: WorkerChoice & { readonly signal: AbortSignal },
): Promise<void> {
  const options = { name: 'worker', works: true, patience: 60, signal };
  const services = await openServices(configuration, options);
  const { log } = services;
  try {
    const workers = await startWorker(services, choice);
    await toBeStopped(signal, log);
    await workers.stop(configuration.graceSeconds);
  } finally {
    await services.close();
  }
  log.info('stopped');
}
