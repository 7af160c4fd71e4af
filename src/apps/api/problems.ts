import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Ability, Context } from '#domain/context';
import type { Logger } from '#platform/telemetry';
import { type AnyRoute, problemDocument, problemOf, webProblem } from '#platform/web';
import type { PageServer } from './page-server.ts';

/** Answers everything that is refused or goes wrong with a problem document; faults are logged under the request id. */
export function answerProblems(
  app: FastifyInstance,
  routes: readonly AnyRoute<Context, Ability>[],
  log: Logger,
  pages?: PageServer,
): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ correlationId: request.id, err: error }, problem.code);
    if (problem.status === 503) reply.header('retry-after', '5');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    if (!request.raw.complete) reply.header('connection', 'close');
    if (pages && wantsPage(request)) return pages.answerProblem(problem, request, reply);
    return reply
      .code(problem.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(problem, request.id)));
  });
  const known = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^/api/v1${path.replaceAll(/:\w+/g, '[^/]+')}$`),
  }));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    const allowed = known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (allowed.length === 0) throw webProblem('address-unknown');
    reply.header('allow', [...new Set(allowed.includes('GET') ? [...allowed, 'HEAD'] : allowed)].join(', '));
    throw webProblem('method-unknown');
  });
}

/** Browsers that show what they get; programs and scripts want documents. */
function wantsPage({ url, headers }: FastifyRequest): boolean {
  return !url.startsWith('/api/') && (headers.accept ?? '').includes('text/html');
}
