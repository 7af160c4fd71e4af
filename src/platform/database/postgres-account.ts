import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { databaseProblem } from './problems.ts';

const run = promisify(execFile);

/** Who runs PostgreSQL where Verso is root, since PostgreSQL refuses to. */
export interface PostgresAccount {
  readonly uid: number;
  readonly gid: number;
}

/** Undefined where Verso is not root: then PostgreSQL runs as whoever runs Verso. Makes the account `postgres` if need be. */
export async function findPostgresAccount(): Promise<PostgresAccount | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  return (await readAccount()) ?? (await makeAccount());
}

async function readAccount(): Promise<PostgresAccount | undefined> {
  try {
    const id = async (what: string) => Number((await run('id', [what, 'postgres'])).stdout);
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    return undefined;
  }
}

async function makeAccount(): Promise<PostgresAccount> {
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  } catch (cause) {
    throw databaseProblem('embedded-account', { cause });
  }
  const account = await readAccount();
  if (!account) throw databaseProblem('embedded-account');
  return account;
}

/** The first folder on the way to a path that an account cannot enter; undefined where it can pass. */
export async function findClosedFolder(
  path: string,
  { uid, gid }: PostgresAccount,
): Promise<string | undefined> {
  const folders: string[] = [];
  for (let at = dirname(path); ; at = dirname(at)) {
    folders.unshift(at);
    if (at === dirname(at)) break;
  }
  for (const folder of folders) {
    const { mode, uid: owner, gid: group } = await stat(folder);
    const enter = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if (!(mode & enter)) return folder;
  }
  return undefined;
}

/** Refuses with `embedded-folder-closed` unless the account gets to all the paths. */
export async function requireReachable(account: PostgresAccount, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const closed = await findClosedFolder(path, account);
    if (closed)
      throw databaseProblem('embedded-folder-closed', { detail: closed, facts: { folder: closed } });
  }
}
