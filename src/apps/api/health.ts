import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Services } from '#domain/context';
import { webProblem } from '#platform/web';

/** `/healthz` says that the process answers, `/readyz` that it reaches database and storage. */
export function addHealth(app: FastifyInstance, { db, storage }: Services): void {
  const options = { config: { rateLimit: false } } as const;
  app.get('/healthz', options, async () => ({ status: 'ok' }));
  app.get('/readyz', options, async () => {
    const tried = await Promise.allSettled([
      within(sql`select 1`.execute(db)),
      within(storage.head('readiness')),
    ]);
    const states = tried.map(({ status }) => (status === 'fulfilled' ? 'ok' : 'away'));
    const facts = { database: states[0], storage: states[1] };
    if (states.includes('away')) throw webProblem('not-available', { facts });
    return { status: 'ok', ...facts };
  });
}

async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error('no answer within five seconds')), 5_000);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
