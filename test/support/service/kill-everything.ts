import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { startFakeLlm } from '#test/fake-llm';
import { checkObjects } from '#upkeep/integrity';
import { findFaults } from './inspect-installation.ts';
import { type Installation, openInstallation } from './installation.ts';
import { countPaid, type Paid } from './paid-segments.ts';
import { PatientClient } from './patient-client.ts';
import { createProjects, planTasks, startTasks, type Task } from './workload.ts';

export interface KillOptions {
  readonly runs: number;
  readonly seed: number;
  /** Milliseconds after which waiting for the runs is given up. */
  readonly patience: number;
  /** Least and most milliseconds between kills. */
  readonly pause: readonly [number, number];
  readonly keep?: boolean;
}

export interface KillFigures {
  readonly seconds: number;
  readonly kills: Readonly<Record<string, number>>;
  readonly endings: Readonly<Record<string, number>>;
  readonly requestsRepeated: number;
  readonly jobsTriedAgain: number;
  readonly orphansDeleted: number;
  readonly paid: Paid;
  /** None is good. */
  readonly faults: readonly string[];
  readonly folder: string;
}

/** Makes runs while every process and PostgreSQL are killed at random moments, then says what is not as it must be. */
export async function killEverything(options: KillOptions): Promise<KillFigures> {
  // Answers take a while, so that some are under way when their process is killed.
  const model = await startFakeLlm({ latency: 60 });
  const lazy = await startFakeLlm({ translate: (text) => text });
  const installation = await openInstallation({ keep: options.keep });
  try {
    const { services, folder } = installation;
    const projects = await createProjects(services, { good: model.url, lazy: lazy.url });
    for (const kind of ['web', 'web', 'worker', 'worker', 'scheduler'] as const)
      await installation.start(kind);
    const began = performance.now();
    const killer = startKilling(installation, options);
    const client = new PatientClient(installation.addresses, installation.key);
    let started: Map<string, Task>;
    try {
      started = await startTasks(client, projects, planTasks(options.runs));
      await untilEnded(installation, options.runs, began + options.patience);
    } finally {
      await killer.stop();
    }
    const seconds = (performance.now() - began) / 1000;
    await untilQuiet(installation);
    const faults = await findFaults(services, started);
    const objects = await checkObjects(services, { grace: 0 });
    const again = await checkObjects(services, { grace: 0 });
    if (objects.missing > 0) faults.push(`${objects.missing} objects are missing`);
    if (again.orphansDeleted > 0) faults.push(`${again.orphansDeleted} orphans were left`);
    await installation.command('audit', 'verify').catch((error: Error) => faults.push(error.message));
    return {
      ...{ seconds, faults, folder, kills: killer.kills, requestsRepeated: client.repeated },
      endings: await countRows(installation, sql`select state as name, count(*)::int from runs group by 1`),
      jobsTriedAgain: await jobsTriedAgain(installation),
      orphansDeleted: objects.orphansDeleted,
      paid: countPaid(model.requests),
    };
  } finally {
    await installation.stop();
    await Promise.all([model.close(), lazy.close()]);
  }
}

/** Milliseconds that processes take to come up on a machine that does nothing else. */
const usualStartup = 2_000;

/**
 * Kills one of each kind, then anything, until it is told to stop; the same seed gives the same order. On a busy machine the pauses grow with
 * the time that processes take to come up: killed faster than they start, nobody would ever do anything.
 */
function startKilling(installation: Installation, { seed, pause: [least, most] }: KillOptions) {
  const random = randomFrom(seed);
  const kills: Record<string, number> = {};
  const stopping = new AbortController();
  const { processes } = installation;
  const ofKind = (kind: string) => processes.filter(({ name }) => name.startsWith(kind));
  /** Undefined is the database. Workers have the most to lose. */
  const victims = [...processes, undefined, ...ofKind('worker')];
  const first = [ofKind('worker')[0], undefined, ofKind('web')[0], ofKind('scheduler')[0]];
  const killOne = (): void => {
    const chosen = first.length > 0 ? first.shift() : victims[Math.floor(random() * victims.length)];
    const name = chosen ? chosen.name.replace(/-\d+$/, '') : 'postgres';
    const isKilled = chosen ? chosen.kill() : installation.killDatabase();
    if (isKilled) kills[name] = (kills[name] ?? 0) + 1;
  };
  const killing = (async () => {
    while (!stopping.signal.aborted) {
      const slowness = Math.max(1, ...processes.map(({ startup }) => startup / usualStartup));
      const pause = slowness * (least + random() * (most - least));
      await wait(pause, undefined, { signal: stopping.signal }).catch(() => {});
      if (!stopping.signal.aborted) killOne();
    }
  })();
  return {
    kills,
    async stop() {
      stopping.abort();
      await killing;
    },
  };
}

/** Mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Waits until all runs have ended; the database may be away now and then. Gives up quietly: what stands still is found. */
export async function untilEnded({ services }: Installation, runs: number, deadline: number): Promise<void> {
  while (performance.now() < deadline) {
    const ended = await sql<{ count: number }>`
      select count(*)::int from runs where state in ('delivered', 'blocked', 'failed', 'cancelled')`
      .execute(services.db)
      .then(({ rows }) => rows[0]!.count)
      .catch(() => 0);
    if (ended >= runs) return;
    await wait(250);
  }
}

/** Waits until no job of a run waits or works; jobs of the past end quietly, but their processes have to come up first. */
export async function untilQuiet({ services }: Installation): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 250) {
    const open = await sql<{ count: number }>`
      select count(*)::int from queue.job where name like 'runs.%' and name not like 'runs.recover%'
        and state in ('created', 'retry', 'active')`
      .execute(services.db)
      .then(({ rows }) => rows[0]!.count)
      .catch(() => 1);
    if (open === 0) return;
    await wait(250);
  }
}

async function countRows(
  { services }: Installation,
  query: ReturnType<typeof sql>,
): Promise<Record<string, number>> {
  const { rows } = await query.execute(services.db);
  return Object.fromEntries((rows as { name: string; count: number }[]).map((row) => [row.name, row.count]));
}

async function jobsTriedAgain({ services }: Installation): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(retry_count), 0)::int as count from queue.job where name like 'runs.%'`.execute(
    services.db,
  );
  return rows[0]!.count;
}
