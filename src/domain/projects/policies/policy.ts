import { z } from 'zod';
import { checkSettingsSchema, defaultCheckSettings, readCheckSettings } from '#engine/checks';
import { contentOptionsSchema, defaultContentOptions } from '#engine/docx/extract';
import type { Finding } from '#engine/findings';
import { readSrx } from '#engine/segmentation';
import { providerNames } from '#platform/providers/catalogue';

const days = z.int().min(1).max(36_500).nullable();
const score = z.int().min(50).max(101);
/** Taken off a score. */
const points = z.int().min(1).max(100);

/** Kinds of targets that may be approved without a person. */
export const approvable = [
  'memory_context',
  'memory_exact',
  'memory_fuzzy',
  'provider',
  'carried_over',
  'passthrough',
] as const;

/** Personal data that is known by its form. */
export const maskingKinds = ['email', 'phone', 'iban', 'card'] as const;
/** An expression whose every repetition knows from the next character whether to go on. */
const safeExpression = contentOptionsSchema.shape.codePatterns.unwrap().element;

const masking = z.strictObject({
  enabled: z.boolean().default(false).describe('Whether personal data is masked before a provider sees it.'),
  kinds: z
    .array(z.enum(maskingKinds))
    .default([...maskingKinds])
    .describe('What is masked by its form.'),
  patterns: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(100).describe('Names the pattern in reports.'),
        expression: safeExpression.describe('Regular expression of what is masked, as in `codePatterns`.'),
      }),
    )
    .max(100)
    .default([])
    .describe('What else is masked, such as numbers of customers.'),
});

/** Where units of memories came from: by files, from runs, through the API. */
const unitOrigin = z.enum(['tmx', 'run', 'api']);

const unitsThatCount = z.strictObject({
  origins: z.array(unitOrigin).min(1).max(3).optional().describe('Where they may come from.'),
  authors: z
    .array(z.string().min(1).max(1000))
    .min(1)
    .max(1000)
    .optional()
    .describe('Who may have changed them last, as the units name them.'),
  properties: z
    .array(z.strictObject({ type: z.string().min(1).max(200), value: z.string().max(1000) }))
    .min(1)
    .max(20)
    .optional()
    .describe('All of which they are to have, such as `domain` with the value `legal`.'),
});

/** What a project allows and demands. A version of it is never changed: a run keeps the one it ran under. */
export const policySchema = z.strictObject({
  content: contentOptionsSchema
    .superRefine(({ srx }, { addIssue }) => {
      for (const finding of srx === undefined ? [] : errorsIn(readSrx(srx).findings))
        addIssue({ code: 'custom', path: ['srx'], message: finding.message, params: { finding } });
    })
    .default(defaultContentOptions)
    .describe('What of a document is translated, and how it is cut into sentences.'),
  providers: z
    .array(z.string().min(1).max(100))
    .max(20)
    .refine((names) => new Set(names).size === names.length, {
      error: 'names a connection twice',
      params: { fault: 'connection-twice' },
    })
    .default([])
    .describe(
      'Names of the connections to ask, in order; the next one only where one fails or does not know the languages. Empty: nobody is asked.',
    ),
  allowedProviders: z
    .array(z.enum(providerNames))
    .default([...providerNames])
    .describe('Kinds of provider that may be asked at all.'),
  egress: z
    .enum(['none', 'private', 'any'])
    .default('private')
    .describe(
      'How far text may go: `none` stays on this machine, `private` on private addresses, `any` anywhere.',
    ),
  memory: z
    .strictObject({
      accept: score.default(95).describe('Lowest score at which a match becomes the target.'),
      suggest: score.default(70).describe('Lowest score at which a match is shown to providers and people.'),
      penalties: z
        .record(z.uuid(), points)
        .default({})
        .describe('Points taken off every match of a memory, by its id.'),
      origins: z
        .partialRecord(unitOrigin, points)
        .default({})
        .describe(
          'Points for units that came by files (`tmx`), from runs (`run`) or through the API (`api`).',
        ),
      authors: z
        .record(z.string().min(1).max(1000), points)
        .refine((authors) => Object.keys(authors).length <= 1000, {
          error: 'names more than 1,000 authors',
          params: { fault: 'authors-too-many' },
        })
        .default({})
        .describe('Points for units by who changed them last, as the units name them.'),
      ages: z
        .array(z.strictObject({ days: z.int().min(1).max(36_500), points }))
        .max(20)
        .default([])
        .describe('Points for units that are older than so many days; of several the most.'),
      only: unitsThatCount.default({}).describe('Which units count at all; all by default.'),
    })
    .refine(({ accept, suggest }) => suggest <= accept, {
      error: 'what is accepted must also be suggested',
      params: { fault: 'accepted-not-suggested' },
    })
    .default({ accept: 95, suggest: 70, penalties: {}, origins: {}, authors: {}, ages: [], only: {} })
    .describe('What matches of the memories count for.'),
  checks: checkSettingsSchema
    .superRefine((settings, { addIssue }) => {
      // What the schema itself refuses it has said already.
      for (const finding of readCheckSettings(settings).findings)
        if (finding.code === 'check-pattern-unusable')
          addIssue({ code: 'custom', path: ['patterns'], message: finding.message, params: { finding } });
    })
    .default(defaultCheckSettings)
    .describe('Which checks are made and what they weigh.'),
  blocking: z
    .array(z.string().regex(/^[a-z][a-z0-9-]*$/, 'is no code of a finding'))
    .max(200)
    .default([])
    .describe('Codes of findings that forbid a delivery, besides those that always do.'),
  approval: z
    .strictObject({
      automatic: z
        .enum(['never', 'passed', 'passed_or_warned'])
        .default('passed')
        .describe('Outcome of the checks a target needs to be approved by itself.'),
      sources: z
        .array(z.enum(approvable))
        .default(['memory_context', 'memory_exact', 'carried_over'])
        .describe('Where a target must come from to be approved by itself.'),
    })
    .default({ automatic: 'passed', sources: ['memory_context', 'memory_exact', 'carried_over'] })
    .describe('Which targets are approved without a person.'),
  review: z
    .strictObject({
      required: z
        .enum(['never', 'when_failed', 'when_warned', 'always'])
        .default('when_failed')
        .describe('Outcome of the checks from which on a target needs a person.'),
    })
    .default({ required: 'when_failed' })
    .describe('Which targets people have to approve before the document is assembled.'),
  masking: masking.default(masking.parse({})).describe('Which personal data providers do not see.'),
  learn: z
    .enum(['never', 'approved', 'delivered'])
    .default('approved')
    .describe('Which targets of a delivered run go into the memory that learns.'),
  retention: z
    .strictObject({
      source: days.default(null).describe('Uploaded documents.'),
      output: days.default(null).describe('Translated documents and exchange files.'),
      record: days.default(null).describe('Reports and certificates.'),
      temporary: days.default(7).describe('What is needed while something is under way.'),
    })
    .default({ source: null, output: null, record: null, temporary: 7 })
    .describe('Days until artifacts are deleted; null keeps them.'),
  style: z
    .string()
    .max(4000)
    .optional()
    .describe('Instructions to providers that take any: tone, form of address, variety.'),
});

export type Policy = z.output<typeof policySchema>;

/** What a project has before anyone thinks about it: nothing leaves the private network, failures go to people. */
export const defaultPolicy: Policy = policySchema.parse({});

function errorsIn(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}
