import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isAlive } from './folder-lock.ts';
import type { PostgresAccount } from './postgres-account.ts';
import { databaseProblem } from './problems.ts';

export interface ProcessOptions {
  readonly program: string;
  readonly data: string;
  readonly port: number;
  readonly flags: readonly string[];
  readonly account?: PostgresAccount;
  onLog(line: string): void;
}

/** Where it runs and with which libraries, and nothing else: the account it runs under may read what it was given. */
const handedOn = [
  'PATH',
  'TZ',
  'TMPDIR',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'SystemRoot',
  'TEMP',
  'TMP',
];

function environment(): NodeJS.ProcessEnv {
  const kept = handedOn.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** Makes a data folder. Rejects with `embedded-failed` and initdb's last words. */
export async function runInitdb(
  program: string,
  args: readonly string[],
  account: PostgresAccount | undefined,
): Promise<void> {
  const child = spawn(program, args, {
    ...account,
    cwd: '/',
    // As below: Verso ends it in order, not the terminal in the middle.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words = `${words}${text}`.slice(-500);
  });
  await new Promise<void>((done, fail) => {
    child.once('error', (cause) => fail(databaseProblem('embedded-failed', { cause })));
    child.once('close', (code) =>
      code === 0 ? done() : fail(databaseProblem('embedded-failed', { detail: words.trim() })),
    );
  });
}

/** Starts the server and waits until it takes connections. Rejects with `embedded-failed` and its last words. */
export async function startPostgres(options: ProcessOptions): Promise<ChildProcess> {
  const { program, data, port, flags, account, onLog } = options;
  const child = spawn(program, ['-D', data, '-p', String(port), ...flags], {
    ...account,
    cwd: '/',
    // A Control-C in the terminal is for Verso, which stops its database last.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  });
  const lines: string[] = [];
  await new Promise<void>((done, fail) => {
    child.once('error', (cause) => fail(databaseProblem('embedded-failed', { cause })));
    child.once('exit', () => fail(databaseProblem('embedded-failed', { detail: lines.slice(-3).join(' ') })));
    child.stderr!.on('data', (chunk) => {
      const text = String(chunk);
      lines.push(...text.split('\n').filter(Boolean));
      lines.splice(0, lines.length - 20);
      onLog(text.trimEnd());
      if (text.includes('ready to accept connections')) done();
    });
  });
  return child;
}

/** Fast shutdown: open transactions are rolled back. After ten seconds it is killed, and recovers at its next start. */
export async function stopPostgres(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGINT');
  const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(killer);
}

/** Stops a server that a killed Verso left behind; a stale postmaster.pid PostgreSQL clears away itself. */
export async function stopLeftover(data: string): Promise<void> {
  const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
  if (!pid || !(await isPostgresOf(pid, data))) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid); waited += 50) {
    if (waited > 10_000) process.kill(pid, 'SIGKILL');
    await wait(50);
  }
}

async function isPostgresOf(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres') && command.split('\0').includes(data);
}
