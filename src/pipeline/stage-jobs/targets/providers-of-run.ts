import type { Context, Services } from '#domain/context';
import { type Connection, connectionsFor, openConnection, type Policy } from '#domain/projects';
import type { Run } from '#domain/runs';
import type { Provider } from '#platform/providers';

interface Kept {
  readonly provider: Promise<Provider>;
  usedAt: number;
}

/** Providers stay open between jobs: some are programs that take a while to start. */
const idleFor = 120_000;
const keptOf = new WeakMap<Services, Map<string, Kept>>();

/** The connections a run may use, in the order of its policy, or the only one it was told to use. */
export async function connectionsOfRun(
  context: Context,
  { projectId, overrides }: Pick<Run, 'projectId' | 'overrides'>,
  policy: Policy,
): Promise<readonly Connection[]> {
  const connections = await connectionsFor(context, projectId, policy);
  return overrides.connection === undefined
    ? connections
    : connections.filter(({ name }) => name === overrides.connection);
}

/** The provider of a connection as it is now, if the policy lets text go that far; shared by the jobs of this process. */
export function providerOf(
  context: Context,
  { id, revision }: Connection,
  policy: Policy,
  policyId: string,
): Promise<Provider> {
  const kept = keptOf.get(context.services) ?? new Map<string, Kept>();
  keptOf.set(context.services, kept);
  const now = performance.now();
  closeIdle(kept, now);
  const key = `${id} ${revision} ${policyId}`;
  const known = kept.get(key);
  if (known) {
    known.usedAt = now;
    return known.provider;
  }
  const provider = openConnection(context, id, policy).then((opened) => opened.provider);
  kept.set(key, { provider, usedAt: now });
  provider.catch(() => kept.delete(key));
  return provider;
}

/** Lets go of every provider of a process that stops. */
export async function closeProviders(services: Services): Promise<void> {
  const kept = keptOf.get(services);
  if (kept) closeIdle(kept, Number.POSITIVE_INFINITY);
}

function closeIdle(kept: Map<string, Kept>, now: number): void {
  for (const [key, { provider, usedAt }] of kept) {
    if (now - usedAt < idleFor) continue;
    kept.delete(key);
    provider.then(
      (open) => open.close?.(),
      () => {},
    );
  }
}
