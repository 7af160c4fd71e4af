import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const programs = '/usr/lib/postgresql/15/bin';

/** Whether Debian's PostgreSQL 15 is installed (package postgresql-15). */
export const hasPostgres15 = existsSync(join(programs, 'postgres'));

/** A server of Debian's PostgreSQL 15 of the test's own. */
export async function startPostgres15(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-postgres-15-'));
  const isRoot = process.getuid?.() === 0;
  const run = (program: string, ...args: string[]): void => {
    const path = join(programs, program);
    const options = { cwd: '/', stdio: 'ignore' } as const;
    if (isRoot) execFileSync('runuser', ['-u', 'postgres', '--', path, ...args], options);
    else execFileSync(path, args, options);
  };
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  await chmod(folder, 0o700);
  const data = join(folder, 'data');
  const port = await freePort();
  run('initdb', '-D', data, '-U', 'verso', '--auth=trust', '--encoding=UTF8', '--locale=C');
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-o', flags, '-l', join(folder, 'log'), 'start');
  return {
    url: `postgres://verso@127.0.0.1:${port}/postgres`,
    async stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      await rm(folder, { recursive: true, force: true });
    },
  };
}
