import { z } from 'zod';
import { defineRoute, mostWaitingCounted, type WaitingWork } from '#domain/context';
import { runStages, runStates } from '#domain/runs/records';
import { timeZone } from '#platform/web';
import type { WorkRow } from './survey-queries.ts';
import { surveyWork } from './survey-work.ts';

const work = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    projectName: z.string(),
    fileId: z.uuid(),
    fileName: z.string(),
    versionNumber: z.int(),
    targetLanguage: z.string(),
    state: z.enum(runStates),
    stage: z.enum(runStages),
    segmentsTotal: z.int(),
    segmentsDone: z.int(),
    failure: z
      .object({ stage: z.enum(runStages), code: z.string(), message: z.string(), action: z.string() })
      .nullable(),
    revision: z.int(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Work' });
const toWork = (row: WorkRow): z.input<typeof work> => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
});

const waiting = z
  .object({
    kind: z
      .string()
      .describe(
        '`memory-imports`, `glossary-imports`, `term-candidates`, `segmentation-proposals` or `dead-letters`.',
      ),
    project: z.object({ id: z.uuid(), name: z.string() }).nullable().describe('Null: in the house.'),
    count: z.int().min(1).max(mostWaitingCounted).describe(`${mostWaitingCounted}: so many or more.`),
  })
  .meta({ id: 'WaitingWork' });
const toWaiting = ({ kind, project, count }: WaitingWork): z.input<typeof waiting> => ({
  kind,
  project,
  count,
});

export const workRoute = defineRoute({
  method: 'GET',
  path: '/work',
  operationId: 'surveyWork',
  summary:
    'Says what there is to do in your projects, or in one of them, and what was done in the last days.',
  tag: 'Reports',
  ability: 'house.read',
  query: z.object({ projectId: z.uuid().optional(), zone: timeZone }),
  response: z
    .object({
      open: z
        .partialRecord(z.enum(runStates), z.int())
        .describe('Runs by state; of those that did not go on only the newest of a file and language.'),
      inReview: z.array(work).describe('The newest; all are listed by `listRuns`.'),
      inProgress: z.array(work),
      inTrouble: z.array(work),
      waiting: z.object({
        shown: z
          .array(waiting)
          .describe('What else waits for decisions that you may make: of the house first, then by project.'),
        more: z.int().describe('How many kinds of work in projects there are beyond those shown.'),
      }),
      days: z
        .array(
          z.object({
            day: z.iso.date(),
            runs: z.int(),
            segments: z.int(),
            words: z.int(),
            prices: z.array(z.object({ currency: z.string(), price: z.number() })),
          }),
        )
        .describe('What was delivered and paid on each of the last days in the time zone, oldest first.'),
      resultSources: z
        .record(z.string(), z.int())
        .describe('Segments of these deliveries by where their targets came from.'),
    })
    .meta({ id: 'WorkSurvey' }),
  problems: ['project-unknown'],
  async handle(context, { query }) {
    const survey = await surveyWork(context, query);
    return {
      ...survey,
      inReview: survey.inReview.map(toWork),
      inProgress: survey.inProgress.map(toWork),
      inTrouble: survey.inTrouble.map(toWork),
      waiting: { ...survey.waiting, shown: survey.waiting.shown.map(toWaiting) },
      days: survey.days.map((day) => ({ ...day, prices: [...day.prices] })),
      resultSources: { ...survey.resultSources },
    };
  },
});
