import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Services } from '#domain/context';
import type { Task } from './workload.ts';

interface Row {
  readonly id: string;
  readonly state: string;
  readonly stage: string;
  readonly failure: { code: string } | null;
  readonly deliveries: number;
  readonly ends: number;
  readonly outputs: number;
  readonly total: number;
  readonly targets: number;
}

/** What became of runs, as sentences about everything that is not as it must be; none is good. */
export async function findFaults(services: Services, started: ReadonlyMap<string, Task>): Promise<string[]> {
  return [
    ...(await faultsOfRuns(services, started)),
    ...(await faultsOfTargets(services)),
    ...(await faultsOfJobs(services)),
    ...(await faultsOfArtifacts(services)),
  ];
}

async function faultsOfRuns({ db }: Services, started: ReadonlyMap<string, Task>): Promise<string[]> {
  const { rows } = await sql<Row>`
    select id, state, stage, failure, segments_total as total,
      (select count(*)::int from deliveries where run_id = runs.id) as deliveries,
      (select count(*)::int from run_events where run_id = runs.id and event in ('deliver', 'block', 'fail')) as ends,
      (select count(*)::int from targets where run_id = runs.id) as targets,
      (select count(*)::int from artifacts where run_id = runs.id and kind = 'output' and deleted_at is null) as outputs
    from runs`.execute(db);
  const faults = rows.flatMap((row) => {
    const task = started.get(row.id);
    if (!task) return [`run ${row.id} was not asked for`];
    const isDelivered = task.ending === 'delivered';
    const wrong = [
      row.state !== task.ending && `is ${row.state} in ${row.stage}: ${JSON.stringify(row.failure)}`,
      row.deliveries !== (isDelivered ? 1 : 0) && `has ${row.deliveries} deliveries`,
      row.ends !== 1 && `ended ${row.ends} times`,
      row.outputs > 1 && `has ${row.outputs} outputs`,
      isDelivered && row.targets !== row.total && `has ${row.targets} of ${row.total} targets`,
    ];
    return wrong.flatMap((text) => (text ? [`run of ${task.name} (${task.project}) ${text}`] : []));
  });
  const missing = [...started.keys()].filter((id) => !rows.some((row) => row.id === id));
  return [...faults, ...missing.map((id) => `run ${id} is lost`)];
}

async function faultsOfTargets({ db }: Services): Promise<string[]> {
  const { rows } = await sql<{ position: number; name: string; history: string }>`
    select position, run_id::text as name, string_agg(what, ' ') as history from target_history
    group by run_id, position having string_agg(what, ' ') <> 'INSERT'`.execute(db);
  const { rows: changes } = await sql`select 1 from target_changes`.execute(db);
  return [
    ...rows.map(({ name, position, history }) => `target ${position} of run ${name}: ${history}`),
    ...(changes.length > 0 ? [`${changes.length} targets were changed`] : []),
  ];
}

async function faultsOfJobs({ db }: Services): Promise<string[]> {
  const { rows } = await sql<{ name: string; state: string; count: number }>`
    select name, state::text, count(*)::int as count from queue.job
    where (name like 'runs.%' or name like '%.dead') and state in ('created', 'retry', 'active') and name not like 'runs.recover%'
    group by name, state`.execute(db);
  return rows.map(({ name, state, count }) => `${count} jobs of ${name} are ${state}`);
}

async function faultsOfArtifacts({ db, storage }: Services): Promise<string[]> {
  const { rows } = await sql<{ object_key: string; sha256: string; kind: string }>`
    select object_key, sha256, kind from artifacts where deleted_at is null`.execute(db);
  const faults: string[] = [];
  for (const { object_key: key, sha256, kind } of rows) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of await storage.get(key)) hash.update(chunk as Buffer);
      if (hash.digest('hex') !== sha256) faults.push(`${kind} ${key} is damaged`);
    } catch (error) {
      faults.push(`${kind} ${key}: ${(error as Error).message}`);
    }
  }
  return faults;
}
