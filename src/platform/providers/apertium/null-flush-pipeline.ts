import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { ProviderError } from '#platform/providers';
import type { Stage } from './read-mode.ts';

type Program = ChildProcessByStdio<Writable, Readable, null>;

/** An answer may be this many times as long as its question, and this many bytes longer. */
const longestRatio = 64;
const longestRest = 1_000_000;

/** An exchange that waits for its answers. */
interface Waiting {
  readonly count: number;
  readonly mostBytes: number;
  bytes: number;
  nulls: number;
  readonly parts: Buffer[];
  resolve(answers: string[]): void;
  reject(reason: unknown): void;
}

/**
 * Programs that read one another's output and flush at each NUL, kept running between exchanges, without a shell.
 * They end with this process, when `close` is called, when an exchange is aborted, takes too long or says too much;
 * the next exchange starts them anew.
 */
export class NullFlushPipeline {
  private readonly stages: readonly Stage[];
  private readonly timeout: number;
  private programs: readonly Program[] = [];
  private waiting: Waiting | undefined;
  private turn: Promise<unknown> = Promise.resolve();

  /** `timeout` in milliseconds, of one exchange. */
  constructor(stages: readonly Stage[], timeout: number) {
    this.stages = stages;
    this.timeout = timeout;
  }

  /** One answer for each text, in order; texts must hold no NUL. Exchanges follow one another. */
  exchange(texts: readonly string[], signal?: AbortSignal): Promise<string[]> {
    const turn = this.turn.then(
      () => this.run(texts, signal),
      () => this.run(texts, signal),
    );
    this.turn = turn.catch(() => {});
    return turn;
  }

  close(): void {
    this.stop(new ProviderError('unavailable', 'Apertium was closed', { isRetryable: true }));
  }

  private async run(texts: readonly string[], signal: AbortSignal | undefined): Promise<string[]> {
    signal?.throwIfAborted();
    if (texts.length === 0) return [];
    const input = Buffer.from(texts.map((text) => `${text}\0`).join(''));
    const abort = (): void => this.stop(signal!.reason);
    const timer = setTimeout(
      () => this.stop(new ProviderError('timed-out', 'Apertium takes too long', { isRetryable: true })),
      this.timeout,
    );
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await new Promise<string[]>((resolve, reject) => {
        const mostBytes = longestRest + longestRatio * input.length;
        this.waiting = { count: texts.length, mostBytes, bytes: 0, nulls: 0, parts: [], resolve, reject };
        if (this.programs.length === 0) this.start();
        this.programs[0]?.stdin.write(input);
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      this.waiting = undefined;
    }
  }

  private start(): void {
    const environment = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' };
    const programs = this.stages.map(({ program, arguments: args }): Program => {
      const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'], env: environment });
      child.on('error', (cause: NodeJS.ErrnoException) => this.stop(cannotRun(program, cause), programs));
      child.on('exit', () => this.stop(ended(program), programs));
      // A program that is gone breaks the pipe into it; its exit says so.
      child.stdin.on('error', () => {});
      child.unref();
      for (const stream of [child.stdin, child.stdout]) (stream as Partial<{ unref(): void }>).unref?.();
      return child;
    });
    for (const [index, { stdout }] of programs.entries()) {
      const next = programs[index + 1];
      if (next) stdout.pipe(next.stdin);
      // What programs still had to say that were replaced in the meantime belongs to no one.
      else stdout.on('data', (part: Buffer) => programs === this.programs && this.take(part));
    }
    this.programs = programs;
  }

  private take(part: Buffer): void {
    const { waiting } = this;
    if (!waiting) return this.stop(undefined);
    waiting.parts.push(part);
    waiting.bytes += part.length;
    for (let at = part.indexOf(0); at !== -1; at = part.indexOf(0, at + 1)) waiting.nulls++;
    if (waiting.bytes > waiting.mostBytes) {
      this.stop(new ProviderError('unreadable', 'Apertium says too much', { isRetryable: false }));
    } else if (waiting.nulls > waiting.count) {
      this.stop(
        new ProviderError('unreadable', 'Apertium gives more answers than asked', { isRetryable: true }),
      );
    } else if (waiting.nulls === waiting.count) {
      waiting.resolve(Buffer.concat(waiting.parts).toString('utf8').split('\0').slice(0, -1));
    }
  }

  /** Ends all programs; whoever waits gets the reason. A report about programs that were replaced is nothing. */
  private stop(reason: unknown, programs = this.programs): void {
    if (programs !== this.programs) return;
    this.programs = [];
    for (const child of programs) child.kill('SIGKILL');
    this.waiting?.reject(reason);
  }
}

function cannotRun(program: string, cause: NodeJS.ErrnoException): ProviderError {
  const message = cause.code === 'ENOENT' ? `${program} is not installed` : `${program} cannot be run`;
  return new ProviderError('misconfigured', `Apertium: ${message}`, { isRetryable: false, cause });
}

function ended(program: string): ProviderError {
  return new ProviderError('unavailable', `Apertium: ${program} ended unexpectedly`, { isRetryable: true });
}
