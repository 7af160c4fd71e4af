import { openServices } from '#apps/service';
import type { Configuration } from '#platform/config';
import { toBeStopped } from '#platform/signals';
import { startWeb } from './start-web.ts';

/** A process that answers requests and does no jobs, until the signal: `verso web`. */
export async function runWeb(configuration: Configuration, signal: AbortSignal): Promise<void> {
  const services = await openServices(configuration, { name: 'web', patience: 60, signal });
  const { log } = services;
  try {
    const web = await startWeb(services);
    await toBeStopped(signal, log);
    await web.stop();
  } finally {
    await services.close();
  }
  log.info('stopped');
}
