import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { RouteAnswer } from '#platform/web';
import { findMembers, removeMember, setMember } from './members.ts';

const one = z.object({ projectId: z.uuid() });
const tag = 'Projects';
const member = z
  .object({
    userId: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(['operator', 'reviewer']),
  })
  .meta({ id: 'Member' });

export const memberRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/members',
    operationId: 'listMembers',
    summary: 'Members of a project',
    tag,
    ability: 'project.read',
    params: one,
    response: z.object({ items: z.array(member) }),
    handle: async (context, { params }) => ({ items: await findMembers(context, params.projectId) }),
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
      await removeMember(context, params.projectId, params.userId);
      return new RouteAnswer(undefined, { status: 204 });
    },
  }),
];
