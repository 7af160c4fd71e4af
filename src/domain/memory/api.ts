import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { nameOf, RouteAnswer } from '#platform/web';
import { attachMemory, createMemory, detachMemory, listMemories } from './memory.ts';

const inProject = z.object({ projectId: z.uuid() });
const one = inProject.extend({ memoryId: z.uuid() });
const tag = 'Memories';
const learns = z
  .enum(['off', 'candidates', 'directly'])
  .describe('What becomes of targets of delivered runs that the policy lets it learn.');
const memory = z
  .object({
    id: z.uuid(),
    name: z.string(),
    priority: z.int(),
    reads: z.boolean(),
    learns,
    state: z.enum(['active', 'inactive', 'deleted']),
    legalHold: z.string().nullable().describe('Why nothing of it may be destroyed; null where it may.'),
  })
  .meta({ id: 'Memory' });

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/memories',
    operationId: 'listMemories',
    summary: 'Memories of a project, the most important first',
    tag,
    ability: 'project.read',
    params: inProject,
    query: z.object({
      deleted: z
        .enum(['true', 'false'])
        .default('false')
        .transform((value) => value === 'true')
        .describe('Deleted ones too.'),
    }),
    response: z.object({ items: z.array(memory) }),
    handle: async (context, { params, query }) => ({
      items: await listMemories(context, params.projectId, query),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/memories',
    operationId: 'createMemory',
    summary: 'Create a memory for a project',
    tag,
    ability: 'project.operate',
    params: inProject,
    body: z.object({
      name: nameOf(200),
      priority: z.int().min(-1000).max(1000).default(0),
      reads: z.boolean().default(true).describe('Whether lookups of the project look into it.'),
      learns: learns.default('off'),
    }),
    response: memory,
    problems: ['memory-name-taken'],
    example: { body: { name: 'Contracts', learns: 'directly' } },
    handle: (context, { params, body }) => createMemory(context, params.projectId, body),
  }),
  defineRoute({
    method: 'PUT',
    path: '/projects/:projectId/memories/:memoryId',
    operationId: 'attachMemory',
    summary: 'Let a project use a memory, or change its priority and what it does for it',
    tag,
    ability: 'project.administer',
    params: one,
    body: z.strictObject({
      priority: z.int().min(-1000).max(1000),
      reads: z.boolean().default(true),
      learns,
    }),
    response: memory,
    problems: ['memory-unknown'],
    example: { body: { priority: 10, learns: 'directly' } },
    handle: (context, { params, body }) => attachMemory(context, params.projectId, params.memoryId, body),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/projects/:projectId/memories/:memoryId',
    operationId: 'detachMemory',
    summary: 'Let a project use a memory no longer; the memory stays',
    tag,
    ability: 'project.administer',
    params: one,
    status: 204,
    problems: ['memory-unknown'],
    handle: async (context, { params }) => {
      await detachMemory(context, params.projectId, params.memoryId);
      return new RouteAnswer(undefined, { status: 204 });
    },
  }),
];
