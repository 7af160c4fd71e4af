export { type Connection, connect } from './connect.ts';
export type { ConnectionOptions, ConnectionState } from './connection-options.ts';
