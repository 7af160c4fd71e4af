import { migrateDatabase, openServices, openTriedDatabase, startOwnDatabase } from '#apps/service';
import { startWorker } from '#apps/worker';
import { issueFirstAdministratorLink } from '#domain/identity';
import { keepProcess } from '#domain/operations';
import { type Configuration, readSecretKey, version } from '#platform/config';
import { toBeStopped } from '#platform/signals';
import { createLogger } from '#platform/telemetry';
import { startWeb } from './start-web.ts';

/**
 * Everything in one process: `verso start`. Without DATABASE_URL the database is of the data folder and is migrated here;
 * one that is set is migrated by `verso migrate` alone. Runs until the signal, and stops what it started, last the database.
 */
export async function runEverything(
  configuration: Configuration,
  { signal, print }: { readonly signal: AbortSignal; print(line: string): void },
): Promise<void> {
  const log = createLogger(configuration.logLevel);
  const own = configuration.isEmbedded
    ? await startOwnDatabase(configuration, await readSecretKey(configuration), log)
    : undefined;
  try {
    signal.throwIfAborted();
    const url = own?.url ?? configuration.databaseUrl!;
    if (own) {
      const db = await openTriedDatabase(configuration, url, log, { name: 'migrate', patience: 10, signal });
      const steps = await migrateDatabase(db, url).finally(() => db.destroy());
      if (steps.length > 0) log.info({ steps }, 'database migrated');
    }
    const services = await openServices(configuration, {
      ...{ name: 'start', works: true, schedules: true, patience: 60, url, log, signal },
    });
    try {
      signal.throwIfAborted();
      const workers = await startWorker(services);
      const web = await startWeb(services);
      const origin = configuration.port === 0 ? web.address : configuration.origin;
      print(`Verso is ready at ${origin}`);
      const link = await issueFirstAdministratorLink(services, origin);
      if (link) print(`Make the first administrator, once, at ${link}`);
      const { queues } = workers;
      const kept = await keepProcess(services, { kind: 'start', version: version(), queues });
      await toBeStopped(signal, log);
      await web.stop();
      await workers.stop(configuration.graceSeconds);
      await kept.stop();
    } finally {
      await services.close();
    }
  } finally {
    await own?.stop();
    log.info('stopped');
  }
}
