import { z } from 'zod';
import { resultSources, reviewStatuses, verificationStates } from '#domain/runs/targets';
import { numberedPageQuery } from '#platform/web';
import { optional } from '#platform/web/pages';
import type { ComparisonChoice } from './queries.ts';
import { sourceChanges } from './source-changes.ts';

/** What the page of a comparison is asked: the other run, what is chosen, where it begins. */
export const comparisonQuery = numberedPageQuery.extend({
  with: optional(z.uuid()),
  side: optional(z.enum(['before', 'after', 'either'])),
  change: optional(z.enum(sourceChanges)),
  changedText: optional(z.enum(['true', 'false'])),
  verificationState: optional(z.enum(verificationStates)),
  resultSource: optional(z.enum(resultSources)),
  reviewStatus: optional(z.enum(reviewStatuses)),
  provider: optional(z.string().max(200)),
  model: optional(z.string().max(200)),
  finding: optional(z.string().max(100)),
});
export type ComparisonQuery = z.output<typeof comparisonQuery>;

export const filterNames = [
  'changedText',
  'change',
  'verificationState',
  'resultSource',
  'reviewStatus',
  'provider',
  'model',
  'finding',
  'side',
] as const;

/** The choices of a query alone, as an address says them. */
export function filterOf(query: ComparisonQuery): Pick<ComparisonQuery, (typeof filterNames)[number]> {
  return Object.fromEntries(filterNames.map((name) => [name, query[name]]));
}

export function choiceOf(query: ComparisonQuery): ComparisonChoice {
  const { changedText, side = 'either', ...filter } = filterOf(query);
  return { ...filter, side, ...(changedText !== undefined && { changedText: changedText === 'true' }) };
}
