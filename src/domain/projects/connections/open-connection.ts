import type { Context } from '#domain/context';
import type { Policy } from '#domain/projects/policies';
import { type Fetch, fetchWithin } from '#platform/network';
import type { Provider } from '#platform/providers';
import { openProvider } from '#platform/providers/catalogue';
import { findConnection, listConnections } from './connections.ts';
import { isAllowed, refuseAddress } from './egress.ts';
import { connectionProblem } from './problems.ts';
import { type Connection, findSealedSecret } from './queries.ts';

/** The variable a stored key is handed over in; no other variable of the process can be named. */
const keyVariable = 'VERSO_CONNECTION_KEY';

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
    throw connectionProblem('egress-refused', { detail: connection.name });
  const sealed = await findSealedSecret(context.db, id);
  const env = sealed && { [keyVariable]: context.services.secrets.open(sealed, `connections:${id}`) };
  const { apiKeyVariable: _, ...settings } = connection.settings;
  const own = { ...settings, ...(env && { apiKeyVariable: keyVariable }) };
  const opened = await openProvider(own, env ?? {}, { fetch: fetchFor(policy) });
  if ('refused' in opened) {
    const detail = opened.refused.map(({ message }) => message).join('; ');
    throw connectionProblem('connection-unusable', { detail: `${connection.name}: ${detail}` });
  }
  return { connection, provider: opened.provider };
}

const anywhere = fetchWithin('any');
const inPrivate = fetchWithin('private');

/** A name says of itself that it is private; where text may go no further, its address has to be, whenever it is asked. */
function fetchFor(policy: Policy | undefined): Fetch {
  return policy === undefined || policy.egress === 'any' ? anywhere : inPrivate;
}
