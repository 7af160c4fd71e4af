export { discardLetters, redriveLetters } from './change-letters.ts';
export { findQueueJobs, findQueueLetters } from './find-jobs.ts';
export type { HouseProcess, ProcessKind } from './house-process.ts';
export { type JobSubject, openSubjects, type Subjects } from './job-subject.ts';
export { keepProcess, listProcesses } from './processes.ts';
export { findQueue, findQueueCourse, findQueues, type HouseQueue } from './queues.ts';
export { nextOf, placeQuery } from './schemas.ts';
