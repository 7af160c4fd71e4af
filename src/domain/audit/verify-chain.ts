import type { Database } from '#platform/database';
import type { ChainedEntry, ChainHead } from './audit-entry.ts';
import { beginning, hashEntry } from './chain.ts';
import { findLink, listChain } from './queries.ts';

/** The first thing wrong with the chain. */
export interface ChainFault {
  readonly sequence: number;
  /**
   * `missing`: there is no entry of this sequence; `unlinked`: it does not follow the entry before it (moved, inserted,
   * or one before it removed); `changed`: its content or hash is not what was written; `truncated`, `rewritten`: the
   * chain ends before, or differs at, a head that was kept elsewhere.
   */
  readonly kind: 'missing' | 'unlinked' | 'changed' | 'truncated' | 'rewritten';
}

export interface ChainVerdict extends ChainHead {
  readonly fault: ChainFault | undefined;
}

export interface VerifyOptions {
  /** A head that was kept elsewhere; without it, entries cut off the end cannot be missed. */
  readonly expected?: ChainHead;
  /** Entries read at once; default 1000. */
  readonly page?: number;
}

/** Walks the whole chain in pages and stops at its first fault; the verdict's head is the last entry found good. */
export async function verifyChain(
  db: Database,
  { expected, page = 1_000 }: VerifyOptions = {},
): Promise<ChainVerdict> {
  let head = beginning;
  // From below the first: an entry that was put before the beginning is found too.
  let after = Number.MIN_SAFE_INTEGER;
  for (;;) {
    const entries = await listChain(db, after, page);
    for (const entry of entries) {
      const fault = faultOf(head, entry);
      if (fault) return { ...head, fault };
      head = { sequence: entry.sequence, hash: entry.hash };
      after = entry.sequence;
    }
    if (entries.length < page) break;
  }
  return { ...head, fault: expected && (await faultAgainst(db, head, expected)) };
}

function faultOf(head: ChainHead, entry: ChainedEntry): ChainFault | undefined {
  const sequence = head.sequence + 1;
  if (entry.sequence < sequence) return { sequence: entry.sequence, kind: 'unlinked' };
  if (entry.sequence > sequence) return { sequence, kind: 'missing' };
  if (!isSame(entry.previousHash, head.hash)) return { sequence, kind: 'unlinked' };
  if (!isSame(entry.hash, hashEntry(head.hash, entry))) return { sequence, kind: 'changed' };
  return undefined;
}

async function faultAgainst(
  db: Database,
  head: ChainHead,
  expected: ChainHead,
): Promise<ChainFault | undefined> {
  if (expected.sequence > head.sequence) return { sequence: head.sequence + 1, kind: 'truncated' };
  const link = expected.sequence === 0 ? beginning : await findLink(db, expected.sequence);
  if (link && isSame(link.hash, expected.hash)) return undefined;
  return { sequence: expected.sequence, kind: 'rewritten' };
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
