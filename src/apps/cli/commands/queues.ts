import type { Command } from 'commander';
import type { ProcessServices } from '#apps/service';
import type { Context } from '#domain/context';
import { loadConfiguration } from '#platform/config';
import type { QueueStatus } from '#platform/queue';

const examples = `
Examples:
  verso queues                              what lies in each queue
  verso queues dead runs.take-in            its dead letters, with the reason
  verso queues redrive runs.take-in         all of them sent back
  verso queues discard runs.take-in all --reason 'The receiver is gone'   all of them thrown away`;

/** `verso queues …`: what lies in them, and what becomes of dead letters. */
export function addQueues(program: Command): void {
  const queues = program
    .command('queues')
    .description('Show the queues, and send dead letters back or throw them away.');
  queues.addHelpText('after', examples);
  queues
    .command('list', { isDefault: true })
    .description('Every queue with what lies in it.')
    .option('--json', 'print as JSON')
    .action(({ json }: { json?: boolean }) => withServices((services) => list(services, json)));
  queues
    .command('dead')
    .description('Dead letters of a queue: jobs that used up their attempts.')
    .argument('<queue>', 'its name')
    .option('--cursor <cursor>', 'go on after a page')
    .action((name: string, { cursor }: { cursor?: string }) =>
      withServices((services) => dead(services, name, cursor)),
    );
  queues
    .command('redrive')
    .description('Send dead letters back to their queue, with all attempts anew.')
    .argument('<queue>', 'its name')
    .argument('[ids...]', 'of dead letters; all by default')
    .action((name: string, ids: string[]) =>
      withServices(async (services) => {
        const { openSubjects, redriveLetters } = await import('#domain/operations');
        const chosen = { queueName: name, ids: ids.length > 0 ? ids : ('all' as const) };
        const sent = await audited(services, (context) => redriveLetters(context, openSubjects([]), chosen));
        print(`${sent} sent back.`);
      }),
    );
  queues
    .command('discard')
    .description('Throw dead letters away.')
    .argument('<queue>', 'its name')
    .argument('<ids...>', 'of dead letters, or all')
    .requiredOption('--reason <reason>', 'why, for the audit')
    .action((name: string, ids: string[], { reason }: { reason: string }) =>
      withServices(async (services) => {
        const { discardLetters, openSubjects } = await import('#domain/operations');
        const chosen = { queueName: name, ids: ids[0] === 'all' ? ('all' as const) : ids, reason };
        const count = await audited(services, (context) => discardLetters(context, openSubjects([]), chosen));
        print(`${count} thrown away.`);
      }),
    );
}

/** One transaction with its entry in the audit, in the name of the command. */
async function audited<T>(services: ProcessServices, work: (context: Context) => Promise<T>): Promise<T> {
  const { transact } = await import('#domain/audit');
  const { systemActor } = await import('#domain/context');
  return transact(services, systemActor('verso queues'), work);
}

async function withServices(work: (services: ProcessServices) => Promise<void>): Promise<void> {
  const { openForCommand } = await import('#apps/service');
  const { createLogger } = await import('#platform/telemetry');
  const services = await openForCommand(loadConfiguration(process.env), createLogger('error'));
  try {
    await work(services);
  } finally {
    await services.close();
  }
}

async function list({ db, queue }: ProcessServices, json?: boolean): Promise<void> {
  const { listQueues } = await import('#platform/queue');
  const found = await listQueues(db, queue.queues);
  if (json) return print(JSON.stringify({ queues: found }, null, 2));
  print(row('queue', 'role', 'ready', 'later', 'active', 'dead', 'oldest'));
  for (const status of found) print(line(status));
}

function line({ name, role, waiting, deferred, active, dead, oldestSeconds }: QueueStatus): string {
  return row(name, role, ...[waiting, deferred, active, dead].map(String), `${Math.round(oldestSeconds)} s`);
}

function row(name: string, role: string, ...figures: readonly string[]): string {
  return [name.padEnd(28), role.padEnd(12), ...figures.map((figure) => figure.padStart(7))].join(' ');
}

async function dead({ db, queue }: ProcessServices, name: string, cursor?: string): Promise<void> {
  const { listDeadLetters } = await import('#platform/queue');
  const { readCursor, writeCursor } = await import('#platform/web');
  const place = cursor === undefined ? undefined : readCursor(cursor);
  const { items, next } = await listDeadLetters(db, queue.definition(name).name, { cursor: place });
  for (const { id, diedAt, attempts, reason, payload } of items)
    print(`${id}  ${diedAt.toISOString()}  after ${attempts}  ${JSON.stringify(payload)}\n  ${reason}`);
  if (items.length === 0) print('No dead letters.');
  if (next) print(`More with --cursor ${writeCursor(next)}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
