import { type Context, requireInHouse } from '#domain/context';
import type { ChainHead } from './audit-entry.ts';
import { findChainHead } from './queries.ts';
import { type PartVerdict, verifyPart } from './verify-chain.ts';

/** Entries that one request walks: below a second. */
const most = 20_000;

export interface AuditVerdict extends PartVerdict {
  /** Entries there are. */
  readonly total: number;
}

/** Verifies the chain as far as one request should, on from where the one before it ended; for administrators of the house. */
export async function verifyAudit(
  context: Context,
  parts: { readonly from?: ChainHead | undefined; readonly expected?: ChainHead | undefined },
): Promise<AuditVerdict> {
  requireInHouse(context.actor, 'house.administer');
  const total = (await findChainHead(context.db))?.sequence ?? 0;
  return { ...(await verifyPart(context.db, { ...parts, most })), total };
}
