export {
  countDeadLetters,
  type DeadLetter,
  type DeadLetterPage,
  discardDeadLetters,
  listDeadLetters,
  lockDeadLetters,
} from './dead-letters.ts';
export { type DrainOptions, drainQueue } from './drain-queue.ts';
export { type JobPage, type JobState, jobStates, listJobs, type QueuedJob } from './list-jobs.ts';
export { listDoneHours, listQueues, type QueueStatus } from './list-queues.ts';
export { type OpenQueue, openQueue, type QueueSettings } from './open-queue.ts';
export { queueProblem } from './problems.ts';
export {
  defineHandler,
  defineQueue,
  type JobInfo,
  type Queue,
  type QueueDefinition,
  type QueueHandler,
  type QueueRole,
  type SendOptions,
} from './queue.ts';
export { migrateQueue, requireQueueSchema } from './schema.ts';
export { startWorkers, type WorkerOptions, type Workers } from './start-workers.ts';
