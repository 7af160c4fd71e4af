import { z } from 'zod';
import { defineRoute } from '#domain/context';
import {
  type AttachedGlossary,
  attachGlossary,
  changeGlossary,
  createGlossary,
  detachGlossary,
  holdGlossary,
  listDomains,
  listGlossaries,
  listGlossaryUsers,
  requireGlossary,
  setGlossaryState,
  states,
} from '#domain/glossary/catalogue';
import { nameOf, RouteAnswer } from '#platform/web';
import { glossarySchema, inProject, oneGlossary, reason, showGlossary, userSchema } from './api-shapes.ts';

const tag = 'Glossaries';
const priority = z.int().min(-1000).max(1000);
const fields = {
  name: nameOf(200),
  description: z.string().trim().max(2000).nullable(),
  owner: z.string().trim().min(1).max(200).nullable(),
};
const answer = (glossary: AttachedGlossary) =>
  new RouteAnswer(showGlossary(glossary), { revision: glossary.revision });
const one = '/projects/:projectId/glossaries/:glossaryId';

export const glossaryRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/glossaries',
    operationId: 'listGlossaries',
    summary: 'Glossaries of a project, the most important first',
    tag,
    ability: 'project.read',
    params: inProject,
    query: z.object({ deleted: z.stringbool().default(false).describe('Whether deleted ones are shown.') }),
    response: z.object({ items: z.array(glossarySchema) }),
    handle: async (context, { params, query }) => ({
      items: (await listGlossaries(context, params.projectId, query)).map(showGlossary),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/glossaries',
    operationId: 'createGlossary',
    summary: 'Create a glossary that the project may change',
    tag,
    ability: 'project.operate',
    params: inProject,
    body: z.strictObject({
      name: fields.name,
      description: fields.description.default(null),
      owner: fields.owner.default(null),
      priority: priority.default(0),
    }),
    response: glossarySchema,
    problems: ['glossary-name-taken'],
    example: { body: { name: 'Contract terms' } },
    handle: async (context, { params, body }) =>
      answer(await createGlossary(context, params.projectId, body)),
  }),
  defineRoute({
    method: 'GET',
    path: one,
    operationId: 'getGlossary',
    summary: 'A glossary of a project',
    tag,
    ability: 'project.read',
    params: oneGlossary,
    response: glossarySchema,
    problems: ['glossary-unknown'],
    handle: async (context, { params }) =>
      answer(await requireGlossary(context, params.projectId, params.glossaryId)),
  }),
  defineRoute({
    method: 'PATCH',
    path: one,
    operationId: 'changeGlossary',
    summary: 'Change what a glossary is called and whose it is',
    tag,
    ability: 'project.operate',
    params: oneGlossary,
    body: z.strictObject(fields).partial(),
    response: glossarySchema,
    problems: [
      'glossary-unknown',
      'glossary-name-taken',
      'glossary-read-only',
      'glossary-deleted',
      'revision-required',
      'revision-changed',
    ],
    example: { body: { owner: 'Legal' } },
    handle: async (context, { params, body, revision }) =>
      answer(await changeGlossary(context, params.projectId, params.glossaryId, body, revision)),
  }),
  defineRoute({
    method: 'PUT',
    path: one,
    operationId: 'attachGlossary',
    summary: 'Let a project use a glossary, or change how it does',
    tag,
    ability: 'project.administer',
    params: oneGlossary,
    body: z.strictObject({
      priority,
      access: z.enum(['read', 'write']).default('read').describe('Whether the project may change it.'),
      domains: z
        .array(z.string().trim().min(1).max(200))
        .min(1)
        .max(200)
        .nullable()
        .default(null)
        .describe('Only concepts of these domains count in the project; null: all count.'),
    }),
    response: glossarySchema,
    problems: ['glossary-unknown'],
    example: { body: { priority: 10, access: 'write' } },
    handle: async (context, { params, body }) =>
      answer(await attachGlossary(context, params.projectId, params.glossaryId, body)),
  }),
  defineRoute({
    method: 'DELETE',
    path: one,
    operationId: 'detachGlossary',
    summary: 'Let a project use a glossary no longer; the glossary stays',
    tag,
    ability: 'project.administer',
    params: oneGlossary,
    status: 204,
    problems: ['glossary-unknown'],
    handle: async (context, { params }) => {
      await detachGlossary(context, params.projectId, params.glossaryId);
      return new RouteAnswer(undefined, { status: 204 });
    },
  }),
  defineRoute({
    method: 'PUT',
    path: `${one}/state`,
    operationId: 'setGlossaryState',
    summary: 'Deactivate, delete or restore a glossary, in all projects that use it',
    tag,
    ability: 'project.administer',
    params: oneGlossary,
    body: z.strictObject({ state: z.enum(states), reason }),
    response: glossarySchema,
    problems: ['glossary-unknown', 'glossary-held'],
    example: { body: { state: 'active', reason: 'In use again' } },
    handle: async (context, { params, body }) =>
      answer(await setGlossaryState(context, params.projectId, params.glossaryId, body)),
  }),
  defineRoute({
    method: 'PUT',
    path: `${one}/hold`,
    operationId: 'holdGlossary',
    summary: 'Lay a legal hold on a glossary, or lift it',
    tag,
    ability: 'project.administer',
    params: oneGlossary,
    body: z.strictObject({ held: z.boolean(), reason }),
    response: glossarySchema,
    problems: ['glossary-unknown'],
    example: { body: { held: false, reason: 'The case is closed' } },
    handle: async (context, { params, body }) =>
      answer(await holdGlossary(context, params.projectId, params.glossaryId, body)),
  }),
  defineRoute({
    method: 'GET',
    path: `${one}/projects`,
    operationId: 'listGlossaryUsers',
    summary: 'Projects that use a glossary, and how',
    tag,
    ability: 'project.read',
    params: oneGlossary,
    response: z.object({
      items: z.array(userSchema),
      others: z.int().describe('Projects that use it and that you may not see.'),
    }),
    problems: ['glossary-unknown'],
    async handle(context, { params }) {
      const { items, others } = await listGlossaryUsers(context, params.projectId, params.glossaryId);
      return {
        items: items.map(({ domains, ...user }) => ({ ...user, domains: domains && [...domains] })),
        others,
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: `${one}/domains`,
    operationId: 'listGlossaryDomains',
    summary: 'Domains that concepts of a glossary are of, by name, the first 1,000',
    tag,
    ability: 'project.read',
    params: oneGlossary,
    response: z.object({ items: z.array(z.object({ domain: z.string(), concepts: z.int() })) }),
    problems: ['glossary-unknown'],
    handle: async (context, { params }) => ({
      items: await listDomains(context, params.projectId, params.glossaryId),
    }),
  }),
];
