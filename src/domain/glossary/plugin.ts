import type { Plugin, Services } from '#domain/context';
import {
  candidateProblem,
  type ExtractPayload,
  extractCandidates,
  extractCandidatesQueue,
  listWaitingCandidates,
} from '#domain/glossary/candidates';
import { glossaryProblem, type SyncPayload, syncIndexQueue } from '#domain/glossary/catalogue';
import { conceptProblem } from '#domain/glossary/concepts';
import {
  type ImportPayload,
  listImportPlaces,
  listWaitingImports,
  settleImportQueue,
  stageImportQueue,
  termImportProblem,
} from '#domain/glossary/imports';
import { glossaryPages } from '#domain/glossary/pages';
import { sweepIndexes, sweepIndexesQueue, syncIndexOrWait } from '#domain/glossary/retrieval';
import { giveUpImport, settleImport, stageImport } from '#domain/glossary/staging';
import { listNamed } from '#platform/database';
import { defineHandler, type QueueDefinition } from '#platform/queue';
import { candidateRoutes } from './candidates-api.ts';
import { addCommands } from './commands.ts';
import { conceptRoutes } from './concepts-api.ts';
import { exportRoutes } from './export-api.ts';
import { glossaryRoutes } from './glossaries-api.ts';
import { importRoutes } from './imports-api.ts';
import { lookupRoutes } from './lookups-api.ts';
import { useRoutes } from './uses-api.ts';

export const plugin: Plugin = {
  name: 'glossary',
  pages: glossaryPages,
  namedSubjects: [
    {
      kind: 'glossary',
      find: (db, search) => listNamed(db, 'glossaries', { ...search, projectId: undefined }),
    },
  ],
  routes: [
    ...glossaryRoutes,
    ...conceptRoutes,
    ...useRoutes,
    ...lookupRoutes,
    ...importRoutes,
    ...exportRoutes,
    ...candidateRoutes,
  ],
  problems: [
    glossaryProblem.catalogue,
    conceptProblem.catalogue,
    termImportProblem.catalogue,
    candidateProblem.catalogue,
  ],
  commands: addCommands,
  waiting: [listWaitingImports, listWaitingCandidates],
  jobSubjects: [{ kind: 'glossary-import', field: 'importId', queues: 'glossary.', list: listImportPlaces }],
  queues: [
    stageImportQueue,
    settleImportQueue,
    extractCandidatesQueue,
    syncIndexQueue,
    sweepIndexesQueue,
  ] as unknown as readonly QueueDefinition[],
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
    defineHandler<Services, ExtractPayload>({
      queue: extractCandidatesQueue,
      handle: (services, { runId }) => extractCandidates(services, runId),
    }),
    defineHandler<Services, SyncPayload>({
      queue: syncIndexQueue,
      handle: (services, { glossaryId }, { signal }) => syncIndexOrWait(services, glossaryId, signal),
    }),
    defineHandler<Services, Record<string, never>>({
      queue: sweepIndexesQueue,
      async handle(services) {
        await sweepIndexes(services);
      },
    }),
  ],
};
