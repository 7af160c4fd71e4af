import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { changeProject, createProject, listProjects } from '#domain/projects/catalogue';
import { findProject, type Project } from '#domain/projects/records';
import { languageTag, nameOf, pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';

const moment = z.iso.datetime();
const one = z.object({ projectId: z.uuid() });
const tag = 'Projects';

const project = z
  .object({
    id: z.uuid(),
    key: z.string(),
    name: z.string(),
    sourceLanguage: z.string().nullable(),
    targetLanguages: z.array(z.string()),
    currentPolicyId: z.uuid().nullable(),
    archivedAt: moment.nullable(),
    revision: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Project' });
const toProject = (value: Project) => ({
  ...value,
  targetLanguages: [...value.targetLanguages],
  archivedAt: value.archivedAt?.toISOString() ?? null,
  createdAt: value.createdAt.toISOString(),
  updatedAt: value.updatedAt.toISOString(),
});

const newProject = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
    .describe('Short and for ever: lower-case letters, digits, hyphens.'),
  name: nameOf(200),
  sourceLanguage: languageTag.nullable().default(null),
  targetLanguages: z.array(languageTag).max(100).default([]),
});
const change = z.strictObject({
  name: nameOf(200).optional(),
  sourceLanguage: languageTag.nullable().optional(),
  targetLanguages: z.array(languageTag).max(100).optional(),
  archived: z.boolean().optional(),
});

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/projects',
    operationId: 'listProjects',
    summary: 'Projects you are a member of',
    tag,
    ability: 'house.read',
    query: pageQuery,
    response: pageSchema(project),
    handle: async (context, { query: { limit, cursor } }) =>
      pageOf(
        await listProjects(context, { limit: limit + 1, ...(cursor && { after: cursor }) }),
        limit,
        toProject,
      ),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects',
    operationId: 'createProject',
    summary: 'Create a project',
    tag,
    ability: 'house.administer',
    body: newProject,
    response: project,
    problems: ['project-key-taken'],
    example: { body: { key: 'contracts', name: 'Contracts', sourceLanguage: 'en', targetLanguages: ['de'] } },
    handle: async (context, { body }) => {
      const created = await createProject(context, body);
      return new RouteAnswer(toProject(created), {
        revision: created.revision,
        location: `/projects/${created.id}`,
      });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId',
    operationId: 'getProject',
    summary: 'A project',
    tag,
    ability: 'project.read',
    params: one,
    response: project,
    handle: async (context, { params }) => {
      const found = await findProject(context, params.projectId);
      return new RouteAnswer(toProject(found), { revision: found.revision });
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/projects/:projectId',
    operationId: 'changeProject',
    summary: 'Change or archive a project',
    tag,
    ability: 'project.administer',
    params: one,
    body: change,
    response: project,
    problems: ['revision-required', 'revision-changed'],
    example: { body: { name: 'Contracts and annexes' } },
    handle: async (context, { params, body: { archived, ...rest }, revision }) => {
      const archivedAt = archived === undefined ? {} : { archivedAt: archived ? context.now() : null };
      const changed = await changeProject(context, params.projectId, { ...rest, ...archivedAt }, revision);
      return new RouteAnswer(toProject(changed), { revision: changed.revision });
    },
  }),
];
