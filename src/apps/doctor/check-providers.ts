import { openServices } from '#apps/service';
import { reading } from '#domain/audit';
import { type Context, systemActor } from '#domain/context';
import { listTriable, type TriableConnection, tryConnection } from '#domain/projects';
import type { Configuration } from '#platform/config';
import type { Logger } from '#platform/telemetry';
import { type Check, fail, ok, warn } from './check.ts';

/** Connections that are tried, at most, and how many at once. Each takes 20 seconds at most. */
const limit = 100;
const atOnce = 10;
/** Of the whole check: what was not tried until then is told. */
const patience = 120_000;

/** Whether the connections that are configured translate one sentence each; what that costs counts as their spending. */
export async function checkProviders(
  configuration: Configuration,
  { url, log }: { readonly url: string; readonly log: Logger },
): Promise<Check[]> {
  try {
    const services = await openServices(configuration, { name: 'doctor', url, log });
    try {
      return await tryAll(reading(services, systemActor('verso doctor')));
    } finally {
      await services.close();
    }
  } catch (error) {
    return [warn('provider', `not tried: ${(error as Error).message}`, 'Mend what failed besides first.')];
  }
}

async function tryAll(context: Context): Promise<Check[]> {
  const found = await listTriable(context, limit + 1);
  const [waiting, end] = [found.slice(0, limit), performance.now() + patience];
  const checks: Check[] = [];
  const tryOn = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift())
      checks.push(
        performance.now() < end
          ? await tryOne(context, one)
          : warn('provider', `${nameOf(one)}: not tried, the others took too long`, 'Mend those first.'),
      );
  };
  await Promise.all(Array.from({ length: atOnce }, tryOn));
  if (found.length > limit)
    checks.push(
      warn('provider', `only ${limit} connections were tried`, 'Try the others with the API or the console.'),
    );
  return checks;
}

const nameOf = ({ name, project }: TriableConnection): string => (project ? `${name} of ${project}` : name);

async function tryOne(context: Context, connection: TriableConnection): Promise<Check> {
  const name = nameOf(connection);
  const pairs = connection.pairs.length > 0 ? connection.pairs : [{ from: 'en', to: 'de' }];
  for (const { from, to } of pairs) {
    const { succeeded, wasAsked, failure, milliseconds } = await tryConnection(context, connection.id, {
      ...{ from, to },
    });
    if (succeeded) return ok('provider', `${name} translated ${from} to ${to} in ${milliseconds} ms`);
    if (wasAsked)
      return fail(
        'provider',
        `${name}: ${failure}`,
        'Check its address, model, key and spending limit, or disable the connection; --no-providers leaves this out.',
      );
  }
  const tried = pairs.map(({ from, to }) => `${from}–${to}`).join(', ');
  return warn(
    'provider',
    `${name} translates none of ${tried}`,
    'Disable it, or give it to projects it can work for.',
  );
}
