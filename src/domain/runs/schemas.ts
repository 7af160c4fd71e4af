import { z } from 'zod';
import { type Run, runOverridesSchema, runStages, runStates } from '#domain/runs/records';

const moment = z.iso.datetime();
const stage = z.enum(runStages);

export const runSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    fileId: z.uuid(),
    versionId: z.uuid(),
    policyId: z.uuid(),
    sourceLanguage: z.string(),
    targetLanguage: z.string(),
    overrides: runOverridesSchema,
    state: z.enum(runStates),
    stage,
    priority: z.int(),
    segmentsTotal: z.int(),
    segmentsDone: z.int(),
    failure: z
      .object({ stage, code: z.string(), message: z.string(), action: z.string() })
      .nullable()
      .describe('Why it did not go on, and what to do.'),
    changes: z.record(z.string(), z.unknown()).nullable().describe('Against the version before.'),
    report: z.unknown().describe('What the stages said of it.'),
    batchId: z.uuid().nullable(),
    batchNumber: z.int().nullable(),
    previousRunId: z.uuid().nullable(),
    revision: z.int(),
    createdBy: z.string(),
    createdAt: moment,
    updatedAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'Run' });

export function toRunDocument(run: Run): z.input<typeof runSchema> {
  const { extractionId: _extraction, epoch: _epoch, portionsLeft: _portions, ...shown } = run;
  return {
    ...shown,
    report: run.report ?? null,
    changes: run.changes && { ...run.changes },
    createdAt: run.createdAt.toISOString(),
    updatedAt: run.updatedAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

export const deliverySchema = z
  .object({
    runId: z.uuid(),
    artifactId: z.uuid(),
    deliveredAt: moment,
    certificate: z.record(z.string(), z.unknown()),
    link: z.object({ url: z.string(), expiresAt: moment }),
  })
  .meta({ id: 'Delivery' });
