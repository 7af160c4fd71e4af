import { openServices } from '#apps/service';
import type { Configuration } from '#platform/config';
import { toBeStopped } from '#platform/signals';

/** Sends scheduled jobs and nothing else, until the signal: `verso scheduler`. Several may run; each job is sent once. */
export async function runScheduler(configuration: Configuration, signal: AbortSignal): Promise<void> {
  const options = { name: 'scheduler', schedules: true, patience: 60, signal };
  const services = await openServices(configuration, options);
  const { log } = services;
  log.info('scheduler started');
  await toBeStopped(signal, log);
  await services.close();
  log.info('stopped');
}
