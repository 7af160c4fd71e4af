import { z } from 'zod';
import { candidateFlags } from '#engine/candidates';
import { conflictChoices, importStates, type MemoryImport } from './memory-import.ts';

const moment = z.iso.datetime();
const counts = z.record(z.string(), z.int());
const valueCounts = z.object({ values: counts, others: z.int().describe('All further values together.') });

const accountSchema = z.object({
  read: z.int().describe('`staged`, `duplicates` and `unusable` together.'),
  staged: z.int().describe('Kept as candidates.'),
  duplicates: z.object({
    ofFile: z.int().describe('The file had the pair before.'),
    ofMemory: z.int().describe('The memory has the pair.'),
    ofEarlier: z.int().describe('Of a run: an earlier run brought the pair, or somebody put it away.'),
  }),
  unusable: counts.describe('By reason; see docs/memory-imports.md.'),
  findings: z.array(
    z.object({ code: z.string(), severity: z.string(), message: z.string(), place: z.string().optional() }),
  ),
});

const profileSchema = z.object({
  candidates: z.int(),
  flagged: z.int().describe('Candidates with at least one flag.'),
  flags: z.partialRecord(z.enum(candidateFlags), z.int()),
  languages: valueCounts.describe('Texts of the file by language, those that were not asked for included.'),
  authors: valueCounts,
  years: valueCounts.describe('By year of the last change.'),
  lengths: valueCounts.describe('By characters of the source: up to as many.'),
  ratios: valueCounts.describe('By characters of the target for one of the source: up to as many.'),
});

export const importSchema = z
  .object({
    id: z.uuid(),
    memoryId: z.uuid(),
    projectId: z.uuid(),
    kind: z.enum(['tmx', 'run', 'api']),
    state: z.enum(importStates),
    review: z.boolean(),
    rest: z.enum(['accepted', 'rejected']).nullable(),
    conflicts: z.enum(conflictChoices),
    fileName: z.string().nullable(),
    from: z.string(),
    to: z.string().nullable().describe('Null: every other language of the file.'),
    runId: z.uuid().nullable(),
    progress: z.object({
      units: z.int().describe('Units of the file that are done with.'),
      bytes: z.int(),
      ofBytes: z.int().nullable(),
    }),
    account: accountSchema,
    profile: profileSchema.nullable(),
    failure: z.object({ code: z.string(), message: z.string(), action: z.string() }).nullable(),
    createdBy: z.string(),
    createdAt: moment,
    committedBy: z.string().nullable(),
    committedAt: moment.nullable(),
    undoneBy: z.string().nullable(),
    undoneAt: moment.nullable(),
    expiresAt: moment
      .nullable()
      .describe('When it is discarded, or its units deleted, unless somebody commits it.'),
  })
  .meta({ id: 'MemoryImport' });

export function showImport(found: MemoryImport): z.input<typeof importSchema> {
  const { account, profile, createdAt, committedAt, undoneAt, expiresAt, ...rest } = found;
  return {
    ...rest,
    from: found.sourceLanguage,
    to: found.targetLanguage,
    progress: { units: found.readUnits, bytes: found.readBytes, ofBytes: found.size },
    account: { ...account, findings: [...account.findings] },
    profile,
    createdAt: createdAt.toISOString(),
    committedAt: committedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  } as z.input<typeof importSchema>;
}

export const reportSchema = z
  .object({
    read: z.int().describe('The sum of all the others.'),
    accepted: z.int(),
    rejected: z.int(),
    undecided: z.int(),
    deleted: z.int().describe('Candidates that were deleted since.'),
    duplicate: z.object({ ofFile: z.int(), ofMemory: z.int(), ofEarlier: z.int() }),
    unusable: counts.describe('By reason.'),
  })
  .meta({ id: 'MemoryImportReport' });
