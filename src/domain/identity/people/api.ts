import { z } from 'zod';
import { defineRoute, requireInHouse } from '#domain/context';
import { nameOf, pageOf, pageQuery, pageSchema } from '#platform/web';
import { changePerson } from './change-person.ts';
import { personProblem } from './problems.ts';
import { findPerson, listPeople, type Person } from './queries.ts';

export const roleSchema = z.enum(['administrator', 'operator', 'reviewer']);
export const nameSchema = nameOf(200);
export const emailSchema = z.email().max(254);

export const personSchema = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: roleSchema,
    disabled: z.boolean(),
    secondFactor: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Person' });

const one = z.object({ personId: z.string() });
const tag = 'People and keys';

export const showPerson = (value: Person) => ({ ...value, createdAt: value.createdAt.toISOString() });
export const peopleRoutes = [
  defineRoute({
    method: 'GET',
    path: '/people',
    operationId: 'listPeople',
    summary: 'Everybody with an account',
    tag,
    ability: 'house.administer',
    query: pageQuery,
    response: pageSchema(personSchema),
    async handle(context, { query: { limit, cursor } }) {
      requireInHouse(context.actor, 'house.administer');
      return pageOf(await listPeople(context.db, { limit: limit + 1, after: cursor }), limit, showPerson);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/people/:personId',
    operationId: 'getPerson',
    summary: 'One account',
    tag,
    ability: 'house.administer',
    params: one,
    response: personSchema,
    problems: ['person-unknown'],
    async handle(context, { params }) {
      requireInHouse(context.actor, 'house.administer');
      const found = await findPerson(context.db, params.personId);
      if (!found) throw personProblem('person-unknown', { detail: params.personId });
      return showPerson(found);
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/people/:personId',
    operationId: 'changePerson',
    summary: 'Change a person’s name or role, disable or enable them, take away a lost second factor',
    tag,
    ability: 'house.administer',
    params: one,
    body: z
      .object({ name: nameSchema, role: roleSchema, disabled: z.boolean(), secondFactor: z.literal(false) })
      .partial(),
    response: personSchema,
    problems: ['person-unknown', 'last-administrator'],
    example: { body: { role: 'reviewer' } },
    async handle(context, { params, body }) {
      return showPerson(await changePerson(context, params.personId, body));
    },
  }),
];
