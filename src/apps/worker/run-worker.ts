import { openServices } from '#apps/service';
import { keepProcess } from '#domain/operations';
import { type Configuration, version } from '#platform/config';
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
    const { queues } = workers;
    const kept = await keepProcess(services, { kind: 'worker', version: version(), queues });
    await toBeStopped(signal, log);
    await workers.stop(configuration.graceSeconds);
    await kept.stop();
  } finally {
    await services.close();
  }
  log.info('stopped');
}
