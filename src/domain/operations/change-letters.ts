import { type Context, requireInHouse } from '#domain/context';
import { type DeadLetter, discardDeadLetters, listDeadLetters, lockDeadLetters } from '#platform/queue';
import { mayKnow, type Subjects } from './job-subject.ts';
import { operationsProblem } from './problems.ts';

/** Some by their ids, or all that the actor may know of. */
export interface ChosenLetters {
  readonly queueName: string;
  readonly ids: readonly string[] | 'all';
}

/** At most so many subjects stand in one entry of the audit. */
const named = 100;

/**
 * Sends dead letters back to their queue with all attempts anew; resolves with how many. Rejects with `dead-letter-unknown`
 * where one of the ids is none that the actor may know of; then nothing is sent back.
 */
export async function redriveLetters(
  context: Context,
  subjects: Subjects,
  chosen: ChosenLetters,
): Promise<number> {
  const { name, letters } = await choose(context, subjects, chosen);
  const ids = letters.map(({ id }) => id);
  const count = await context.services.queue.redrive(context.db, name, ids);
  note(context, 'redrive', name, letters, { sentBack: count });
  return count;
}

/** Throws dead letters away, for a reason; resolves with how many. Rejects as `redriveLetters` does. */
export async function discardLetters(
  context: Context,
  subjects: Subjects,
  { reason, ...chosen }: ChosenLetters & { readonly reason: string },
): Promise<number> {
  const { name, letters } = await choose(context, subjects, chosen);
  const count = await discardDeadLetters(
    context.db,
    name,
    letters.map(({ id }) => id),
  );
  note(context, 'discard', name, letters, { discarded: count }, reason);
  return count;
}

async function choose(
  context: Context,
  subjects: Subjects,
  { queueName, ids }: ChosenLetters,
): Promise<{ readonly name: string; readonly letters: readonly DeadLetter[] }> {
  const { actor, db, services } = context;
  requireInHouse(actor, 'house.operate');
  const { name } = services.queue.definition(queueName);
  const known = async (letters: readonly DeadLetter[]) => {
    const found = await subjects(
      db,
      name,
      letters.map(({ payload }) => payload),
    );
    return letters.filter((_, place) => mayKnow(actor, found[place]!));
  };
  if (ids !== 'all') {
    const letters = await known(await lockDeadLetters(db, name, ids));
    const missing = ids.find((id) => !letters.some((letter) => letter.id === id.toLowerCase()));
    if (missing !== undefined) throw operationsProblem('dead-letter-unknown', { detail: missing });
    return { name, letters };
  }
  const letters: DeadLetter[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listDeadLetters(db, name, { cursor, limit: 1000 });
    letters.push(...(await known(page.items)));
    if (page.next === undefined) return { name, letters };
    cursor = page.next;
  }
}

function note(
  context: Context,
  verb: 'redrive' | 'discard',
  queue: string,
  letters: readonly DeadLetter[],
  after: Readonly<Record<string, number>>,
  reason?: string,
): void {
  if (letters.length === 0) return;
  context.record({
    action: `operations.${verb}-dead-letters`,
    subject: { kind: 'queue', id: queue },
    before: { deadLetters: letters.slice(0, named).map(({ id, payload }) => ({ id, payload })) },
    after,
    ...(reason === undefined ? {} : { reason }),
  });
}
