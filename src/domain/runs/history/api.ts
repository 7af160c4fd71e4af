import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { fileSchema, showFile, showVersion, versionSchema } from '#domain/files';
import { runStages, runStates } from '#domain/runs/records';
import { numberedPageQuery, pageOf, pageQuery, pageSchema } from '#platform/web';
import {
  type FileState,
  type HistoryRun,
  type HistoryVersion,
  listFilesWithState,
  listHistory,
} from './list-history.ts';

const moment = z.iso.datetime();
const stored = z
  .object({
    artifactId: z.uuid(),
    name: z.string(),
    size: z.int().describe('Bytes'),
    state: z.enum(['available', 'expired', 'missing']),
  })
  .meta({ id: 'Stored' });

const run = z
  .object({
    id: z.uuid(),
    versionId: z.uuid(),
    targetLanguage: z.string(),
    state: z.enum(runStates),
    stage: z.enum(runStages),
    segmentsDone: z.int(),
    extracted: z.int().describe('Segments'),
    translated: z.int(),
    reviewRequired: z.int().describe('To be seen by people and not approved yet.'),
    approved: z.int(),
    delivered: z.int(),
    failure: z
      .object({ stage: z.enum(runStages), code: z.string(), message: z.string(), action: z.string() })
      .nullable(),
    previousRunId: z.uuid().nullable(),
    output: stored.nullable(),
    certificate: stored.nullable(),
    createdAt: moment,
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'HistoryRun' });

const entry = z
  .object({
    version: versionSchema,
    source: stored.nullable(),
    runs: z.array(run).describe('The newest six.'),
    runCount: z.int().describe('All of them; `listRuns` lists them.'),
  })
  .meta({ id: 'HistoryVersion' });

const toRun = (value: HistoryRun): z.input<typeof run> => ({
  ...value,
  createdAt: value.createdAt.toISOString(),
  finishedAt: value.finishedAt?.toISOString() ?? null,
});
const toEntry = (value: HistoryVersion): z.input<typeof entry> => ({
  ...value,
  version: showVersion(value.version),
  runs: value.runs.map(toRun),
});

const fileState = z
  .object({
    file: fileSchema,
    versions: z.int(),
    lastVersion: z.object({ number: z.int(), name: z.string(), createdAt: moment }),
    runs: z
      .array(z.object({ id: z.uuid(), targetLanguage: z.string(), state: z.enum(runStates) }))
      .describe('The newest of each language.'),
  })
  .meta({ id: 'FileState' });
const toFileState = ({ file, lastVersion, runs, versions }: FileState): z.input<typeof fileState> => ({
  ...{ file: showFile(file), versions, runs: [...runs] },
  lastVersion: { ...lastVersion, createdAt: new Date(lastVersion.createdAt).toISOString() },
});

export const historyRoutes = [
  defineRoute({
    method: 'GET',
    path: '/files/:fileId/history',
    operationId: 'listHistory',
    summary:
      'Versions of a file with their runs, newest first: what was extracted, translated, reviewed and delivered',
    tag: 'Files',
    ability: 'project.read',
    params: z.object({ fileId: z.uuid() }),
    query: numberedPageQuery,
    response: pageSchema(entry),
    problems: ['file-unknown'],
    async handle(context, { params, query: { limit, cursor } }) {
      const rows = await listHistory(context, params.fileId, { before: cursor, limit: limit + 1 });
      return pageOf(rows, limit, toEntry, ({ version }) => version.number);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/file-states',
    operationId: 'listFileStates',
    summary: 'Files of a project, newest first, with their last versions and how far each language has come',
    tag: 'Files',
    ability: 'project.read',
    params: z.object({ projectId: z.uuid() }),
    query: pageQuery.extend({ name: z.string().max(255).optional().describe('What the name contains') }),
    response: pageSchema(fileState),
    problems: ['project-unknown'],
    async handle(context, { params, query: { limit, cursor, name } }) {
      const page = { ...params, name, before: cursor, limit: limit + 1 };
      return pageOf(await listFilesWithState(context, page), limit, toFileState, ({ file }) => file.id);
    },
  }),
];
