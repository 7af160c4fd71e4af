import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { HouseProcess } from './house-process.ts';

/** Seconds of silence after which a process counts as gone. */
const patience = 45;
/** For how long those that are gone without a word are shown. */
const remembered = '1 day';

const isAlive = sql`seen_at > now() - make_interval(secs => ${patience})`;

export type NewProcess = Pick<HouseProcess, 'id' | 'kind' | 'host' | 'pid' | 'version' | 'queues' | 'memory'>;

/** Says that a process is there, and forgets those that have long been gone. The clock is the database's. */
export async function upsertProcess(db: Database, process: NewProcess): Promise<void> {
  const { id, kind, host, pid, version, queues, memory } = process;
  await sql`insert into processes (id, kind, host, pid, version, queues, memory, started_at, seen_at)
    values (${id}, ${kind}, ${host}, ${pid}, ${version}, ${[...queues]}, ${memory}, now(), now())
    on conflict (id) do update set seen_at = now(), memory = excluded.memory`.execute(db);
  await sql`delete from processes where seen_at < now() - ${sql.lit(remembered)}::interval`.execute(db);
}

export async function deleteProcess(db: Database, id: string): Promise<void> {
  await sql`delete from processes where id = ${id}`.execute(db);
}

/** Newest first. */
export async function listProcessRows(
  db: Database,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<HouseProcess[]> {
  const { rows } = await sql<HouseProcess>`
    select id, kind, host, pid, version, queues, memory, started_at as "startedAt", seen_at as "seenAt", ${isAlive} as "isAlive"
    from processes where ${cursor ?? null}::uuid is null or id < ${cursor ?? null}::uuid
    order by id desc limit ${limit + 1}`.execute(db);
  return rows;
}

/** How many processes that are there work on each queue. */
export async function countProcesses(db: Database): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ queue: string; count: number }>`
    select queue, count(*)::int as count from processes, unnest(queues) as queue where ${isAlive} group by queue`.execute(
    db,
  );
  return new Map(rows.map(({ queue, count }) => [queue, count]));
}
