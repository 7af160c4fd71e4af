import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { memoryMatch, showMatch } from '#domain/memory/lookup';
import { showComment, targetComment } from '#domain/runs/discussion';
import { segmentTarget, toSegmentTarget, toWholeTarget, wholeTarget } from '#domain/runs/targets';
import { type Aside, readAside } from './read-aside.ts';

const largestInteger = 2_147_483_647;
const neighbour = segmentTarget.nullable().describe('Null at the edge of the document.');

const aside = z
  .object({
    segment: wholeTarget,
    names: z.record(z.string(), z.string()).describe('Names of people in the history, by id.'),
    matches: z.array(memoryMatch).describe('What the memories know of it now, best first; at most 5.'),
    terms: z
      .array(
        z.object({
          term: z.string(),
          counterparts: z.array(z.object({ text: z.string(), status: z.string() })),
        }),
      )
      .describe('In the order of the source; at most 20.'),
    comments: z.array(targetComment).describe('The first 50, in the order they were written.'),
    neighbours: z.object({ previous: neighbour, next: neighbour }),
    repetitions: z
      .int()
      .describe(
        'Other segments with the same source and codes that are neither approved nor worded otherwise by people.',
      ),
    present: z.array(z.string()).describe('Names of others who are at it now.'),
  })
  .meta({ id: 'TargetAside' });

export const asideRoutes = [
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/targets/:position/aside',
    operationId: 'readTargetAside',
    summary:
      'Shows a segment with all that stands beside it in a review: findings, matches, terms, comments, neighbours, changes.',
    tag: 'Review',
    ability: 'project.read',
    params: z.object({ runId: z.uuid(), position: z.coerce.number().int().min(0).max(largestInteger) }),
    response: aside,
    problems: ['run-unknown', 'target-unknown'],
    handle: async (context, { params }) => show(await readAside(context, params)),
  }),
];

function show({ neighbours: { previous, next }, names, ...rest }: Aside): z.input<typeof aside> {
  const { row, matches, terms, comments, repetitions, present } = rest;
  return {
    ...{ repetitions, present: [...present], names: Object.fromEntries(names) },
    segment: toWholeTarget(rest),
    matches: matches.map((match) => showMatch(match, row.sourcePlain)),
    terms: terms.map(({ term, counterparts }) => ({ term, counterparts: [...counterparts] })),
    comments: comments.map(showComment),
    neighbours: {
      previous: previous ? toSegmentTarget(previous) : null,
      next: next ? toSegmentTarget(next) : null,
    },
  };
}
