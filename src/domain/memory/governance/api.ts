import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { showUnit, unitFilterSchema, unitSchema, unitStatuses } from '#domain/memory/units';
import { listUnitUses, useCursor } from '#domain/runs';
import { pageOf, pageQueryOf, pageSchema, RouteAnswer } from '#platform/web';
import { measureCoverage } from './measure-coverage.ts';
import { holdMemory, setMemoryState } from './memory-state.ts';
import { type ChangedUnits, purgeUnits, requireUnit, setUnitState, setUnitStates } from './unit-state.ts';

const tag = 'Memory governance';
const inProject = z.object({ projectId: z.uuid() });
const ofMemory = inProject.extend({ memoryId: z.uuid() });
const ofUnit = ofMemory.extend({ unitId: z.uuid() });
const reason = z.string().trim().min(1).max(2000).describe('Why; it goes into the audit.');
const status = z.enum(unitStatuses);

const stateSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    state: z.enum(['active', 'inactive', 'deleted']),
    legalHold: z.string().nullable().describe('Why nothing of it may be destroyed; null where it may.'),
  })
  .meta({ id: 'MemoryState' });

const changedSchema = z
  .object({
    units: z.int().describe('Units that were changed, or in a preview would be; 20,000 at most.'),
    isMore: z.boolean().describe('Whether the filter means more: send the request again.'),
  })
  .meta({ id: 'ChangedMemoryUnits' });

const useSchema = z
  .object({
    projectId: z.uuid(),
    fileId: z.uuid(),
    runId: z.uuid(),
    position: z.int().describe('Of the segment in the run.'),
    resultSource: z.string(),
    score: z.number().nullable(),
    runState: z.string(),
  })
  .meta({ id: 'MemoryUnitUse' });

const coverageSchema = z
  .object({
    memoryId: z.uuid(),
    memory: z.string(),
    from: z.string(),
    to: z.string(),
    units: z.int().describe('Active ones.'),
    reviewed: z.int().describe('Of these, units that a person looked at alone.'),
    learned: z.int().describe('Of these, units from delivered runs.'),
    share: z.number().describe('Reviewed of all, 0 to 1.'),
  })
  .meta({ id: 'MemoryCoverage' });

const preview = z.boolean().default(false).describe('Say how many are meant, and change nothing.');
const withShare = <T extends { readonly units: number; readonly reviewed: number }>(counted: T) => ({
  ...counted,
  share: counted.units === 0 ? 0 : counted.reviewed / counted.units,
});
const answerOf = ({ units, isMore }: ChangedUnits) => ({ units, isMore });

export const governanceRoutes = [
  defineRoute({
    method: 'PUT',
    path: '/projects/:projectId/memories/:memoryId/state',
    operationId: 'setMemoryState',
    summary: 'Deactivate, delete or restore a memory in all projects that use it; nothing is lost',
    tag,
    ability: 'project.administer',
    params: ofMemory,
    body: z.strictObject({ state: z.enum(['active', 'inactive', 'deleted']), reason }),
    response: stateSchema,
    problems: ['memory-unknown'],
    example: { body: { state: 'active', reason: 'In use again' } },
    handle: (context, { params, body }) => setMemoryState(context, params.projectId, params.memoryId, body),
  }),
  defineRoute({
    method: 'PUT',
    path: '/projects/:projectId/memories/:memoryId/hold',
    operationId: 'holdMemory',
    summary: 'Lay a legal hold on a memory, or lift it: while it lies nothing of it is destroyed',
    tag,
    ability: 'project.administer',
    params: ofMemory,
    body: z.strictObject({ held: z.boolean(), reason }),
    response: stateSchema,
    problems: ['memory-unknown'],
    example: { body: { held: false, reason: 'Proceedings ended' } },
    handle: (context, { params, body }) => holdMemory(context, params.projectId, params.memoryId, body),
  }),
  defineRoute({
    method: 'PUT',
    path: '/projects/:projectId/memories/:memoryId/units/:unitId/state',
    operationId: 'setMemoryUnitState',
    summary: 'Deactivate, delete or restore a unit; nothing is lost',
    tag,
    ability: 'project.operate',
    params: ofUnit,
    body: z.strictObject({ status, reason }),
    response: unitSchema,
    problems: [
      'memory-unknown',
      'memory-unit-unknown',
      'memory-unit-doubled',
      'revision-required',
      'revision-changed',
    ],
    example: { body: { status: 'inactive', reason: 'Outdated name of the product' } },
    async handle(context, { params, body, revision }) {
      const changed = await setUnitState(context, { ...params, revision }, body);
      return new RouteAnswer(showUnit(changed), { revision: changed.revision });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/memories/:memoryId/unit-states',
    operationId: 'setMemoryUnitStates',
    summary: 'Deactivate, delete or restore all units that a filter means, 20,000 at a time',
    tag,
    ability: 'project.operate',
    params: ofMemory,
    body: z.strictObject({ filter: unitFilterSchema, status, reason, preview }),
    response: changedSchema,
    problems: ['memory-unknown'],
    example: {
      body: { filter: { author: 'import-tool' }, status: 'inactive', reason: 'Made by a broken tool' },
    },
    handle: async (context, { params, body }) =>
      answerOf(await setUnitStates(context, { ...params, ...body })),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/memories/:memoryId/unit-purges',
    operationId: 'purgeMemoryUnits',
    summary: 'Destroy deleted units that a filter means for good, 20,000 at a time',
    tag,
    ability: 'project.administer',
    params: ofMemory,
    body: z.strictObject({ filter: unitFilterSchema.omit({ status: true }), reason, preview }),
    response: changedSchema,
    problems: ['memory-unknown', 'memory-held'],
    example: { body: { filter: {}, reason: 'Never to be seen again', preview: true } },
    handle: async (context, { params, body }) => answerOf(await purgeUnits(context, { ...params, ...body })),
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/memories/:memoryId/units/:unitId',
    operationId: 'getMemoryUnit',
    summary: 'A unit of a memory, whatever its status',
    tag,
    ability: 'project.read',
    params: ofUnit,
    response: unitSchema,
    problems: ['memory-unknown', 'memory-unit-unknown'],
    async handle(context, { params }) {
      const found = await requireUnit(context, params, 'project.read');
      return new RouteAnswer(showUnit(found), { revision: found.revision });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/memories/:memoryId/units/:unitId/uses',
    operationId: 'listMemoryUnitUses',
    summary: 'Every place in your projects where a unit was used, the newest runs first',
    tag,
    ability: 'project.read',
    params: ofUnit,
    query: pageQueryOf(useCursor),
    response: pageSchema(useSchema),
    problems: ['memory-unknown', 'memory-unit-unknown'],
    async handle(context, { params, query: { limit, cursor } }) {
      await requireUnit(context, params, 'project.read');
      const uses = await listUnitUses(context, params.unitId, { limit, before: cursor });
      return pageOf(
        uses,
        limit,
        ({ place: _, ...use }) => use,
        ({ place }) => place,
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/memory-coverage',
    operationId: 'measureMemoryCoverage',
    summary: 'How much of the memories of a project people have looked at, by language pair',
    tag,
    ability: 'project.read',
    params: inProject,
    response: z.object({
      items: z.array(coverageSchema),
      total: coverageSchema
        .pick({ units: true, reviewed: true, learned: true, share: true })
        .describe('Of all memories of the project together.'),
    }),
    async handle(context, { params }) {
      const items = await measureCoverage(context, params.projectId);
      const sum = (name: 'units' | 'reviewed' | 'learned') => items.reduce((all, one) => all + one[name], 0);
      const total = { units: sum('units'), reviewed: sum('reviewed'), learned: sum('learned') };
      return { items: items.map(withShare), total: withShare(total) };
    },
  }),
];
