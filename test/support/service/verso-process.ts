import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..', '..');
const fromSources = join(root, 'bin', 'verso');

export type Environment = Readonly<Record<string, string>>;

/** A process of the service that is up. */
export interface RunningProcess {
  readonly pid: number;
  /** What it has printed to standard output so far. */
  printed(): string;
  /** SIGTERM, then its end; throws where it did not end well. */
  stop(): Promise<void>;
}

/** Starts `verso`, by default from the sources, with nothing of this process's environment but its paths; it is told to stop when this process ends. */
export function spawnVerso(
  args: readonly string[],
  env: Environment,
  program: string = fromSources,
): ChildProcess {
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A reader that is interrupted leaves nothing running.
  const kill = (): void => void child.kill('SIGTERM');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

function listen(child: ChildProcess): { printed: string; complained: string } {
  const said = { printed: '', complained: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    said.printed += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    said.complained += text;
  });
  return said;
}

/** Runs a command of `verso` to its end and gives what it printed; throws what it said where it fails. */
export async function runVerso(args: readonly string[], env: Environment, program?: string): Promise<string> {
  const child = spawnVerso(args, env, program);
  const said = listen(child);
  const [code] = await once(child, 'close');
  if (code === 0) return said.printed.trim();
  throw new Error(`verso ${args.join(' ')} ended with ${code}\n${said.complained}${said.printed}`);
}

/** Starts a process of the service and waits until `isUp` holds, asked ten times a second for a minute at most. */
export async function startVerso(
  args: readonly string[],
  env: Environment,
  isUp: (printed: string, logged: string) => boolean | Promise<boolean>,
  program?: string,
): Promise<RunningProcess> {
  const child = spawnVerso(args, env, program);
  const said = listen(child);
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const [code] = await ended;
    if (code !== 0) throw new Error(`verso ${args.join(' ')} ended with ${code}\n${said.complained}`);
  };
  for (let left = 600; !(await isUp(said.printed, said.complained)); left--) {
    if (child.exitCode !== null || left === 0) {
      child.kill('SIGKILL');
      throw new Error(`verso ${args.join(' ')} did not come up\n${said.complained}${said.printed}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return { pid: child.pid!, printed: () => said.printed, stop };
}

/** Command lines of running processes that hold a text. */
export function processesWith(text: string): string[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((path) => {
    try {
      const line = readFileSync(path, 'utf8').replaceAll('\0', ' ');
      return line.includes(text) ? [line] : [];
    } catch {
      return [];
    }
  });
}

/** Whether somebody listens at an address, whatever the answer. */
export function isAnswering(origin: string): Promise<boolean> {
  return fetch(origin).then(
    () => true,
    () => false,
  );
}
