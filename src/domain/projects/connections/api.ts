import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { providerSettingsSchema } from '#platform/providers/catalogue';
import { languageTag, nameOf, RouteAnswer } from '#platform/web';
import { changeConnection, createConnection, deleteConnection } from './change-connection.ts';
import { findConnection, listConnections } from './connections.ts';
import type { Connection } from './queries.ts';
import { spendingOf } from './spending.ts';
import { tryConnection } from './try-connection.ts';

const moment = z.iso.datetime();
const tag = 'Connections';
const one = z.object({ connectionId: z.uuid() });
const inProject = z.object({ projectId: z.uuid() });

const connection = z
  .object({
    id: z.uuid(),
    projectId: z.uuid().nullable(),
    name: z.string(),
    settings: z.unknown(),
    hasSecret: z.boolean(),
    enabled: z.boolean(),
    concurrency: z.int(),
    spendingLimit: z.number().nullable(),
    spendingPeriod: z.enum(['day', 'month', 'ever']),
    revision: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Connection' });
const spending = z
  .object({
    day: z.string(),
    currency: z.string(),
    price: z.number(),
    calls: z.int(),
    inputTokens: z.int(),
    outputTokens: z.int(),
    characters: z.int(),
  })
  .meta({ id: 'Spending' });

const settings = providerSettingsSchema.omit({ apiKeyVariable: true });
const secret = z
  .string()
  .min(1)
  .max(4000)
  .nullable()
  .describe('Key of the service; stored sealed, never returned.');
const fields = {
  settings,
  secret: secret.optional(),
  enabled: z.boolean(),
  concurrency: z.int().min(1).max(1000).describe('Portions under way at once, over all processes.'),
  spendingLimit: z.number().min(0).nullable().describe('In the currency of the connection’s prices.'),
  spendingPeriod: z.enum(['day', 'month', 'ever']),
};
const newConnection = z.strictObject({
  ...fields,
  name: nameOf(100),
  enabled: fields.enabled.default(true),
  concurrency: fields.concurrency.default(4),
  spendingLimit: fields.spendingLimit.default(null),
  spendingPeriod: fields.spendingPeriod.default('month'),
});
const example = { body: { name: 'translator', settings: { provider: 'apertium' as const } } };

const toConnection = (value: Connection) => ({
  ...value,
  createdAt: value.createdAt.toISOString(),
  updatedAt: value.updatedAt.toISOString(),
});
const answer = (value: Connection) => new RouteAnswer(toConnection(value), { revision: value.revision });

export const connectionRoutes = [
  defineRoute({
    method: 'GET',
    path: '/connections',
    operationId: 'listHouseConnections',
    summary: 'Connections for every project',
    tag,
    ability: 'house.read',
    response: z.object({ items: z.array(connection) }),
    handle: async (context) => ({ items: (await listConnections(context, null)).map(toConnection) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/connections',
    operationId: 'createHouseConnection',
    summary: 'Create a connection for every project',
    tag,
    ability: 'house.administer',
    body: newConnection,
    response: connection,
    problems: ['connection-name-taken', 'connection-address-refused'],
    example,
    handle: async (context, { body }) => answer(await createConnection(context, null, body)),
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/connections',
    operationId: 'listConnections',
    summary: 'Connections a project can use',
    tag,
    ability: 'project.read',
    params: inProject,
    response: z.object({ items: z.array(connection) }),
    handle: async (context, { params }) => ({
      items: (await listConnections(context, params.projectId)).map(toConnection),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/connections',
    operationId: 'createConnection',
    summary: 'Create a connection of a project',
    tag,
    ability: 'project.administer',
    params: inProject,
    body: newConnection,
    response: connection,
    problems: ['connection-name-taken', 'connection-address-refused'],
    example,
    handle: async (context, { params, body }) =>
      answer(await createConnection(context, params.projectId, body)),
  }),
  defineRoute({
    method: 'GET',
    path: '/connections/:connectionId',
    operationId: 'getConnection',
    summary: 'A connection, without its secret',
    tag,
    ability: 'project.read',
    params: one,
    response: connection,
    problems: ['connection-unknown'],
    handle: async (context, { params }) => answer(await findConnection(context, params.connectionId)),
  }),
  defineRoute({
    method: 'PATCH',
    path: '/connections/:connectionId',
    operationId: 'changeConnection',
    summary: 'Change, enable or disable a connection',
    tag,
    ability: 'project.administer',
    params: one,
    body: z.strictObject(fields).partial(),
    response: connection,
    problems: [
      'connection-unknown',
      'connection-address-refused',
      'connection-secret-needed',
      'revision-required',
      'revision-changed',
    ],
    example: { body: { enabled: false } },
    handle: async (context, { params, body, revision }) =>
      answer(await changeConnection(context, params.connectionId, body, revision)),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/connections/:connectionId',
    operationId: 'deleteConnection',
    summary: 'Delete a connection and its secret',
    tag,
    ability: 'project.administer',
    params: one,
    status: 204,
    problems: ['connection-unknown'],
    handle: async (context, { params, revision }) => {
      await deleteConnection(context, params.connectionId, revision);
      return new RouteAnswer(undefined, { status: 204 });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/connections/:connectionId/trials',
    operationId: 'tryConnection',
    summary: 'Translate one sentence and say how that went',
    tag,
    ability: 'project.administer',
    params: one,
    body: z.object({ from: languageTag, to: languageTag }),
    response: z.object({
      succeeded: z.boolean(),
      milliseconds: z.int(),
      failure: z.string().optional(),
    }),
    problems: ['connection-unknown'],
    transaction: false,
    example: { body: { from: 'en', to: 'es' } },
    handle: (context, { params, body }) => tryConnection(context, params.connectionId, body),
  }),
  defineRoute({
    method: 'GET',
    path: '/connections/:connectionId/spending',
    operationId: 'listSpending',
    summary: 'What a connection has spent, by day; of one of the house for those who see all projects',
    tag,
    ability: 'project.read',
    params: one,
    query: z.object({ limit: z.coerce.number().int().min(1).max(400).default(31) }),
    response: z.object({ items: z.array(spending) }),
    problems: ['connection-unknown', 'not-allowed'],
    handle: async (context, { params, query }) => ({
      items: await spendingOf(context, params.connectionId, query.limit),
    }),
  }),
];
