import { z } from 'zod';
import { defineRoute, requireInHouse, type Scope } from '#domain/context';

const actor = z
  .object({
    kind: z.enum(['person', 'key', 'system']),
    id: z.string(),
    name: z.string(),
    role: z.enum(['administrator', 'operator', 'reviewer']),
    projects: z.union([z.literal('all'), z.record(z.string(), z.enum(['operator', 'reviewer']))]),
    scopes: z.array(z.enum(['read', 'write', 'review', 'administer'])).nullable(),
  })
  .meta({ id: 'Actor' });

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/me',
    operationId: 'getMe',
    summary: 'Who the session or key belongs to, and what it may do',
    tag: 'People and keys',
    ability: 'house.read',
    response: actor,
    async handle({ actor }) {
      requireInHouse(actor, 'house.read');
      const { kind, id, name, role } = actor;
      const projects = actor.projects === 'all' ? ('all' as const) : Object.fromEntries(actor.projects);
      return { kind, id, name, role, projects, scopes: actor.scopes ? ([...actor.scopes] as Scope[]) : null };
    },
  }),
];
