import type { VersoPage } from '#domain/context';
import type { Subjects } from '#domain/operations';
import { letterPages } from './letters-page.tsx';
import { processPage } from './processes-page.tsx';
import { queuePages } from './queue-page.tsx';
import { queuesPages } from './queues-page.tsx';

/** Queues, their jobs and dead letters, and the processes that work on them. */
export const operationsPages = (subjects: Subjects): readonly VersoPage[] => [
  ...queuesPages,
  processPage,
  ...queuePages(subjects),
  ...letterPages(subjects),
];
