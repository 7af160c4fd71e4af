import { createHash } from 'node:crypto';
import type { AuditEntry, ChainedEntry, ChainHead } from './audit-entry.ts';
import { auditProblem } from './problems.ts';

/** What an empty chain ends with. */
export const beginning: ChainHead = { sequence: 0, hash: new Uint8Array(32) };

/** SHA-256 of the hash before followed by the entry in canonical JSON. */
export function hashEntry(previousHash: Uint8Array, entry: AuditEntry): Buffer {
  return createHash('sha256').update(previousHash).update(canonicalEntry(entry)).digest();
}

/** Links entries, which lack a sequence yet, to the end of a chain. */
export function chainEntries(
  head: ChainHead,
  entries: readonly Omit<AuditEntry, 'sequence'>[],
): ChainedEntry[] {
  let { sequence, hash: previousHash } = head;
  return entries.map((unchained) => {
    sequence += 1;
    const entry = { ...unchained, sequence };
    const hash = hashEntry(previousHash, entry);
    const chained = { ...entry, previousHash, hash };
    previousHash = hash;
    return chained;
  });
}

function canonicalEntry({ sequence, id, occurredAt, actor, action, subject, ...rest }: AuditEntry): string {
  const { projectId, correlationId, before, after, reason } = rest;
  return canonicalJson({
    sequence,
    id,
    occurredAt: occurredAt.toISOString(),
    actor: { kind: actor.kind, id: actor.id, name: actor.name },
    action,
    subject: { kind: subject.kind, id: subject.id },
    projectId,
    correlationId,
    before: before ?? null,
    after: after ?? null,
    reason,
  });
}

/** JSON with the fields of every object in the order of their names, without blanks. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** A head as people keep it: `sequence:hash`. */
export function writeHead({ sequence, hash }: ChainHead): string {
  return `${sequence}:${Buffer.from(hash).toString('hex')}`;
}

/** A head that was written so. Throws `chain-head-invalid`. */
export function readHead(text: string): ChainHead {
  const [, sequence, hash] = /^(\d{1,15}):([\da-f]{64})$/i.exec(text.trim()) ?? [];
  if (!hash) throw auditProblem('chain-head-invalid', { detail: text });
  return { sequence: Number(sequence), hash: Buffer.from(hash, 'hex') };
}
