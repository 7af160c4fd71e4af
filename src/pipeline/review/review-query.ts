import { z } from 'zod';
import { resultSources, reviewStatuses, type TargetChoice, verificationStates } from '#domain/runs/targets';
import { optional, pathTo } from '#platform/web/pages';

const largestInteger = 2_147_483_647;
export const position = z.coerce.number().int().min(0).max(largestInteger);
const place = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** What the page of a review is asked: what is chosen, where the page begins, which segment is open. */
export const reviewQuery = z.object({
  verificationState: optional(z.enum(verificationStates)),
  reviewStatus: optional(z.enum(reviewStatuses)),
  resultSource: optional(z.enum(resultSources)),
  finding: optional(z.string().max(100)),
  text: optional(z.string().max(500)),
  open: optional(z.literal('true')),
  from: optional(place),
  segment: optional(place),
  /** Revision from the history whose text is put into the editor. */
  restore: optional(place),
  /** Unit of a memory whose target is put into the editor. */
  match: optional(z.uuid()),
});
export type ReviewQuery = z.output<typeof reviewQuery>;

export const filterNames = [
  'verificationState',
  'reviewStatus',
  'resultSource',
  'finding',
  'text',
  'open',
] as const;

export function filterOf(query: ReviewQuery) {
  return Object.fromEntries(filterNames.map((name) => [name, query[name]])) as Pick<
    ReviewQuery,
    (typeof filterNames)[number]
  >;
}

export function choiceOf({ open, ...filter }: ReturnType<typeof filterOf>): TargetChoice {
  return { ...filter, ...(open && { open: true }) };
}

/** The address of the review with these choices, and a segment or a place to begin at. */
export function reviewPath(
  runId: string,
  query: ReviewQuery,
  at: {
    readonly segment?: number | undefined;
    readonly from?: number | undefined;
    readonly restore?: number;
    readonly match?: string;
  } = {},
): string {
  const { segment } = at;
  const path = pathTo('/runs/:runId/review', { runId }, { ...filterOf(query), ...at });
  return segment === undefined ? path : `${path}#s-${segment}`;
}

/** The address a form about a segment is sent to; the choices go along. */
export function actionPath(runId: string, at: number, query: ReviewQuery, what = ''): string {
  const path = `/runs/:runId/review/:at${what}`;
  return pathTo(path, { runId, at }, { ...filterOf(query), from: query.from, segment: at });
}
