import { constants } from 'node:os';

/**
 * Until it is called off, SIGTERM and Control-C put something in order before they end the process, with the exit code
 * that shells give for them (143, 130). A second one ends it at once.
 */
export function whenInterrupted(putInOrder: () => Promise<void>): () => void {
  let isEnding = false;
  const end = (name: 'SIGTERM' | 'SIGINT'): void => {
    const code = 128 + constants.signals[name];
    if (isEnding) process.exit(code);
    isEnding = true;
    putInOrder().then(
      () => process.exit(code),
      () => process.exit(code),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  return () => {
    process.off('SIGTERM', end);
    process.off('SIGINT', end);
  };
}
