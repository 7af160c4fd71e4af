import { openStorage, openTriedDatabase, reachDatabase } from '#apps/service';
import { type Configuration, loadConfiguration, readSecretKey, unknownVariables } from '#platform/config';
import type { Problem } from '#platform/problems';
import { createLogger } from '#platform/telemetry';
import { type Check, fail, failing, ok, warn } from './check.ts';
import { checkDatabase } from './check-database.ts';
import { checkFolder } from './check-folder.ts';
import { checkProviders } from './check-providers.ts';
import { checkSearch } from './check-search.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface ExamineOptions {
  /** Whether every connection is asked to translate a sentence; default true. */
  readonly providers?: boolean;
}

/** Tries everything the service needs from outside. Never rejects: what is wrong is a check that failed. */
export async function examine(env: Environment, { providers = true }: ExamineOptions = {}): Promise<Check[]> {
  const settings = readSettings(env);
  const { configuration, checks } = settings;
  if (!configuration) return checks;
  return [
    ...checks,
    ...(await failing('database', 'Check DATABASE_URL, the network and that PostgreSQL runs.', () =>
      tryDatabase(configuration, providers),
    )),
    ...(await failing(
      'storage',
      'Check the settings that begin with VERSO_STORAGE or VERSO_S3.',
      async () => {
        await (await openStorage(configuration)).check();
        return [ok('storage', `${configuration.storage}: a trial object was written, read and deleted`)];
      },
    )),
    ...(await checkSearch(configuration)),
    ...(await checkFolder(configuration)),
  ];
}

function readSettings(env: Environment): { checks: Check[]; configuration?: Configuration } {
  const unknown = unknownVariables(env).map((name) =>
    warn(
      'settings',
      `${name} is no setting`,
      'Check how it is spelt; docs/setup-and-configuration.md lists them.',
    ),
  );
  try {
    const configuration = loadConfiguration(env);
    return { checks: [ok('settings', 'can all be used'), ...unknown], configuration };
  } catch (error) {
    const { faults } = (error as Problem).facts as { faults: { variable: string; fault: string }[] };
    const wrong = faults.map(({ variable, fault }) =>
      fail('settings', `${variable} ${fault}`, 'Correct it; docs/setup-and-configuration.md describes it.'),
    );
    return { checks: [...wrong, ...unknown] };
  }
}

async function tryDatabase(configuration: Configuration, providers: boolean): Promise<Check[]> {
  const log = createLogger('silent');
  const reached = await reachDatabase(configuration, await readSecretKey(configuration), log);
  try {
    const db = await openTriedDatabase(configuration, reached.url, log, { name: 'doctor' });
    try {
      const checks = await checkDatabase(db, configuration);
      const isReady = checks.every(({ name, state }) => name !== 'schema' || state === 'ok');
      if (!providers || !isReady) return checks;
      return [...checks, ...(await checkProviders(configuration, { url: reached.url, log }))];
    } finally {
      await db.destroy();
    }
  } finally {
    await reached.release();
  }
}
