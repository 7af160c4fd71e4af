import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { type Environment, spawnVerso } from './verso-process.ts';

/** A process of Verso that is started again whenever it ends. */
export interface SupervisedProcess {
  /** `worker-2`; its log is the file of that name. */
  readonly name: string;
  /** Milliseconds it took to come up of late; more than that where it was killed before. */
  readonly startup: number;
  /** SIGKILL; false where it was not running just then. */
  kill(): boolean;
  stop(): Promise<void>;
}

/** Starts `verso` with arguments; what it says is added to the log file, over all its lives. */
export function startSupervised(
  name: string,
  parameters: readonly string[],
  env: Environment,
  logFile: string,
): SupervisedProcess {
  const log = createWriteStream(logFile, { flags: 'a' });
  let child: ChildProcess | undefined;
  let isStopping = false;
  let ended = Promise.resolve();
  let startup = 0;
  const start = (): void => {
    const started = spawnVerso(parameters, env);
    child = started;
    const began = performance.now();
    let isUp = false;
    started.stderr!.on('data', (chunk: Buffer) => {
      if (isUp || !/(?:web|worker|scheduler) started/.test(chunk.toString())) return;
      isUp = true;
      startup = performance.now() - began;
    });
    started.stdout!.pipe(log, { end: false });
    started.stderr!.pipe(log, { end: false });
    ended = new Promise((done) => {
      started.once('exit', () => {
        child = undefined;
        if (!isUp) startup = Math.max(startup, 1.5 * (performance.now() - began));
        done();
        if (!isStopping) wait(100).then(() => !isStopping && start());
      });
    });
  };
  start();
  return {
    name,
    get startup() {
      return startup;
    },
    kill: () => child?.kill('SIGKILL') ?? false,
    async stop() {
      isStopping = true;
      child?.kill('SIGTERM');
      await ended;
      log.end();
    },
  };
}
