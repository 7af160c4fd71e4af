import type { Logger } from '#platform/telemetry';

/**
 * Waits for SIGTERM or Control-C, then stops; a second signal ends the process at once. An error that nobody caught is
 * logged and stops it too: what it was doing is found again by other processes.
 */
export async function untilStopped(log: Logger, stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((done) => {
    let isStopping = false;
    const onSignal = (signal: string): void => {
      if (isStopping) process.exit(1);
      isStopping = true;
      log.info({ signal }, 'stopping');
      done();
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
    process.on('uncaughtException', (error) => {
      log.error({ error: error.message, stack: error.stack }, 'an error was not caught');
      process.exitCode = 1;
      onSignal('uncaughtException');
    });
  });
  await stop();
  log.info('stopped');
}
