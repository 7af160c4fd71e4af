import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import { comparePolicies } from './compare-policies.ts';
import { defaultPolicy, policySchema } from './policy.ts';
import { addPolicy, currentPolicy, findPolicy, listPolicies, type PolicyVersion } from './policy-versions.ts';

const one = z.object({ projectId: z.uuid() });
const tag = 'Projects';

const policy = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    version: z.int(),
    body: z.unknown().describe('As it was posted, with defaults filled in.'),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Policy' });

const toPolicy = (value: PolicyVersion) => ({ ...value, createdAt: value.createdAt.toISOString() });

/** The version is what an edit is based on. */
const answer = (value: PolicyVersion) => new RouteAnswer(toPolicy(value), { revision: value.version });

export const policyRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/policy',
    operationId: 'getCurrentPolicy',
    summary: 'The policy new runs get',
    tag,
    ability: 'project.read',
    params: one,
    response: policy,
    handle: async (context, { params }) => answer(await currentPolicy(context, params.projectId)),
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
    summary:
      'A new version of the policy, whole, based on the one in If-Match where it is sent; runs under way keep theirs',
    tag,
    ability: 'project.administer',
    params: one,
    body: policySchema,
    response: policy,
    problems: ['revision-changed'],
    example: { body: { ...defaultPolicy, providers: ['translator'] } },
    handle: async (context, { params, body, revision }) =>
      answer(await addPolicy(context, params.projectId, body, revision)),
  }),
];
