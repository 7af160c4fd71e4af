export { buildServer, type ServerConfiguration, type ServerOptions } from './build-server.ts';
export { describeApi, type OpenApiDocument, type OpenApiOperation } from './openapi.ts';
