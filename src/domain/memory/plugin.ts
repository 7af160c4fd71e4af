import type { Plugin, Services } from '#domain/context';
import { memoryProblem } from '#domain/memory/access';
import { candidateProblem, candidateRoutes } from '#domain/memory/candidates';
import { concordanceProblem, concordanceRoutes } from '#domain/memory/concordance';
import { erasurePages, erasureProblem, erasureRoutes } from '#domain/memory/erasure';
import { governanceRoutes, unitProblem } from '#domain/memory/governance';
import {
  giveUpImport,
  type ImportPayload,
  importProblem,
  importRoutes,
  listImportPlaces,
  listWaitingImports,
  settleImport,
  settleImportQueue,
  stageImportQueue,
} from '#domain/memory/imports';
import { lookupRoutes } from '#domain/memory/lookup';
import { packHandler, packQueue } from '#domain/memory/packing';
import { memoryPages } from '#domain/memory/pages';
import { orderHandlers, orderProblem, orderQueues, orderRoutes } from '#domain/memory/reindexing';
import { stageImport } from '#domain/memory/staging';
import { unitRoutes } from '#domain/memory/units';
import { indexWords, indexWordsQueue } from '#domain/memory/words';
import { listNamed } from '#platform/database';
import { defineHandler, type QueueDefinition } from '#platform/queue';
import { routes } from './api.ts';
import { addCommands } from './commands.ts';

export const plugin: Plugin = {
  name: 'memory',
  pages: [...memoryPages, ...erasurePages],
  namedSubjects: [
    { kind: 'memory', find: (db, search) => listNamed(db, 'memories', { ...search, projectId: undefined }) },
  ],
  routes: [
    ...routes,
    ...unitRoutes,
    ...concordanceRoutes,
    ...governanceRoutes,
    ...erasureRoutes,
    ...importRoutes,
    ...candidateRoutes,
    ...orderRoutes,
    ...lookupRoutes,
  ],
  problems: [
    memoryProblem.catalogue,
    concordanceProblem.catalogue,
    unitProblem.catalogue,
    erasureProblem.catalogue,
    importProblem.catalogue,
    candidateProblem.catalogue,
    orderProblem.catalogue,
  ],
  waiting: [listWaitingImports],
  jobSubjects: [{ kind: 'memory-import', field: 'importId', queues: 'memory.', list: listImportPlaces }],
  queues: [
    ...([
      stageImportQueue,
      settleImportQueue,
      indexWordsQueue,
      packQueue,
    ] as unknown as readonly QueueDefinition[]),
    ...orderQueues,
  ],
  handlers: [
    defineHandler<Services, ImportPayload>({
      queue: stageImportQueue,
      handle: (services, { importId }, { signal }) => stageImport(services, importId, { signal }),
      dead: (services, { importId }, reason) => giveUpImport(services, importId, reason),
    }),
    defineHandler<Services, ImportPayload>({
      queue: settleImportQueue,
      handle: (services, { importId }) => settleImport(services, importId),
      dead: (services, { importId }, reason) => giveUpImport(services, importId, reason),
    }),
    defineHandler<Services, ImportPayload>({
      queue: indexWordsQueue,
      async handle(services, { importId }, { signal }) {
        await indexWords(services, importId, { signal });
      },
    }),
    packHandler,
    ...orderHandlers,
  ],
  commands: addCommands,
};
