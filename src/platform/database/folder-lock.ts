import { readFileSync, rmSync } from 'node:fs';
import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { databaseProblem } from './problems.ts';

/** Gives the folder back. */
export type Unlock = () => void;

/**
 * Makes this process the only one that uses a folder. A lock whose process is gone is taken over; otherwise
 * `embedded-in-use` names the process.
 */
export async function lockFolder(file: string): Promise<Unlock> {
  const own = JSON.stringify({ pid: process.pid, started: await startOf(process.pid) });
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, own);
  try {
    for (let attempt = 0; ; attempt += 1)
      try {
        await link(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === 5) throw error;
        await removeIfStale(file);
      }
  } finally {
    await rm(draft, { force: true });
  }
  return () => {
    if (readIfThere(file) === own) rmSync(file, { force: true });
  };
}

async function removeIfStale(file: string): Promise<void> {
  const text = readIfThere(file);
  if (text === undefined) return;
  const { pid, started } = parse(text);
  if (pid !== undefined && pid !== process.pid && started === (await startOf(pid)) && isAlive(pid))
    throw databaseProblem('embedded-in-use', { detail: `process ${pid}`, facts: { pid } });
  if (readIfThere(file) === text) await rm(file, { force: true });
}

function parse(text: string): { pid?: number; started?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process started, where the system tells: a number of a dead process may be another's by now. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
