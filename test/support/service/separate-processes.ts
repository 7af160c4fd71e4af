import { freePort } from '#test/free-port';
import { Client } from './client.ts';
import { type Environment, isAnswering, type RunningProcess, runVerso, startVerso } from './verso-process.ts';

/** Makes an administrator of this address in a migrated database, and a key of theirs that may do everything. */
export async function makeKey(env: Environment, email: string): Promise<string> {
  await runVerso(['admin', 'create', email, '--name', 'Trial'], env);
  const scopes = ['--scope', 'read', 'write', 'review', 'administer'];
  const printed = await runVerso(['admin', 'create-key', email, '--name', 'trial', ...scopes], env);
  return printed.split('\n').at(-1)!;
}

/** Migrates the database of an environment and makes a key as `makeKey` does. */
export async function prepareDatabase(env: Environment, email: string): Promise<string> {
  await runVerso(['migrate'], env);
  return makeKey(env, email);
}

/** Works with `web`, `worker` and `scheduler` as processes of their own; they have ended well when this resolves. */
export async function withProcesses<T>(
  env: Environment,
  key: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const own = { ...env, VERSO_LOG_LEVEL: 'info', VERSO_PORT: String(port), VERSO_ORIGIN: origin };
  const running: RunningProcess[] = [];
  try {
    running.push(await startVerso(['web'], own, () => isAnswering(origin)));
    for (const name of ['worker', 'scheduler'])
      running.push(await startVerso([name], own, (_, logged) => logged.includes(`${name} started`)));
    return await work(new Client(origin, key));
  } finally {
    await Promise.all(running.map((one) => one.stop()));
  }
}
