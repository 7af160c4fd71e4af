import { PgBoss } from 'pg-boss';
import type { Logger } from '#platform/telemetry';

/** Schema of the queue's tables, apart from Verso's own. */
export const queueSchema = 'queue';

export interface BossOptions {
  readonly url: string;
  readonly log: Logger;
  /** Whether jobs are done here: listens for new ones and looks for lost ones. */
  readonly works?: boolean;
  /** Whether scheduled jobs are sent from here. */
  readonly schedules?: boolean;
  /** Seconds between looks for jobs whose process died; default 5. */
  readonly superviseSeconds?: number;
  /** Most connections of its own pool; default 4. One more listens. */
  readonly connections?: number;
}

/** pg-boss with what every process has in common; trouble with the database is logged, and it goes on by itself. */
export function createBoss(options: BossOptions): PgBoss {
  const { url, log, works = false, schedules = false, superviseSeconds = 5, connections = 4 } = options;
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    max: connections,
    connectionTimeoutMillis: 15_000,
    migrate: false,
    supervise: works || schedules,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    schedule: schedules,
    cronMonitorIntervalSeconds: 15,
    cronWorkerIntervalSeconds: 2,
    useListenNotify: works,
    notifyHeartbeatIntervalMs: 5_000,
    registerInstance: works || schedules,
  });
  boss.on('error', (error) => log.warn({ error: error.message }, 'queue: trouble with the database'));
  boss.on('warning', ({ message, data }) => log.warn({ data }, `queue: ${message}`));
  return boss;
}
