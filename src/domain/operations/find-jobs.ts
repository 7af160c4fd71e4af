import { type Context, requireInHouse } from '#domain/context';
import { type DeadLetter, type JobState, listDeadLetters, listJobs, type QueuedJob } from '#platform/queue';
import { type JobSubject, mayKnow, type Subjects } from './job-subject.ts';

export interface JobQuery {
  readonly queueName: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** With what it is about. Of jobs of other people's projects only that they are there: payload, subject and failure are null. */
export type Shown<T> = T & { readonly subject: JobSubject | null; readonly isHidden: boolean };

interface Page<T> {
  readonly items: readonly Shown<T>[];
  readonly next?: string;
}

/** Jobs of a queue, oldest first. */
export async function findQueueJobs(
  context: Context,
  subjects: Subjects,
  { queueName, state, ...page }: JobQuery & { readonly state?: JobState | undefined },
): Promise<Page<QueuedJob>> {
  requireInHouse(context.actor, 'house.watch');
  const { name } = context.services.queue.definition(queueName);
  const { items, next } = await listJobs(context.db, name, { ...page, state });
  return { items: await show(context, subjects, name, items, { payload: null, failure: null }), next };
}

/** Dead letters of a queue, oldest first. */
export async function findQueueLetters(
  context: Context,
  subjects: Subjects,
  { queueName, ...page }: JobQuery,
): Promise<Page<DeadLetter>> {
  requireInHouse(context.actor, 'house.watch');
  const { name } = context.services.queue.definition(queueName);
  const { items, next } = await listDeadLetters(context.db, name, page);
  return { items: await show(context, subjects, name, items, hiddenLetter), next };
}

const hiddenLetter = { payload: null, reason: '' };

async function show<T extends { readonly payload: unknown }>(
  { actor, db }: Context,
  subjects: Subjects,
  name: string,
  items: readonly T[],
  hidden: Partial<T>,
): Promise<Shown<T>[]> {
  const found = await subjects(
    db,
    name,
    items.map(({ payload }) => payload),
  );
  return items.map((item, place) => {
    const subject = found[place]!;
    return mayKnow(actor, subject)
      ? { ...item, subject, isHidden: false }
      : { ...item, ...hidden, subject: null, isHidden: true };
  });
}
