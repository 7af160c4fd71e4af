export { assembleHandler } from './assemble-job.ts';
export { deliverHandler } from './deliver-job.ts';
