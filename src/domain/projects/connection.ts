import { type Context, requireInHouse, requireInProject } from '#domain/context';
import { newId } from '#platform/database';
import type { Provider, ProviderCall } from '#platform/providers';
import { openProvider, type ProviderSettings } from '#platform/providers/catalogue';
import { requireRevision } from '#platform/web';
import { isAllowed, isForbiddenAddress } from './egress.ts';
import type { Policy } from './policy.ts';
import { projectProblem } from './problems.ts';
import { requireProjectRow } from './project.ts';
import {
  addSpending,
  type Connection,
  type ConnectionChange,
  deleteConnectionRow,
  findConnectionRow,
  findSealedSecret,
  insertConnection,
  listConnectionRows,
  listSpending,
  lockConnectionRow,
  type Spending,
  sumSpending,
  updateConnection,
} from './queries.ts';

/** The variable a stored key is handed over in; no other variable of the process can be named. */
const keyVariable = 'VERSO_CONNECTION_KEY';

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

/** Connections of a project with those of the house; of the house alone for null. */
export async function listConnections(context: Context, projectId: string | null): Promise<Connection[]> {
  requireRead(context, projectId);
  if (projectId !== null) await requireProjectRow(context, projectId);
  return listConnectionRows(context.db, projectId);
}

/** Refuses with `connection-unknown` where there is none the actor may know of. */
export async function findConnection(context: Context, id: string): Promise<Connection> {
  const connection = await findConnectionRow(context.db, id);
  if (!connection || !maySee(context, connection)) throw projectProblem('connection-unknown', { detail: id });
  requireRead(context, connection.projectId);
  return connection;
}

function maySee({ actor }: Context, { projectId }: Connection): boolean {
  return projectId === null || actor.projects === 'all' || actor.projects.has(projectId);
}

function requireRead({ actor }: Context, projectId: string | null): void {
  if (projectId === null) requireInHouse(actor, 'house.read');
  else requireInProject(actor, 'project.read', projectId);
}

function requireAdministration({ actor }: Context, projectId: string | null): void {
  if (projectId === null) requireInHouse(actor, 'house.administer');
  else requireInProject(actor, 'project.administer', projectId);
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
    throw projectProblem('connection-name-taken', { detail: input.name });
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
  if (!connection) throw projectProblem('connection-unknown', { detail: id });
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

function refuseAddress(settings: ProviderSettings): void {
  if (isForbiddenAddress(settings)) throw projectProblem('connection-address-refused');
}

/** Or whoever may edit settings could have the stored key sent to a server of their own. */
function requireSamePlace(before: ProviderSettings, after: ProviderSettings): void {
  if (before.provider !== after.provider || before.baseUrl !== after.baseUrl)
    throw projectProblem('connection-secret-needed');
}

export async function deleteConnection(context: Context, id: string): Promise<void> {
  const connection = await findConnection(context, id);
  requireAdministration(context, connection.projectId);
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

/** The enabled connections a policy names and allows, in its order; one of the project goes before one of the house. */
export async function connectionsFor(
  context: Context,
  projectId: string,
  policy: Policy,
): Promise<Connection[]> {
  const all = (await listConnections(context, projectId)).filter(
    ({ enabled, settings }) => enabled && isAllowed(settings, policy),
  );
  return policy.providers.flatMap((name) => {
    const named = all.filter((connection) => connection.name === name);
    return named.find((connection) => connection.projectId !== null) ?? named.slice(0, 1);
  });
}

/**
 * A connection with its provider, which its caller closes. Refuses with `connection-unusable`, and with `egress-refused`
 * where a policy is given that does not allow it. Only the connection's own key is handed over: nothing of the process.
 */
export async function openConnection(
  context: Context,
  id: string,
  policy?: Policy,
): Promise<{ readonly connection: Connection; readonly provider: Provider }> {
  const connection = await findConnection(context, id);
  refuseAddress(connection.settings);
  if (policy && !isAllowed(connection.settings, policy))
    throw projectProblem('egress-refused', { detail: connection.name });
  const sealed = await findSealedSecret(context.db, id);
  const env = sealed && { [keyVariable]: context.services.secrets.open(sealed, `connections:${id}`) };
  const { apiKeyVariable: _, ...settings } = connection.settings;
  const opened = await openProvider({ ...settings, ...(env && { apiKeyVariable: keyVariable }) }, env ?? {});
  if ('refused' in opened) {
    const detail = opened.refused.map(({ message }) => message).join('; ');
    throw projectProblem('connection-unusable', { detail: `${connection.name}: ${detail}` });
  }
  return { connection, provider: opened.provider };
}

/** Adds what calls cost to the spending of a connection. */
export async function chargeConnection(
  context: Context,
  id: string,
  calls: readonly ProviderCall[],
): Promise<void> {
  const day = dayOf(context.now());
  const byCurrency = Map.groupBy(calls, ({ currency }) => currency ?? '');
  for (const [currency, some] of byCurrency) {
    const sum = (value: (call: ProviderCall) => number | undefined): number =>
      some.reduce((total, call) => total + (value(call) ?? 0), 0);
    await addSpending(context.db, id, {
      day,
      currency,
      price: sum(({ price }) => price),
      calls: some.length,
      inputTokens: sum(({ inputTokens }) => inputTokens),
      outputTokens: sum(({ outputTokens }) => outputTokens),
      characters: sum(({ characters }) => characters),
    });
  }
}

/** Refuses with `spending-limit-reached` once a connection has spent what it may. */
export async function refuseOverspending(context: Context, id: string): Promise<void> {
  const { name, spendingLimit, spendingPeriod } = await findConnection(context, id);
  if (spendingLimit === null) return;
  const today = dayOf(context.now());
  const since = { day: today, month: `${today.slice(0, 7)}-01`, ever: undefined }[spendingPeriod];
  if ((await sumSpending(context.db, id, since)) < spendingLimit) return;
  const period = { day: 'a day', month: 'a month', ever: 'in all' }[spendingPeriod];
  throw projectProblem('spending-limit-reached', {
    detail: `${name}: ${spendingLimit} ${period}`,
    facts: { connection: name, limit: spendingLimit, period: spendingPeriod },
  });
}

export async function spendingOf(context: Context, id: string, limit: number): Promise<Spending[]> {
  await findConnection(context, id);
  return listSpending(context.db, id, limit);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
