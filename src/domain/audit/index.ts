export type { AuditEntry } from '#domain/audit/chain';
export { reading, type TransactOptions, transact } from './transact.ts';
