import type { FastifyInstance } from 'fastify';
import type { Logger } from '#platform/telemetry';
import { reportPath } from './page-headers.ts';

/** Logs what browsers refused to load or run for the content security policy: there should be nothing. */
export function receiveReports(app: FastifyInstance, log: Logger): void {
  app.addContentTypeParser(
    ['application/reports+json', 'application/csp-report'],
    { parseAs: 'string', bodyLimit: 65_536 },
    (_request, body, done) => done(null, body),
  );
  app.post(reportPath, async (request, reply) => {
    for (const report of readReports(request.body)) log.warn(report, 'a browser refused something of a page');
    return reply.code(204).send();
  });
}

/** At most ten, and of each what tells where the fault is; browsers may send anything. */
function readReports(body: unknown): object[] {
  try {
    const parsed: unknown = JSON.parse(String(body));
    return [parsed]
      .flat()
      .slice(0, 10)
      .map((item) => {
        const { body: inner, 'csp-report': old } = (item ?? {}) as Record<string, object | undefined>;
        const fields = Object.entries({ ...(inner ?? old ?? {}) });
        return Object.fromEntries(
          fields
            .filter(([name]) => /directive|blocked|document|source|line/i.test(name))
            .slice(0, 12)
            .map(([name, value]) => [name, String(value).split('?')[0]!.slice(0, 300)]),
        );
      });
  } catch {
    return [];
  }
}
