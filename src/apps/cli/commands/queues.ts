import type { Command } from 'commander';
import type { ProcessServices } from '#apps/service';
import { loadConfiguration } from '#platform/config';
import type { QueueStatus } from '#platform/queue';

const examples = `
Examples:
  verso queues                              what lies in each queue
  verso queues dead runs.take-in            its dead letters, with the reason
  verso queues redrive runs.take-in         all of them sent back
  verso queues discard runs.take-in all     all of them thrown away`;

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
      withServices(async ({ queue }) => {
        const { redrive } = await import('#platform/queue');
        print(`${await redrive(queue, name, ids.length > 0 ? ids : 'all')} sent back.`);
      }),
    );
  queues
    .command('discard')
    .description('Throw dead letters away.')
    .argument('<queue>', 'its name')
    .argument('<ids...>', 'of dead letters, or all')
    .action((name: string, ids: string[]) =>
      withServices(async ({ db, queue }) => {
        const { discard } = await import('#platform/queue');
        print(`${await discard(db, queue, name, ids[0] === 'all' ? 'all' : ids)} thrown away.`);
      }),
    );
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
  const { items, next } = await listDeadLetters(db, queue, name, { cursor });
  for (const { id, diedAt, attempts, reason, payload } of items)
    print(`${id}  ${diedAt.toISOString()}  after ${attempts}  ${JSON.stringify(payload)}\n  ${reason}`);
  if (items.length === 0) print('No dead letters.');
  if (next) print(`More with --cursor ${next}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
