export type { AuditEntry } from './audit-entry.ts';
export { reading, type TransactOptions, transact } from './transact.ts';
