import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { findRun } from '#domain/runs/access';

/** What somebody has written for a target and not saved. */
export interface Draft {
  /** Null where they have only opened it. */
  readonly text: string | null;
  /** Of the target, when they began. */
  readonly revision: number;
  readonly seenAt: Date;
  /** Who of the person's pages wrote it; null where it did not say. */
  readonly writer: string | null;
}

/** Which of two texts of one person is the newer: numbers count while one writer, a page that is open, goes on. */
export interface DraftOrder {
  readonly writer: string;
  readonly number: number;
}

interface Place {
  readonly runId: string;
  readonly position: number;
}

/** Somebody who was not heard of for so many seconds has left. */
const presentSeconds = 20;

interface Written extends Place {
  /** Null takes back what was kept; without it they are there, and what was kept stays. */
  readonly text?: string | null | undefined;
  readonly revision: number;
  /** Where it is known, a text that comes behind a newer one of the same writer is dropped. */
  readonly order?: DraftOrder | undefined;
}

/** Keeps what a person writes, so that neither a crash nor a closed window loses it, and shows others that they are there. */
export async function keepDraft(
  context: Context,
  { runId, position, text, revision, order }: Written,
): Promise<void> {
  await findRun(context, runId, 'project.review');
  // Only people have drafts: a program that writes saves at once.
  if (context.actor.kind !== 'person') return;
  if (text === undefined) {
    await sql`insert into target_drafts (run_id, position, person_id, text, revision, seen_at)
      select ${runId}, ${position}, id, null, ${revision}, ${context.now()} from users where id = ${context.actor.id}
      on conflict (run_id, position, person_id) do update set seen_at = excluded.seen_at`.execute(context.db);
    return;
  }
  await sql`insert into target_drafts (run_id, position, person_id, text, revision, seen_at, writer, number)
    select ${runId}, ${position}, id, ${text}::text, ${revision}, ${context.now()},
      ${order?.writer ?? null}::text, ${order?.number ?? null}::integer from users
    where id = ${context.actor.id}
    on conflict (run_id, position, person_id) do update
      set text = excluded.text, revision = excluded.revision, seen_at = excluded.seen_at,
        writer = excluded.writer, number = excluded.number
      where target_drafts.writer is distinct from excluded.writer or target_drafts.number is null
        or excluded.number >= target_drafts.number`.execute(context.db);
}

/** The person's own draft; undefined where there is none. */
export async function readDraft(
  { db, actor }: Context,
  { runId, position }: Place,
): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`select text, revision, seen_at as "seenAt", writer from target_drafts
    where run_id = ${runId} and position = ${position} and person_id = ${actor.id}`.execute(db);
  return rows[0];
}

interface Dropped extends Place {
  /** Of what saved it: a text of the same writer that was sent before, and comes later, is dropped. */
  readonly order?: DraftOrder | undefined;
  /** Whose draft was shown where it was saved, null for none: what others wrote since stays. Undefined forgets whatever there is. */
  readonly shown?: string | null | undefined;
}

/** Forgets the person's own draft: it is saved, or not wanted. */
export async function dropDraft(
  { db, actor, now }: Context,
  { runId, position, order, shown }: Dropped,
): Promise<void> {
  const known = [order?.writer, shown].filter((writer) => writer != null);
  const isMeant = sql<boolean>`(${shown === undefined}::boolean or target_drafts.text is null
    or target_drafts.writer is null or target_drafts.writer = any(${known}::text[]))`;
  if (!order) {
    await sql`delete from target_drafts
      where run_id = ${runId} and position = ${position} and person_id = ${actor.id} and ${isMeant}`.execute(
      db,
    );
    return;
  }
  await sql`insert into target_drafts (run_id, position, person_id, text, revision, seen_at, writer, number)
    select ${runId}, ${position}, id, null, 0, ${now()}, ${order.writer}, ${order.number} from users where id = ${actor.id}
    on conflict (run_id, position, person_id) do update
      set text = null, writer = excluded.writer, number = excluded.number where ${isMeant}`.execute(db);
}

/** Who else is at these positions now, by position. */
export async function listPresent(
  { db, actor, now }: Context,
  runId: string,
  positions: readonly number[],
): Promise<ReadonlyMap<number, string[]>> {
  const since = new Date(now().getTime() - presentSeconds * 1000);
  const { rows } = await sql<{ position: number; names: string[] }>`
    select position, array_agg(u.name order by u.name) as names from target_drafts d join users u on u.id = d.person_id
    where run_id = ${runId} and position = any(${positions}::integer[]) and seen_at > ${since} and person_id <> ${actor.id}
    group by position`.execute(db);
  return new Map(rows.map(({ position, names }) => [position, names]));
}
