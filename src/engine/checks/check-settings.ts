import { z } from 'zod';
import { checkWeights } from '#engine/checks/subject';
import type { Finding } from '#engine/findings';
import { allPairChecks } from './all-checks.ts';
import { documentChecks } from './document-checks.ts';
import { checkFinding } from './findings.ts';
import { boundedPattern } from './user-patterns.ts';

/** Codes of all checks that have a weight. */
export const checkCodes: readonly string[] = [...allPairChecks, ...documentChecks].map(({ code }) => code);

const weight = z.enum(checkWeights);
const expression = z.string().min(1).max(1000);

const patternSchema = z
  .strictObject({
    name: z.string().min(1).max(100).describe('Names the pattern in findings.'),
    source: expression
      .optional()
      .describe(
        'Expression that the source must match for the pattern to apply; without it every source does.',
      ),
    target: expression.optional().describe('Expression that the target must match then.'),
    forbidden: expression.optional().describe('Expression that the target must not match then.'),
    ignoreCase: z.boolean().default(false).describe('Whether capitals make no difference.'),
    languages: z
      .array(z.string())
      .default([])
      .describe('Target languages it holds for, `de` for all its varieties; empty for all.'),
    weight: weight.default('warns').describe('How much a breach weighs.'),
    message: z.string().max(500).optional().describe('What to do, in place of the general sentence.'),
  })
  .refine(({ target, forbidden }) => target !== undefined || forbidden !== undefined, {
    error: 'a pattern needs `target` or `forbidden`',
    params: { fault: 'pattern-without-side' },
  });

export const checkSettingsSchema = z.strictObject({
  checks: z
    .partialRecord(z.enum(checkCodes as [string, ...string[]]), weight)
    .default({})
    .describe(
      'Weights by code: `blocks`, `warns`, `informs` or `off`; checks that are not named keep their own.',
    ),
  patterns: z.array(patternSchema).max(1000).default([]).describe('Patterns of your own; see below.'),
  mostFindings: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(20)
    .describe('Findings of one check in one target, at most.'),
});

/** Which checks are made and how much they weigh. */
export type CheckSettings = z.infer<typeof checkSettingsSchema>;
export type UserPattern = CheckSettings['patterns'][number];

export const defaultCheckSettings: CheckSettings = checkSettingsSchema.parse({});

/** Reads settings, such as those of a policy file. Undefined with findings that name every entry at fault. */
export function readCheckSettings(value: unknown): {
  settings?: CheckSettings;
  findings: readonly Finding[];
} {
  const read = checkSettingsSchema.safeParse(value);
  if (!read.success) {
    return {
      findings: read.error.issues.map((issue) =>
        checkFinding('check-settings-invalid', { detail: described(issue) }),
      ),
    };
  }
  const findings = read.data.patterns.flatMap(unusable);
  return findings.length > 0 ? { findings } : { settings: read.data, findings };
}

function described(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => `${path && `${path}.`}${key}`).join(', ');
    return path === 'checks' ? `there is no check ${issue.keys.join(', ')}` : `unknown: ${names}`;
  }
  if (issue.code === 'invalid_key' && path.startsWith('checks.'))
    return `there is no check ${path.slice('checks.'.length)}`;
  return `${path || 'settings'}: ${issue.message}`;
}

function unusable({ name, ignoreCase, ...pattern }: UserPattern): Finding[] {
  return (['source', 'target', 'forbidden'] as const).flatMap((side) => {
    const written = pattern[side];
    if (written === undefined || boundedPattern(written, ignoreCase)) return [];
    return [checkFinding('check-pattern-unusable', { detail: `${name}, ${side}: ${written}` })];
  });
}
