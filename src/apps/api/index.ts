export { buildServer, type ServerConfiguration, type ServerOptions } from './build-server.ts';
export { eventStream } from './event-stream.ts';
export { holdUpload } from './hold-upload.ts';
export { Listeners } from './listeners.ts';
export { describeApi, type OpenApiDocument, type OpenApiOperation } from './openapi.ts';
export type { PageServer } from './page-server.ts';
export { problemCatalogue } from './problem-pages.ts';
export { readMultipart } from './read-upload.ts';
export { findFaultyText } from './text-faults.ts';
