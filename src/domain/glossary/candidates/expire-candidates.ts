import { type Context, requireInHouse } from '#domain/context';
import { expireCandidateRows } from './queries.ts';

/** Days that an open candidate stays without any run that has it. */
const openDays = 90;

/** Lets open candidates expire that no run had for long; how many, at most `limit`. */
export async function expireCandidates(context: Context, limit: number): Promise<number> {
  requireInHouse(context.actor, 'house.administer');
  const before = new Date(context.now().getTime() - openDays * 86_400_000);
  const expired = await expireCandidateRows(context.db, before, limit);
  if (expired > 0)
    context.record({
      action: 'glossary.expire-candidates',
      subject: { kind: 'house', id: 'term-candidates' },
      after: { expired },
    });
  return expired;
}
