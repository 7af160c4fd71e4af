import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import { comparePolicies } from './compare-policies.ts';
import { defaultPolicy, policySchema } from './policy.ts';
import {
  addPolicy,
  changeProject,
  createProject,
  currentPolicy,
  findPolicy,
  findProject,
  listPolicies,
  listProjects,
  members,
  type PolicyVersion,
  setMember,
} from './project.ts';
import type { Project } from './queries.ts';

const language = z.string().min(2).max(35).describe('BCP 47 tag.');
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
const policy = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    version: z.int(),
    body: z.unknown().describe('As it was posted, with defaults filled in.'),
    createdBy: z.string(),
    createdAt: moment,
  })
  .meta({ id: 'Policy' });
const member = z
  .object({ userId: z.string(), role: z.enum(['operator', 'reviewer']) })
  .meta({ id: 'Member' });

const toProject = (value: Project) => ({
  ...value,
  targetLanguages: [...value.targetLanguages],
  archivedAt: value.archivedAt?.toISOString() ?? null,
  createdAt: value.createdAt.toISOString(),
  updatedAt: value.updatedAt.toISOString(),
});
const toPolicy = (value: PolicyVersion) => ({ ...value, createdAt: value.createdAt.toISOString() });

const newProject = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
    .describe('Short and for ever: lower-case letters, digits, hyphens.'),
  name: z.string().trim().min(1).max(200),
  sourceLanguage: language.nullable().default(null),
  targetLanguages: z.array(language).max(100).default([]),
});
const change = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  sourceLanguage: language.nullable().optional(),
  targetLanguages: z.array(language).max(100).optional(),
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
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/members',
    operationId: 'listMembers',
    summary: 'Members of a project',
    tag,
    ability: 'project.read',
    params: one,
    response: z.object({ items: z.array(member) }),
    handle: async (context, { params }) => ({ items: await members(context, params.projectId) }),
  }),
  defineRoute({
    method: 'PUT',
    path: '/projects/:projectId/members/:userId',
    operationId: 'setMember',
    summary: 'Make somebody a member, or change the role',
    tag,
    ability: 'project.administer',
    params: one.extend({ userId: z.string().min(1).max(100) }),
    body: z.object({ role: z.enum(['operator', 'reviewer']) }),
    status: 204,
    problems: ['member-unknown'],
    example: { body: { role: 'reviewer' } },
    handle: async (context, { params, body }) => {
      await setMember(context, params.projectId, params.userId, body.role);
      return new RouteAnswer(undefined, { status: 204 });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/projects/:projectId/members/:userId',
    operationId: 'removeMember',
    summary: 'End a membership',
    tag,
    ability: 'project.administer',
    params: one.extend({ userId: z.string().min(1).max(100) }),
    status: 204,
    handle: async (context, { params }) => {
      await setMember(context, params.projectId, params.userId, undefined);
      return new RouteAnswer(undefined, { status: 204 });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/policy',
    operationId: 'getCurrentPolicy',
    summary: 'The policy new runs get',
    tag,
    ability: 'project.read',
    params: one,
    response: policy,
    handle: async (context, { params }) => toPolicy(await currentPolicy(context, params.projectId)),
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/policies',
    operationId: 'listPolicies',
    summary: 'Versions of the policy, newest first',
    tag,
    ability: 'project.read',
    params: one,
    query: pageQuery,
    response: pageSchema(policy),
    handle: async (context, { params, query: { limit, cursor } }) =>
      pageOf(
        await listPolicies(context, params.projectId, {
          limit: limit + 1,
          ...(cursor && { before: cursor }),
        }),
        limit,
        toPolicy,
      ),
  }),
  defineRoute({
    method: 'GET',
    path: '/policies/:policyId',
    operationId: 'getPolicy',
    summary: 'One version of a policy',
    tag,
    ability: 'project.read',
    params: z.object({ policyId: z.uuid() }),
    response: policy,
    problems: ['policy-unknown'],
    handle: async (context, { params }) => toPolicy(await findPolicy(context, params.policyId)),
  }),
  defineRoute({
    method: 'GET',
    path: '/policies/:policyId/changes',
    operationId: 'comparePolicies',
    summary: 'What is different from another version of the same policy',
    tag,
    ability: 'project.read',
    params: z.object({ policyId: z.uuid() }),
    query: z.object({ since: z.uuid().describe('Id of the version to compare with.') }),
    response: z.object({
      items: z.array(
        z.object({
          path: z.array(z.string()).describe('Where in the body.'),
          before: z.unknown().optional(),
          after: z.unknown().optional(),
        }),
      ),
    }),
    problems: ['policy-unknown'],
    handle: async (context, { params, query }) => ({
      items: await comparePolicies(context, query.since, params.policyId),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/policies',
    operationId: 'addPolicy',
    summary: 'A new version of the policy, whole; runs under way keep theirs',
    tag,
    ability: 'project.administer',
    params: one,
    body: policySchema,
    response: policy,
    example: { body: { ...defaultPolicy, providers: ['translator'] } },
    handle: async (context, { params, body }) => toPolicy(await addPolicy(context, params.projectId, body)),
  }),
];
