import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { emailSchema, nameSchema, personSchema, roleSchema, showPerson } from '#domain/identity/people';
import { createPerson, type PasswordLink, resetPassword } from './create-person.ts';
import { createFirstAdministrator, setPassword } from './one-time-links.ts';

const password = z.string().min(12).max(256);
const tag = 'People and keys';
const link = z.object({ path: z.string(), expiresAt: z.iso.datetime() }).meta({ id: 'PasswordLink' });

const toLink = (value: PasswordLink) => ({
  ...value,
  expiresAt: value.expiresAt.toISOString(),
});

export const enrolmentRoutes = [
  defineRoute({
    method: 'POST',
    path: '/people',
    operationId: 'createPerson',
    summary: 'Create an account and a one-time link with which its password is set',
    tag,
    ability: 'house.administer',
    body: z.object({ email: emailSchema, name: nameSchema, role: roleSchema.default('reviewer') }),
    response: z.object({ person: personSchema, link }),
    problems: ['person-exists'],
    example: { body: { email: 'ada@example.org', name: 'Ada Example', role: 'operator' } },
    async handle(context, { body }) {
      const made = await createPerson(context, body);
      return { person: showPerson(made.person), link: toLink(made.link) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/people/:personId/password-reset',
    operationId: 'resetPassword',
    summary: 'Make a one-time link with which a person sets a new password',
    tag,
    ability: 'house.administer',
    params: z.object({ personId: z.string() }),
    response: link,
    problems: ['person-unknown'],
    async handle(context, { params }) {
      return toLink(await resetPassword(context, params.personId));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/first-administrator',
    operationId: 'createFirstAdministrator',
    summary: 'Create the first administrator with the one-time link that was printed at the start',
    tag,
    ability: undefined,
    body: z.object({ token: z.string().max(200), email: emailSchema, name: nameSchema, password }),
    response: personSchema,
    example: {
      body: {
        ...{ token: 'the-token-of-the-link', password: 'correct horse battery staple' },
        ...{ email: 'ada@example.org', name: 'Ada Example' },
      },
    },
    problems: ['link-invalid', 'password-unsuitable'],
    async handle(context, { body }) {
      return showPerson(await createFirstAdministrator(context, body));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/password',
    operationId: 'setPassword',
    summary: 'Set a password with a one-time link',
    tag,
    ability: undefined,
    body: z.object({ token: z.string().max(200), password }),
    status: 204,
    example: { body: { token: 'the-token-of-the-link', password: 'correct horse battery staple' } },
    problems: ['link-invalid', 'password-unsuitable'],
    async handle(context, { body }) {
      await setPassword(context, body);
    },
  }),
];
