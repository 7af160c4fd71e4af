import { Client } from './service-client.ts';
import {
  type Environment,
  freePort,
  isAnswering,
  type RunningProcess,
  runVerso,
  startVerso,
} from './service-process.ts';

/** Migrates the database of an environment and makes a key for an administrator of that address. */
export async function prepareDatabase(env: Environment, email: string): Promise<string> {
  await runVerso(['migrate'], env);
  await runVerso(['admin', 'create', email, '--name', 'Trial'], env);
  const scopes = ['--scope', 'read', 'write', 'administer'];
  const printed = await runVerso(['admin', 'create-key', email, '--name', 'trial', ...scopes], env);
  return printed.split('\n').at(-1)!;
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
