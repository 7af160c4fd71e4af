import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { requireMemory } from '#domain/memory/access';
import { pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import { exportUnits } from './export-units.ts';
import { listUnitPage } from './queries.ts';
import { showUnit, unitSchema } from './schemas.ts';
import { unitFilterQuery } from './unit-filter.ts';

const ofMemory = z.object({ projectId: z.uuid(), memoryId: z.uuid() });
const tag = 'Memories';

export const unitRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/memories/:memoryId/units',
    operationId: 'listMemoryUnits',
    summary: 'Units of a memory, with their codes as marks, as far as a filter wants them',
    tag,
    ability: 'project.read',
    params: ofMemory,
    query: unitFilterQuery.extend(pageQuery.shape),
    response: pageSchema(unitSchema),
    problems: ['memory-unknown'],
    async handle(context, { params, query: { limit, cursor, ...filter } }) {
      await requireMemory(context, params.projectId, params.memoryId, 'project.read');
      const search = { status: 'active', ...filter } as const;
      const rows = await listUnitPage(context.db, params.memoryId, search, { limit, after: cursor });
      return pageOf(rows, limit, showUnit);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/memories/:memoryId/export',
    operationId: 'exportMemory',
    summary: 'A memory as TMX, as far as a filter wants it; the same content gives the same bytes',
    tag,
    ability: 'project.read',
    params: ofMemory,
    query: unitFilterQuery,
    problems: ['memory-unknown'],
    async handle(context, { params, query }) {
      const { fileName, mediaType, content } = await exportUnits(context, { ...params, filter: query });
      return new RouteAnswer(undefined, {
        stream: content,
        headers: {
          'content-type': mediaType,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        },
      });
    },
  }),
];
