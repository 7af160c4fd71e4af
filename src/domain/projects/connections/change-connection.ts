import type { Context } from '#domain/context';
import { requireProjectRow } from '#domain/projects/records';
import { newId } from '#platform/database';
import type { ProviderSettings } from '#platform/providers/catalogue';
import { requireRevision } from '#platform/web';
import { findConnection, requireAdministration } from './connections.ts';
import { refuseAddress } from './egress.ts';
import { connectionProblem } from './problems.ts';
import {
  type Connection,
  type ConnectionChange,
  deleteConnectionRow,
  findConnectionRow,
  insertConnection,
  lockConnectionRow,
  updateConnection,
} from './queries.ts';

export interface ConnectionInput {
  readonly name: string;
  readonly settings: ProviderSettings;
  /** The service's key; stored sealed and never given back. */
  readonly secret?: string | null;
  readonly enabled: boolean;
  readonly concurrency: number;
  readonly spendingLimit: number | null;
  readonly spendingPeriod: Connection['spendingPeriod'];
}

export async function createConnection(
  context: Context,
  projectId: string | null,
  input: ConnectionInput,
): Promise<Connection> {
  requireAdministration(context, projectId);
  if (projectId !== null) await requireProjectRow(context, projectId);
  refuseAddress(input.settings);
  const id = newId();
  const now = context.now();
  const { secret, ...rest } = input;
  const sealed = secret ? context.services.secrets.seal(secret, `connections:${id}`) : null;
  const row = { ...rest, id, projectId, secret: sealed, createdAt: now, updatedAt: now };
  if (!(await insertConnection(context.db, row)))
    throw connectionProblem('connection-name-taken', { detail: input.name });
  const connection = (await findConnectionRow(context.db, id))!;
  record(context, 'projects.create-connection', connection);
  return connection;
}

export async function changeConnection(
  context: Context,
  id: string,
  { secret, ...change }: Partial<Omit<ConnectionInput, 'name'>>,
  revision: number | undefined,
): Promise<Connection> {
  await findConnection(context, id);
  const connection = await lockConnectionRow(context.db, id);
  if (!connection) throw connectionProblem('connection-unknown', { detail: id });
  requireAdministration(context, connection.projectId);
  requireRevision({ revision }, connection.revision);
  if (change.settings) {
    refuseAddress(change.settings);
    if (connection.hasSecret && secret === undefined) requireSamePlace(connection.settings, change.settings);
  }
  const sealed = secret ? context.services.secrets.seal(secret, `connections:${id}`) : null;
  const all: ConnectionChange = { ...change, ...(secret !== undefined && { secret: sealed }) };
  const changed = await updateConnection(context.db, id, all, context.now());
  record(context, 'projects.change-connection', changed, connection);
  return changed;
}

/** Or whoever may edit settings could have the stored key sent to a server of their own. */
function requireSamePlace(before: ProviderSettings, after: ProviderSettings): void {
  if (before.provider !== after.provider || before.baseUrl !== after.baseUrl)
    throw connectionProblem('connection-secret-needed');
}

/** Held to the revision its author saw, where one is named. */
export async function deleteConnection(context: Context, id: string, revision?: number): Promise<void> {
  await findConnection(context, id);
  const connection = await lockConnectionRow(context.db, id);
  if (!connection) throw connectionProblem('connection-unknown', { detail: id });
  requireAdministration(context, connection.projectId);
  if (revision !== undefined) requireRevision({ revision }, connection.revision);
  await deleteConnectionRow(context.db, id);
  record(context, 'projects.delete-connection', connection, connection);
}

function record(context: Context, action: string, connection: Connection, before?: Connection): void {
  const { id, projectId } = connection;
  context.record({
    action,
    subject: { kind: 'connection', id },
    ...(projectId !== null && { projectId }),
    ...(before && { before: shown(before) }),
    after: shown(connection),
  });
}

function shown({ name, settings, enabled, concurrency, spendingLimit, hasSecret }: Connection) {
  return { name, provider: settings.provider, enabled, concurrency, spendingLimit, hasSecret };
}
