import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { provenanceSchema, unitOrigins } from '#domain/memory/lookup';
import { propertyQuery, readProperty } from '#domain/memory/units';
import { sides } from '#domain/memory/words';
import { languageTag, pageQuery, pageSchema, writeCursor } from '#platform/web';
import { type Concordance, type FoundText, searchConcordance } from './search-concordance.ts';

const piece = z.object({ text: z.string(), isFound: z.boolean() });
const pieces = z
  .array(piece)
  .describe('Plain text, cut where the words begin and end that were searched for.');

const concordanceSchema = z
  .object({
    ...{ unitId: z.uuid(), from: z.string(), to: z.string(), source: pieces, target: pieces },
    ...provenanceSchema.shape,
  })
  .meta({ id: 'MemoryConcordance' });

export const concordanceRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/concordance',
    operationId: 'searchConcordance',
    summary:
      'Where words in a row, in any form, stand in the memories that a project reads, the newest first',
    tag: 'Memories',
    ability: 'project.read',
    params: z.object({ projectId: z.uuid() }),
    query: pageQuery.extend({
      text: z.string().trim().min(1).max(1000),
      side: z.enum(sides).optional().describe('Both without it.'),
      from: languageTag.optional(),
      to: languageTag.optional(),
      memoryId: z.uuid().optional(),
      origin: z.enum(unitOrigins).optional(),
      author: z.string().min(1).max(1000).optional().describe('Who changed the units last.'),
      property: propertyQuery.optional(),
      since: z.iso.datetime().optional().describe('Changed then or later.'),
      until: z.iso.datetime().optional().describe('Changed before.'),
    }),
    response: pageSchema(concordanceSchema).extend({
      isComplete: z
        .boolean()
        .describe('False for a while after an import: not all of its units are found yet.'),
    }),
    problems: ['project-unknown', 'concordance-without-words'],
    async handle(context, { params, query }) {
      const { cursor: before, memoryId, origin, author, property, since, until, ...search } = query;
      const found = await searchConcordance(context, {
        ...{ ...params, ...search, before },
        filter: {
          ...(memoryId !== undefined && { memories: [memoryId] }),
          ...(origin !== undefined && { origins: [origin] }),
          ...(author !== undefined && { authors: [author] }),
          ...(property !== undefined && { properties: [readProperty(property)] }),
          ...(since !== undefined && { since: new Date(since) }),
          ...(until !== undefined && { until: new Date(until) }),
        },
      });
      const { items, next, isComplete } = found;
      return { items: items.map(show), next: next === undefined ? null : writeCursor(next), isComplete };
    },
  }),
];

function show({ unit, from, to, source, target }: Concordance): z.input<typeof concordanceSchema> {
  const { id: unitId, memoryId, memory, origin, author, changedAt, createdAt, importId, runId } = unit;
  return {
    ...{ unitId, from, to, source: cut(source), target: cut(target) },
    ...{ memoryId, memory, origin, author, changedAt: changedAt ?? createdAt, importId, runId },
  };
}

function cut({ text, places }: FoundText): z.input<typeof pieces> {
  const cuts: z.input<typeof pieces> = [];
  let end = 0;
  for (const place of places) {
    cuts.push({ text: text.slice(end, place.start), isFound: false });
    cuts.push({ text: text.slice(place.start, place.end), isFound: true });
    end = place.end;
  }
  return [...cuts, { text: text.slice(end), isFound: false }].filter((one) => one.text !== '');
}
