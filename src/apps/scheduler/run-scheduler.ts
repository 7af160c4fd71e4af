import { openServices } from '#apps/service';
import { keepProcess } from '#domain/operations';
import { type Configuration, version } from '#platform/config';
import { toBeStopped } from '#platform/signals';

/** Sends scheduled jobs and nothing else, until the signal: `verso scheduler`. Several may run; each job is sent once. */
export async function runScheduler(configuration: Configuration, signal: AbortSignal): Promise<void> {
  const options = { name: 'scheduler', schedules: true, patience: 60, signal };
  const services = await openServices(configuration, options);
  const { log } = services;
  log.info('scheduler started');
  const kept = await keepProcess(services, { kind: 'scheduler', version: version() });
  await toBeStopped(signal, log);
  await kept.stop();
  await services.close();
  log.info('stopped');
}
