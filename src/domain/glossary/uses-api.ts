import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { findTermUses, type TermUse, verdicts } from '#domain/glossary/uses';
import { useCursor } from '#domain/runs';
import { pageQueryOf, pageSchema, writeCursor } from '#platform/web';
import { oneConcept } from './api-shapes.ts';

const places = z
  .array(z.object({ start: z.int(), end: z.int() }))
  .describe(
    'Where terms of the concept stand: UTF-16 units, `end` exclusive. None where one is part of a compound.',
  );
const useSchema = z
  .object({
    runId: z.uuid(),
    position: z.int().describe('Of the segment in its version, from 0.'),
    fileId: z.uuid(),
    fileName: z.string(),
    from: z.string(),
    to: z.string(),
    source: z.string(),
    target: z.string().nullable().describe('Null: not translated yet.'),
    verdict: z
      .enum(verdicts)
      .describe('What the translation made of it; `not-asked`: the concept says nothing about its language.'),
    sourcePlaces: places,
    targetPlaces: places,
  })
  .meta({ id: 'TermUse' });

const show = ({ sourcePlaces, targetPlaces, ...use }: TermUse): z.input<typeof useSchema> => ({
  ...use,
  sourcePlaces: [...sourcePlaces],
  targetPlaces: [...targetPlaces],
});

export const useRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/glossaries/:glossaryId/concepts/:conceptId/uses',
    operationId: 'listTermUses',
    summary: 'Where runs of the project have a term of a concept, and what their translations made of it',
    tag: 'Terms',
    ability: 'project.read',
    params: oneConcept,
    query: pageQueryOf(useCursor).extend({ verdict: z.enum(verdicts).optional() }),
    response: pageSchema(useSchema).extend({
      examined: z.int().describe('Segments that were looked through; a page may be empty and still go on.'),
    }),
    problems: ['glossary-unknown', 'concept-unknown'],
    async handle(context, { params, query: { limit, cursor, verdict } }) {
      const found = await findTermUses(context, params, { verdict, limit, after: cursor });
      const { items, examined, next } = found;
      return { items: items.map(show), examined, next: next === undefined ? null : writeCursor(next) };
    },
  }),
];
