import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';

/** Values as the design names them; a target has one of each. */
export const resultSources = [
  'memory_context',
  'memory_exact',
  'memory_fuzzy',
  'provider',
  'human',
  'carried_over',
  'passthrough',
] as const;
export const verificationStates = ['pending', 'passed', 'warned', 'failed'] as const;
export const reviewStatuses = ['not_required', 'required', 'in_review', 'approved', 'rejected'] as const;

/** By what the targets of a run can be chosen; all that is given must hold. */
export const filterFields = {
  verificationState: z.enum(verificationStates).optional(),
  resultSource: z.enum(resultSources).optional(),
  reviewStatus: z.enum(reviewStatuses).optional(),
  provider: z.string().max(200).optional(),
  model: z.string().max(200).optional(),
  finding: z.string().max(100).optional().describe('Code of a finding on the target.'),
};
export const searchField = {
  text: z.string().min(1).max(500).optional().describe('Part of the source or the target, in any case.'),
};

export type TargetFilter = {
  readonly [K in keyof typeof filterFields]?: z.output<(typeof filterFields)[K]>;
};

/** The conditions of a filter on the targets that `alias` stands for. */
export function targetConditions(filter: TargetFilter, alias: string): RawBuilder<unknown>[] {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  const conditions: RawBuilder<unknown>[] = [];
  const equal = (name: string, value: string | undefined) => {
    if (value !== undefined) conditions.push(sql`${column(name)} = ${value}`);
  };
  equal('verification_state', filter.verificationState);
  equal('result_source', filter.resultSource);
  equal('review_status', filter.reviewStatus);
  equal('provider', filter.provider);
  equal('model', filter.model);
  if (filter.finding !== undefined) conditions.push(sql`${filter.finding} = any(${column('finding_codes')})`);
  return conditions;
}
