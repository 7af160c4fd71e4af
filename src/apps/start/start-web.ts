import type { ProcessServices } from '#apps/service';

/** As #apps/api builds it. */
interface WebServer {
  listen(options: { readonly host: string; readonly port: number }): Promise<string>;
  close(): Promise<unknown>;
}

/** Listens for requests; resolves with the address it listens on. */
export async function startWeb(
  services: ProcessServices,
): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const { configuration, plugins, log } = services;
  // A name that is not written out is not looked for before it is there.
  const room: string = '#apps/api';
  const { buildServer } = (await import(room)) as {
    buildServer(options: object): Promise<WebServer> | WebServer;
  };
  const server = await buildServer({ services, plugins, configuration });
  const address = await server.listen({ host: configuration.host, port: configuration.port });
  log.info({ address }, 'web started');
  return {
    address,
    async stop() {
      await server.close();
    },
  };
}
