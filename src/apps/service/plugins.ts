import type { Plugin } from '#domain/context';
import type { IdentitySettings } from '#domain/identity';
import { type Configuration, loadConfiguration } from '#platform/config';
import { readTsx } from './read-tsx.ts';

type Wanted = Pick<Configuration, 'webhookPrivateHosts' | 'idempotencyHours' | 'webhookLogDays'> &
  IdentitySettings;

/** Rooms that offer something outward, in the order of the house. Read only by what needs a service, so that translating a file starts fast. */
const rooms: readonly ((configuration: Wanted) => Promise<Plugin>)[] = [
  async (settings) => (await import('#domain/identity/plugin')).identityPlugin(settings),
  async () => (await import('#domain/projects/plugin')).plugin,
  async () => (await import('#domain/memory/plugin')).plugin,
  async () => (await import('#domain/glossary/plugin')).plugin,
  async () => (await import('#domain/artifacts/plugin')).plugin,
  async () => (await import('#domain/files/plugin')).plugin,
  async ({ webhookPrivateHosts }) =>
    (await import('#domain/webhooks/plugin')).webhooksPlugin({ privateHosts: webhookPrivateHosts }),
  async () => (await import('#domain/runs/plugin')).plugin,
  async () => (await import('#pipeline/review/plugin')).plugin,
  async () => (await import('#pipeline/reception/plugin')).plugin,
  async () => {
    const [{ batchesPlugin }, { receiveItem }] = await Promise.all([
      import('#domain/batches/plugin'),
      import('#pipeline/reception'),
    ]);
    return batchesPlugin(receiveItem);
  },
  async () => (await import('#pipeline/stage-jobs/plugin')).plugin,
  async () => (await import('#pipeline/uploads')).plugin,
  async () => (await import('#pipeline/exports')).plugin,
  async ({ idempotencyHours, webhookLogDays }) =>
    (await import('#upkeep/retention')).retentionPlugin({ idempotencyHours, webhookLogDays }),
  async () => (await import('#upkeep/integrity')).plugin,
  async () => (await import('#upkeep/memories')).plugin,
  async () => (await import('#upkeep/terminology')).plugin,
];

/** What all rooms offer; without a configuration as where nothing is set, to look at it. */
export async function loadPlugins(configuration: Wanted = loadConfiguration({})): Promise<Plugin[]> {
  readTsx();
  const plugins = await Promise.all(rooms.map((load) => load(configuration)));
  const [{ auditPlugin }, { operationsPlugin }] = await Promise.all([
    import('#domain/audit/plugin'),
    import('#domain/operations/plugin'),
  ]);
  return [
    auditPlugin(plugins.flatMap(({ namedSubjects = [] }) => [...namedSubjects])),
    ...plugins,
    operationsPlugin(plugins.flatMap(({ jobSubjects = [] }) => [...jobSubjects])),
  ];
}
