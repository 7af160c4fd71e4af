export type { AuditEntry } from '#domain/audit/chain';
export { type FieldChange, fieldChanges } from './field-changes.ts';
export { reading, type TransactOptions, transact } from './transact.ts';
