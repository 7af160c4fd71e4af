import { z } from 'zod';
import { checkSettingsSchema, defaultCheckSettings } from '#engine/checks';
import { contentOptionsSchema, defaultContentOptions } from '#engine/docx/extract';
import { providerNames } from '#platform/providers/catalogue';

const days = z.int().min(1).max(36_500).nullable();
const score = z.int().min(50).max(101);

/** Kinds of targets that may be approved without a person. */
const approvable = [
  'memory_context',
  'memory_exact',
  'memory_fuzzy',
  'provider',
  'carried_over',
  'passthrough',
] as const;

/** What a project allows and demands. A version of it is never changed: a run keeps the one it ran under. */
export const policySchema = z.strictObject({
  content: contentOptionsSchema
    .default(defaultContentOptions)
    .describe('What of a document is translated, and how it is cut into sentences.'),
  providers: z
    .array(z.string().min(1))
    .max(20)
    .default([])
    .describe('Names of the connections to ask, in order; the next one only where one fails.'),
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
    })
    .default({ accept: 95, suggest: 70 })
    .describe('What matches of the memories count for.'),
  checks: checkSettingsSchema
    .default(defaultCheckSettings)
    .describe('Which checks are made and what they weigh.'),
  blocking: z.array(z.string()).max(200).default([]).describe('Codes of findings that forbid a delivery.'),
  approval: z
    .strictObject({
      automatic: z.enum(['never', 'passed', 'passed_or_warned']).default('passed'),
      sources: z.array(z.enum(approvable)).default(['memory_context', 'memory_exact', 'carried_over']),
    })
    .default({ automatic: 'passed', sources: ['memory_context', 'memory_exact', 'carried_over'] })
    .describe('Which targets are approved without a person.'),
  review: z
    .strictObject({
      required: z.enum(['never', 'when_failed', 'when_warned', 'always']).default('when_failed'),
    })
    .default({ required: 'when_failed' })
    .describe('Which targets people have to approve before the document is assembled.'),
  learn: z
    .enum(['never', 'approved', 'delivered'])
    .default('approved')
    .describe('Which targets of a delivered run go into the memory that learns.'),
  retention: z
    .strictObject({
      source: days.default(null),
      output: days.default(null),
      record: days.default(null),
      temporary: days.default(7),
    })
    .default({ source: null, output: null, record: null, temporary: 7 })
    .describe('Days until artifacts are deleted; null keeps them.'),
  style: z.string().max(4000).optional().describe('Instructions to providers that take any.'),
});

export type Policy = z.output<typeof policySchema>;

/** What a project has before anyone thinks about it: nothing leaves the private network, failures go to people. */
export const defaultPolicy: Policy = policySchema.parse({});
