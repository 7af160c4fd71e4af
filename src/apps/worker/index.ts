export { runWorker } from './run-worker.ts';
export { startWorker, type WorkerChoice } from './start-worker.ts';
