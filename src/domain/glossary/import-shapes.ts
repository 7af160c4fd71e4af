import { z } from 'zod';
import {
  conflictChoices,
  type ImportEntry,
  importStates,
  outcomes,
  type TermImport,
} from '#domain/glossary/imports';
import { termStatuses } from '#engine/glossary';

const moment = z.iso.datetime();
const counts = z.record(z.string(), z.int());

export const importSchema = z
  .object({
    id: z.uuid(),
    glossaryId: z.uuid(),
    projectId: z.uuid(),
    state: z.enum(importStates),
    review: z.boolean(),
    rest: z.enum(['accepted', 'rejected']).nullable(),
    conflicts: z.enum(conflictChoices),
    approval: z.enum(['draft', 'approved']),
    fileName: z.string(),
    size: z.int().describe('Bytes.'),
    format: z.enum(['tbx', 'csv']).nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    readEntries: z.int(),
    account: z.object({
      read: z.int().describe('Rows of the table or concepts of TBX: `staged` and `unread` together.'),
      staged: z.int().describe('Rows that became entries.'),
      unread: counts.describe('Rows that nothing can be made of, by reason.'),
      findings: z.array(
        z.object({
          code: z.string(),
          severity: z.string(),
          message: z.string(),
          action: z.string(),
          place: z.string().optional(),
        }),
      ),
    }),
    profile: z
      .object({
        entries: z.int(),
        terms: z.int(),
        flagged: z.int().describe('Entries with at least one flag.'),
        flags: counts,
        languages: counts.describe('Terms by language.'),
        statuses: counts,
      })
      .nullable(),
    failure: z.object({ code: z.string(), message: z.string(), action: z.string() }).nullable(),
    createdBy: z.string(),
    createdAt: moment,
    committedBy: z.string().nullable(),
    committedAt: moment.nullable(),
    undoneBy: z.string().nullable(),
    undoneAt: moment.nullable(),
    expiresAt: moment.nullable().describe('When it is discarded unless somebody commits it.'),
  })
  .meta({ id: 'TermImport' });

export function showImport(found: TermImport): z.input<typeof importSchema> {
  const { account, profile, createdAt, committedAt, undoneAt, expiresAt } = found;
  return {
    ...found,
    from: found.sourceLanguage,
    to: found.targetLanguage,
    account: { ...account, unread: { ...account.unread }, findings: [...account.findings] },
    profile: profile && {
      ...profile,
      flags: { ...profile.flags },
      languages: { ...profile.languages },
      statuses: { ...profile.statuses },
    },
    createdAt: createdAt.toISOString(),
    committedAt: committedAt?.toISOString() ?? null,
    undoneAt: undoneAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

export const importReportSchema = z
  .object({
    rows: z.int().describe('The sum of undecided, accepted, rejected and unread.'),
    undecided: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    unread: counts.describe('By reason.'),
    outcomes: counts.describe('What the commit made of rows.'),
  })
  .meta({ id: 'TermImportReport' });

export const entrySchema = z
  .object({
    number: z.int(),
    place: z.string(),
    rows: z.int(),
    concept: z
      .object({
        key: z.string(),
        domain: z.string().nullable(),
        definition: z.string().nullable(),
        note: z.string().nullable(),
        owner: z.string().nullable(),
        terms: z.array(
          z.object({
            language: z.string(),
            text: z.string(),
            status: z.enum(termStatuses),
            caseSensitive: z.boolean().nullable(),
            exactForm: z.boolean().nullable(),
            partOfSpeech: z.string().nullable(),
            note: z.string().nullable(),
            validFrom: z.string().nullable(),
            validUntil: z.string().nullable(),
          }),
        ),
      })
      .nullable()
      .describe('Null: nothing can be made of it.'),
    flags: z.array(z.string()),
    decision: z.enum(['accepted', 'rejected']).nullable(),
    decidedBy: z.string().nullable(),
    outcome: z.enum(outcomes).nullable(),
    conceptId: z.uuid().nullable().describe('The concept it is most like; once committed, the one it is in.'),
  })
  .meta({ id: 'TermImportEntry' });

export const showEntry = (entry: ImportEntry): z.input<typeof entrySchema> => ({
  ...entry,
  flags: [...entry.flags],
  concept: entry.concept && { ...entry.concept, terms: [...entry.concept.terms] },
});
