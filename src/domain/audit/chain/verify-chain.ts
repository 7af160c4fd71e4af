import type { Database } from '#platform/database';
import type { ChainedEntry, ChainHead } from './audit-entry.ts';
import { beginning, hashEntry } from './hash-entry.ts';
import { findLink, listChain } from './queries.ts';

/** What can be wrong with an entry. */
export const faultKinds = ['missing', 'unlinked', 'changed', 'truncated', 'rewritten'] as const;

/** The first thing wrong with the chain. */
export interface ChainFault {
  readonly sequence: number;
  /**
   * `missing`: there is no entry of this sequence; `unlinked`: it does not follow the entry before it (moved, inserted,
   * or one before it removed); `changed`: its content or hash is not what was written; `truncated`, `rewritten`: the
   * chain ends before, or differs at, a head that was kept elsewhere.
   */
  readonly kind: (typeof faultKinds)[number];
}

export interface ChainVerdict extends ChainHead {
  readonly fault: ChainFault | undefined;
}

export interface PartVerdict extends ChainVerdict {
  /** Whether the walk came to the end of the chain. */
  readonly isEnd: boolean;
}

export interface VerifyOptions {
  /** A head that was kept elsewhere; without it, entries cut off the end cannot be missed. */
  readonly expected?: ChainHead | undefined;
  /** Entries read at once; default 1000. */
  readonly page?: number;
}

export interface PartOptions extends VerifyOptions {
  /** Where the part before it ended; default the beginning. */
  readonly from?: ChainHead | undefined;
  /** Entries to walk. */
  readonly most: number;
}

/** Walks the whole chain in pages and stops at its first fault; the verdict's head is the last entry found good. */
export async function verifyChain(db: Database, options: VerifyOptions = {}): Promise<ChainVerdict> {
  const { isEnd: _, ...verdict } = await verifyPart(db, { ...options, most: Number.POSITIVE_INFINITY });
  return verdict;
}

/** Walks a part of the chain, on from where the part before it ended; the head kept elsewhere is compared at the end. */
export async function verifyPart(db: Database, options: PartOptions): Promise<PartVerdict> {
  const { from = beginning, expected, most, page = 1_000 } = options;
  const moved = await faultAgainst(db, from, from);
  if (moved) return { ...from, fault: moved, isEnd: false };
  let head = from;
  // From below the first: an entry that was put before the beginning is found too.
  let after = from.sequence === 0 ? Number.MIN_SAFE_INTEGER : from.sequence;
  for (let left = most; left > 0; left -= page) {
    const size = Math.min(page, left);
    const entries = await listChain(db, after, size);
    for (const entry of entries) {
      const fault = faultOf(head, entry);
      if (fault) return { ...head, fault, isEnd: false };
      head = { sequence: entry.sequence, hash: entry.hash };
      after = entry.sequence;
    }
    if (entries.length < size)
      return { ...head, fault: expected && (await faultAgainst(db, head, expected)), isEnd: true };
  }
  return { ...head, fault: undefined, isEnd: false };
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
