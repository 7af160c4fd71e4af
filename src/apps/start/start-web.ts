import { buildServer } from '#apps/api';
import type { ProcessServices } from '#apps/service';

/** Listens for requests; resolves with the address it listens on. */
export async function startWeb(
  services: ProcessServices,
): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const { configuration, plugins, log } = services;
  // Pages are TSX, which sources are read as only once plugins are.
  const { openConsole } = await import('#apps/console');
  const pages = openConsole({ services, plugins, configuration });
  const server = buildServer({ services, plugins, configuration, pages });
  const address = await server.listen({ host: configuration.host, port: configuration.port });
  log.info({ address }, 'web started');
  return {
    address,
    stop: () => server.close(),
  };
}
