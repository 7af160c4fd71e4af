import { openServices } from '#apps/service';
import { keepProcess } from '#domain/operations';
import { type Configuration, version } from '#platform/config';
import { toBeStopped } from '#platform/signals';
import { startWeb } from './start-web.ts';

/** A process that answers requests and does no jobs, until the signal: `verso web`. */
export async function runWeb(configuration: Configuration, signal: AbortSignal): Promise<void> {
  const services = await openServices(configuration, { name: 'web', patience: 60, signal });
  const { log } = services;
  try {
    const web = await startWeb(services);
    const kept = await keepProcess(services, { kind: 'web', version: version() });
    await toBeStopped(signal, log);
    await web.stop();
    await kept.stop();
  } finally {
    await services.close();
  }
  log.info('stopped');
}
