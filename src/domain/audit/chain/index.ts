export type { AuditEntry, ChainHead } from './audit-entry.ts';
export { beginning, chainEntries, readHead, writeHead } from './hash-entry.ts';
export { auditProblem } from './problems.ts';
export { findChainHead, insertEntries, listChain, lockChain } from './queries.ts';
export { entryColumns, toEntry } from './stored-entry.ts';
export type { AuditTables } from './tables.ts';
export { type AuditVerdict, verifyAudit } from './verify-audit.ts';
export { type ChainFault, type ChainVerdict, faultKinds, verifyChain, verifyPart } from './verify-chain.ts';
