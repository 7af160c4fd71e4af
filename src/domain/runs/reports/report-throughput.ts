import type { Context } from '#domain/context';
import { reachOf, type Scope, type TimeUnit } from './reach.ts';
import { type DeliveredRow, listDeliveredRows, listTimesRows, type Times } from './throughput-queries.ts';

/** How long runs took that were delivered. */
export interface RunTimes {
  /** Until their first job began. */
  readonly queued: Times;
  /** From then on until the delivery, without what they waited for people. */
  readonly worked: Times;
  readonly reviewed: Times;
}

export interface Throughput {
  /** Oldest first; those without deliveries are left out. */
  readonly times: readonly (DeliveredRow & RunTimes)[];
  /** Of all. */
  readonly total: RunTimes;
}

const never: Times = { median: null, most: null };
const untimed: RunTimes = { queued: never, worked: never, reviewed: never };

/** What was delivered on each day or in each month of a period, and how long that took. */
export async function reportThroughput(
  context: Context,
  { projectId, ...period }: Scope,
  unit: TimeUnit,
): Promise<Throughput> {
  const { db } = context;
  const reach = await reachOf(context, projectId);
  const [delivered, timed] = await Promise.all([
    listDeliveredRows(db, reach, period, unit),
    listTimesRows(db, reach, period, unit),
  ]);
  const timesOf = new Map(timed.map(({ time, ...times }) => [time, times] as const));
  return {
    times: delivered.map((row) => ({ ...row, ...(timesOf.get(row.time) ?? untimed) })),
    total: timesOf.get(null) ?? untimed,
  };
}
