import { type Command, InvalidArgumentError } from 'commander';
import { loadConfiguration } from '#platform/config';
import type { QueueRole } from '#platform/queue';
import { untilStopped } from '#platform/signals';

// What a command needs is loaded when it runs, so that commands without a service start fast.

/** `start`, `web`, `worker`, `scheduler` and `migrate`: the processes of the service. */
export function addService(program: Command): void {
  program
    .command('start')
    .description('Run everything in one process, with a database of its own unless DATABASE_URL is set.')
    .addHelpText('after', example('  verso start            then open the address it prints'))
    .action(() =>
      untilStopped(async (signal) => {
        const { runEverything } = await import('#apps/start');
        await runEverything(loadConfiguration(process.env), { signal, print });
      }),
    );
  program
    .command('web')
    .description('Answer requests; several may run.')
    .addHelpText('after', example('  verso web              with DATABASE_URL and VERSO_SECRET_KEY set'))
    .action(() =>
      untilStopped(async (signal) => {
        const { runWeb } = await import('#apps/start');
        await runWeb(loadConfiguration(process.env), signal);
      }),
    );
  program
    .command('worker')
    .description('Do jobs; several may run and share the work.')
    .option('--queues <roles>', 'roles to work for: documents, translation, upkeep', readRoles)
    .option('--concurrency <jobs>', 'jobs of each queue at once', readConcurrency)
    .addHelpText('after', example('  verso worker --queues translation --concurrency 8'))
    .action(({ queues, concurrency }: { queues?: QueueRole[]; concurrency?: number }) =>
      untilStopped(async (signal) => {
        const { runWorker } = await import('#apps/worker');
        await runWorker(loadConfiguration(process.env), { roles: queues, concurrency, signal });
      }),
    );
  program
    .command('scheduler')
    .description('Send scheduled jobs; several may run, each job is sent once.')
    .addHelpText('after', example('  verso scheduler        with DATABASE_URL and VERSO_SECRET_KEY set'))
    .action(() =>
      untilStopped(async (signal) => {
        const { runScheduler } = await import('#apps/scheduler');
        await runScheduler(loadConfiguration(process.env), signal);
      }),
    );
  program
    .command('migrate')
    .description('Bring the database to the schema this program needs.')
    .addHelpText(
      'after',
      example('  verso migrate          before the other processes of a new version start'),
    )
    .action(migrate);
}

function example(line: string): string {
  return `\nExample:\n${line}\n\nSettings are environment variables: docs/setup-and-configuration.md.`;
}

async function migrate(): Promise<void> {
  const { readSecretKey } = await import('#platform/config');
  const { createLogger } = await import('#platform/telemetry');
  const { migrateDatabase, openTriedDatabase, reachDatabase } = await import('#apps/service');
  const configuration = loadConfiguration(process.env);
  const log = createLogger(configuration.logLevel);
  const reached = await reachDatabase(configuration, await readSecretKey(configuration), log);
  try {
    const db = await openTriedDatabase(configuration, reached.url, log, { name: 'migrate', patience: 10 });
    const steps = await migrateDatabase(db, reached.url).finally(() => db.destroy());
    for (const step of steps) print(step);
    print(steps.length === 0 ? 'The schema is current.' : 'The schema is current now.');
  } finally {
    await reached.release();
  }
}

const roles: readonly string[] = ['documents', 'translation', 'upkeep'];

function readRoles(value: string): QueueRole[] {
  const names = value.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !roles.includes(name));
  if (unknown.length > 0) throw new InvalidArgumentError(`Roles are ${roles.join(', ')}.`);
  return names as QueueRole[];
}

function readConcurrency(value: string): number {
  const jobs = Number(value);
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 100)
    throw new InvalidArgumentError('It is a whole number from 1 to 100.');
  return jobs;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
