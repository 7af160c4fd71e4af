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
