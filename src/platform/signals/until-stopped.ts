import type { Logger } from '#platform/telemetry';

const stopping = ['SIGTERM', 'SIGINT'] as const;

/**
 * Runs a process of the service: `live` starts it, waits for `signal` and stops it in order; from the first moment on
 * SIGTERM and Control-C abort the signal instead of ending the process, so that one that is still starting leaves nothing
 * behind either. A second one ends it at once. Resolves also where `live` breaks its start off with the reason of the
 * signal. An error that nobody caught stops the process too and is thrown in the end: what it was doing is found again
 * by other processes.
 */
export async function untilStopped(live: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const uncaught: Error[] = [];
  const stop = (reason: unknown): void => {
    if (signal.aborted) process.exit(1);
    controller.abort(reason);
  };
  const onSignal = (name: string): void => stop(new StopSignal(name));
  const onError = (error: Error): void => {
    uncaught.push(error);
    stop(error);
  };
  for (const name of stopping) process.on(name, onSignal);
  process.on('uncaughtException', onError);
  try {
    await live(signal);
  } catch (error) {
    if (error !== signal.reason) throw error;
  } finally {
    for (const name of stopping) process.off(name, onSignal);
    process.off('uncaughtException', onError);
  }
  if (uncaught.length > 0) throw uncaught[0];
}

/** Waits, for a process that is up, until it has to stop, and logs why. */
export async function toBeStopped(signal: AbortSignal, log: Logger): Promise<void> {
  await new Promise<void>((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
  const { message, stack } = signal.reason as Error;
  if (signal.reason instanceof StopSignal) log.info({ signal: message }, 'stopping');
  else log.error({ error: message, stack }, 'stopping after an error that was not caught');
}

class StopSignal extends Error {}
