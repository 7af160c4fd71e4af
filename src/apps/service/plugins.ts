import type { Plugin } from '#domain/context';

/** Rooms that offer something outward, in the order of the house. Read only by what needs a service, so that translating a file starts fast. */
const rooms: readonly (() => Promise<{ readonly plugin: Plugin }>)[] = [
  () => import('#domain/audit/plugin'),
  () => import('#domain/identity/plugin'),
];

/** What all rooms offer. */
export async function loadPlugins(): Promise<Plugin[]> {
  const loaded = await Promise.all(rooms.map((load) => load()));
  return loaded.map(({ plugin }) => plugin);
}
