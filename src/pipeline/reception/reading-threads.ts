import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { receptionProblem } from './problems.ts';
import type { ReadAnswer, ReadRequest } from './read-document.ts';
import type { ThreadAnswer } from './reading-thread.ts';

/** Documents read at the same time; a core is left for answering requests. */
const most = Math.max(1, Math.min(4, availableParallelism() - 1));
/** Milliseconds; the largest documents of the corpus take a few thousand. */
const longest = 120_000;
const mostMegabytes = 1_024;

const idle: Worker[] = [];
const waiting: (() => void)[] = [];
let busy = 0;

/**
 * Reads a document in a thread, so that the process goes on answering. Threads are kept for the next document and end
 * with the process. Refuses with `document-unread` where a thread had to be ended.
 */
export async function readInThread(request: ReadRequest): Promise<ReadAnswer> {
  if (busy >= most) await new Promise<void>((free) => waiting.push(free));
  else busy++;
  try {
    return await ask(idle.pop() ?? startThread(), request);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else busy--;
  }
}

function startThread(): Worker {
  const extension = extname(import.meta.url);
  const thread = new Worker(new URL(`./reading-thread${extension}`, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    ...(extension === '.ts' && { execArgv: ['--conditions=verso-source'] }),
  });
  // Whoever waits for an answer hears of both by itself; an idle thread that ends is only forgotten.
  thread.on('error', () => {});
  thread.on('exit', () => {
    const place = idle.indexOf(thread);
    if (place >= 0) idle.splice(place, 1);
  });
  return thread;
}

function ask(thread: Worker, request: ReadRequest): Promise<ReadAnswer> {
  thread.ref();
  return new Promise((done, fail) => {
    const end = (cause: unknown): void => {
      settle();
      void thread.terminate();
      fail(receptionProblem('document-unread', { cause }));
    };
    const timer = setTimeout(() => end(new Error(`no answer in ${longest} ms`)), longest);
    const exited = (): void => end(new Error('the thread ended'));
    const answered = (message: ThreadAnswer): void => {
      settle();
      thread.unref();
      idle.push(thread);
      if ('answer' in message) done(message.answer);
      else fail(new Error('A document could not be read.', { cause: message.failure }));
    };
    const settle = (): void => {
      clearTimeout(timer);
      thread.off('message', answered).off('error', end).off('exit', exited);
    };
    thread.on('message', answered).on('error', end).on('exit', exited);
    thread.postMessage(request);
  });
}
