import type { FastifyInstance } from 'fastify';
import { accessProblem, type Plugin } from '#domain/context';
import { databaseProblem } from '#platform/database';
import type { ProblemCatalogue } from '#platform/problems';
import { webProblem } from '#platform/web';

/** What every plugin and the server itself may refuse with, by code. */
export function problemCatalogue(plugins: readonly Plugin[]): ProblemCatalogue {
  const own = [webProblem.catalogue, accessProblem.catalogue, databaseProblem.catalogue];
  const all = [...own, ...plugins.flatMap(({ problems = [] }) => problems)];
  return Object.assign({}, ...all);
}

/** A readable page at the `type` of every problem. */
export function addProblemPages(app: FastifyInstance, plugins: readonly Plugin[]): void {
  const catalogue = problemCatalogue(plugins);
  app.get<{ Params: { code: string } }>('/problems/:code', async ({ params: { code } }, reply) => {
    if (!Object.hasOwn(catalogue, code)) return reply.callNotFound();
    const { status, when, action } = catalogue[code]!;
    return reply.type('text/html; charset=utf-8').send(
      htmlPage(
        code,
        `<h1>${escapeHtml(code)}</h1><p>Status ${status}</p><h2>When</h2><p>${escapeHtml(when)}</p>
<h2>What to do</h2><p>${escapeHtml(action)}</p>`,
      ),
    );
  });
}

export function htmlPage(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · Verso</title></head><body><main>${body}</main></body></html>`;
}

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
