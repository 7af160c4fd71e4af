import { spawn } from 'node:child_process';

export interface ValidatorRun {
  readonly outcome: 'finished' | 'missing' | 'timed-out' | 'failed';
  /** What it printed where it finished, why not where it did not. */
  readonly output: string;
}

/** Heap of the validator in bytes. A document of 5.3 MB of XML needs 133 MB. */
const heapBytes = 1024 ** 3;
/** A thousand errors are below 1 MB. */
const outputCharacters = 16 * 1024 ** 2;

/**
 * Runs the validator on one file and ends it after `timeoutMs`. It gets no environment but what bounds its memory and
 * where it may unpack itself. Never rejects.
 */
export function runValidator(
  executable: string,
  args: readonly string[],
  timeoutMs: number,
): Promise<ValidatorRun> {
  return new Promise((resolve) => {
    const child = spawn(executable, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
      env: environment(),
      windowsHide: true,
    });
    const printed = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        printed[stream] += text;
        if (printed[stream].length > outputCharacters) child.kill('SIGKILL');
      });
    }
    child.on('error', (error: NodeJS.ErrnoException) => {
      const missing = error.code === 'ENOENT' || error.code === 'EACCES' || error.code === 'ENOEXEC';
      resolve({ outcome: missing ? 'missing' : 'failed', output: error.message });
    });
    child.on('close', (code, signal) => {
      const tooMuch = printed.stdout.length > outputCharacters || printed.stderr.length > outputCharacters;
      if (code === 0) resolve({ outcome: 'finished', output: printed.stdout });
      else if (signal === 'SIGKILL' && !tooMuch) resolve({ outcome: 'timed-out', output: `${timeoutMs} ms` });
      else
        resolve({
          outcome: 'failed',
          output: printed.stderr.slice(0, 500).trim() || `exit ${code ?? signal}`,
        });
    });
  });
}

function environment(): NodeJS.ProcessEnv {
  const kept = ['HOME', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'PATH'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), DOTNET_GCHeapHardLimit: heapBytes.toString(16) };
}
