import type { z } from 'zod';
import type { Context } from '#domain/context';
import type { MemoryImport } from './memory-import.ts';
import { countDecisions } from './queries.ts';
import type { reportSchema } from './schemas.ts';

/** Where every pair of the file is now. Once committed, nobody is undecided: the commit decided on the rest. */
export async function reportImport(
  { db }: Context,
  { id, state, rest, account }: MemoryImport,
): Promise<z.input<typeof reportSchema>> {
  const counted = await countDecisions(db, id);
  const isDecided = state === 'committed' || state === 'undone';
  const ofRest = (decision: typeof rest): number => (isDecided && rest === decision ? counted.undecided : 0);
  const { accepted, rejected, undecided } = counted;
  return {
    read: account.read,
    accepted: accepted + ofRest('accepted'),
    rejected: rejected + ofRest('rejected'),
    undecided: isDecided ? 0 : undecided,
    deleted: account.staged - accepted - rejected - undecided,
    duplicate: account.duplicates,
    unusable: account.unusable,
  };
}
