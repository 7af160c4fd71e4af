import { openServices, untilStopped } from '#apps/service';
import type { Configuration } from '#platform/config';
import { startWeb } from './start-web.ts';

/** A process that answers requests and does no jobs: `verso web`. */
export async function runWeb(configuration: Configuration): Promise<void> {
  const services = await openServices(configuration, { name: 'web', patience: 60 });
  try {
    const web = await startWeb(services);
    await untilStopped(services.log, () => web.stop());
  } finally {
    await services.close();
  }
}
