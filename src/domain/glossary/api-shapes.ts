import { z } from 'zod';
import { type AttachedGlossary, states } from '#domain/glossary/catalogue';
import { approvals, type ConceptChange, calendarDay, type KeptConcept } from '#domain/glossary/concepts';
import { type TermMatch, termStatuses } from '#engine/glossary';

const moment = z.iso.datetime();

export const inProject = z.object({ projectId: z.uuid() });
export const oneGlossary = inProject.extend({ glossaryId: z.uuid() });
export const oneConcept = oneGlossary.extend({ conceptId: z.uuid() });
export const oneTerm = oneConcept.extend({ termId: z.uuid() });

export const reason = z.string().trim().min(1).max(1000).describe('Why; kept in the audit.');
export const languageTag = z
  .string()
  .trim()
  .min(2)
  .max(35)
  .refine(isTag, { error: 'is no language tag (BCP 47)', params: { fault: 'no-language-tag' } })
  .transform((tag) => Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]!)
  .describe('BCP 47 tag.');

function isTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-')).length === 1;
  } catch {
    return false;
  }
}

export const glossarySchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    description: z.string().nullable(),
    owner: z.string().nullable(),
    state: z.enum(states),
    hold: z.object({ reason: z.string(), by: z.string(), at: z.string() }).nullable().describe('Legal hold.'),
    version: z.int().describe('Counts every change of its terms.'),
    revision: z.int(),
    createdAt: moment,
    updatedAt: moment,
    priority: z.int().describe('In this project; higher first.'),
    access: z.enum(['read', 'write']).describe('Of this project.'),
    domains: z
      .array(z.string())
      .nullable()
      .describe('Whose concepts count in this project; null: all count.'),
  })
  .meta({ id: 'Glossary' });

export const userSchema = glossarySchema
  .pick({ priority: true, access: true, domains: true })
  .extend({ projectId: z.uuid(), name: z.string() })
  .meta({ id: 'GlossaryUser' });

export const showGlossary = (glossary: AttachedGlossary) => ({
  ...glossary,
  domains: glossary.domains && [...glossary.domains],
  createdAt: glossary.createdAt.toISOString(),
  updatedAt: glossary.updatedAt.toISOString(),
});

const day = calendarDay.nullable();
export const termFields = {
  language: languageTag,
  text: z.string().trim().min(1).max(500),
  status: z.enum(termStatuses),
  caseSensitive: z.boolean().nullable().describe('Null: the term itself decides.'),
  exactForm: z.boolean().nullable().describe('Whether inflected forms are not the term.'),
  partOfSpeech: z.string().trim().min(1).max(100).nullable(),
  note: z.string().max(4000).nullable(),
  validFrom: day.describe('First day on which it counts.'),
  validUntil: day.describe('Last day on which it counts.'),
};

/** A new term: what is not said is null, and its status preferred. */
export const newTerm = z
  .strictObject({
    ...termFields,
    status: termFields.status.default('preferred'),
    caseSensitive: termFields.caseSensitive.default(null),
    exactForm: termFields.exactForm.default(null),
    partOfSpeech: termFields.partOfSpeech.default(null),
    note: termFields.note.default(null),
    validFrom: day.default(null),
    validUntil: day.default(null),
  })
  .refine(isPeriod, { error: 'ends before it begins', params: { fault: 'period-reversed' } });

export function isPeriod({
  validFrom = null,
  validUntil = null,
}: {
  readonly validFrom?: string | null | undefined;
  readonly validUntil?: string | null | undefined;
}): boolean {
  return validFrom === null || validUntil === null || validFrom <= validUntil;
}

export const conceptFields = {
  key: z.string().trim().min(1).max(200).describe('Its id in files, unique in the glossary.'),
  domain: z.string().trim().min(1).max(200).nullable(),
  definition: z.string().max(4000).nullable(),
  note: z.string().max(4000).nullable(),
  owner: z.string().trim().min(1).max(200).nullable(),
};

const termSchema = z
  .object({
    id: z.uuid(),
    ...termFields,
    language: z.string(),
    text: z.string(),
    note: z.string().nullable(),
    partOfSpeech: z.string().nullable(),
    extra: z.record(z.string(), z.string()).describe('What a file said beyond that.'),
    approval: z.enum(approvals),
    decidedBy: z.string().nullable(),
    decidedAt: moment.nullable(),
    state: z.enum(states),
    importId: z.uuid().nullable(),
    createdBy: z.string(),
    createdAt: moment,
  })
  .meta({ id: 'Term' });

export const conceptSchema = z
  .object({
    id: z.uuid(),
    glossaryId: z.uuid(),
    key: z.string(),
    domain: z.string().nullable(),
    definition: z.string().nullable(),
    note: z.string().nullable(),
    owner: z.string().nullable(),
    extra: z.record(z.string(), z.string()),
    state: z.enum(states),
    importId: z.uuid().nullable(),
    revision: z.int(),
    createdBy: z.string(),
    createdAt: moment,
    updatedBy: z.string(),
    updatedAt: moment,
    terms: z.array(termSchema),
  })
  .meta({ id: 'Concept' });

export const showConcept = (concept: KeptConcept) => ({
  ...concept,
  extra: { ...concept.extra },
  terms: concept.terms.map((term) => ({ ...term, extra: { ...term.extra } })),
  createdAt: concept.createdAt.toISOString(),
  updatedAt: concept.updatedAt.toISOString(),
});

export const changeSchema = z
  .object({
    id: z.int(),
    termId: z.uuid().nullable(),
    revision: z.int(),
    action: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
    changedBy: z.string(),
    changedByKind: z.string(),
    changedAt: moment,
  })
  .meta({ id: 'ConceptChange' });

export const showChange = (change: ConceptChange) => ({
  ...change,
  changedAt: change.changedAt.toISOString(),
});

export const matchSchema = z
  .object({
    conceptId: z.uuid(),
    start: z.int().describe('UTF-16 units.'),
    end: z.int().describe('Exclusive.'),
    term: z.string(),
    status: z.enum(termStatuses),
    targets: z
      .array(z.object({ text: z.string(), language: z.string(), status: z.enum(termStatuses) }))
      .describe('Best first; forbidden ones last.'),
  })
  .meta({ id: 'TermMatch' });

export const showMatch = ({ concept, term, start, end, counterparts }: TermMatch) => ({
  conceptId: concept.id,
  start,
  end,
  term: term.text,
  status: term.status,
  targets: counterparts.map(({ text, language, status }) => ({ text, language, status })),
});
