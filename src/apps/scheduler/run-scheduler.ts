import { openServices, untilStopped } from '#apps/service';
import type { Configuration } from '#platform/config';

/** Sends scheduled jobs and nothing else: `verso scheduler`. Several may run; each job is sent once. */
export async function runScheduler(configuration: Configuration): Promise<void> {
  const services = await openServices(configuration, { name: 'scheduler', schedules: true, patience: 60 });
  services.log.info('scheduler started');
  await untilStopped(services.log, () => services.close());
}
