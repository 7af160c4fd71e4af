import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How a process ended and what it took. */
export interface MeasuredRun {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Time on a processor, of all its threads, in milliseconds, which other work on the machine hardly changes; 0 where there is no /proc. */
  readonly processorMilliseconds: number;
  /** Largest resident memory as the kernel counts it (`VmHWM`), in mebibytes; 0 where there is no /proc. */
  readonly mebibytes: number;
}

const pollEvery = 10;

/** Runs a program to its end, or kills it after `longest` milliseconds, which gives the exit code null. */
export function runMeasured(program: string, args: readonly string[], longest: number): Promise<MeasuredRun> {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let mebibytes = 0;
  let processorMilliseconds = 0;
  const poll = setInterval(() => {
    mebibytes = Math.max(mebibytes, peakOf(child.pid!));
    processorMilliseconds = Math.max(processorMilliseconds, processorTimeOf(child.pid!));
  }, pollEvery);
  const timer = setTimeout(() => child.kill('SIGKILL'), longest);
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text) => {
      output[stream] += text;
    });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) => {
      clearInterval(poll);
      clearTimeout(timer);
      resolve({ exitCode, ...output, processorMilliseconds, mebibytes });
    });
  });
}

function peakOf(pid: number): number {
  try {
    const kibibytes = /^VmHWM:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kibibytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The kernel counts it in hundredths of a second (proc(5), fields 14 and 15). */
function processorTimeOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return 10 * (Number(fields[11]) + Number(fields[12])) || 0;
  } catch {
    return 0;
  }
}
