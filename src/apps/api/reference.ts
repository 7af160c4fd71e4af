import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { OpenApiDocument, OpenApiOperation } from './openapi.ts';
import { escapeHtml, htmlPage } from './problem-pages.ts';

const style = `body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}code,pre{font:.9rem/1.4 monospace}
pre{overflow:auto;padding:.5rem;border:1px solid #888}summary{cursor:pointer}table{border-collapse:collapse}td,th{text-align:left;padding:.2rem .8rem .2rem 0;vertical-align:top}`;
const styleHash = createHash('sha256').update(style).digest('base64');

/** The OpenAPI document, and a page to read it on that needs no script and no other host. */
export function addReference(api: FastifyInstance, document: OpenApiDocument): void {
  const text = JSON.stringify(document);
  const page = referencePage(document);
  api.get('/openapi.json', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('application/json; charset=utf-8').send(text),
  );
  api.get('/reference', async (_request, reply) =>
    reply
      .header(
        'content-security-policy',
        `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
      )
      .type('text/html; charset=utf-8')
      .send(page),
  );
}

function referencePage({ paths, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  const sections = tags.map((tag) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(tag));
    return `<section><h2 id="${slug(tag)}">${escapeHtml(tag)}</h2>${own.map(operationHtml).join('')}</section>`;
  });
  const { schemas } = components as { schemas: Record<string, unknown> };
  const definitions = Object.entries(schemas).map(
    ([name, schema]) =>
      `<details id="schema-${escapeHtml(name)}"><summary>${escapeHtml(name)}</summary>${json(schema)}</details>`,
  );
  const contents = tags.map((tag) => `<li><a href="#${slug(tag)}">${escapeHtml(tag)}</a></li>`).join('');
  const body = `<style>${style}</style><h1>Verso API</h1><p>Machines read <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).
Every address stands below <code>/api/v1</code>.</p><nav><ul>${contents}</ul></nav>${sections.join('')}
<section><h2>Schemas</h2>${definitions.join('')}</section>`;
  return htmlPage('API', body);
}

function operationHtml(entry: { path: string; method: string; operation: OpenApiOperation }): string {
  const { path, method, operation } = entry;
  const { operationId, summary, parameters, requestBody, responses } = operation;
  const ability = operation['x-verso-ability'] ?? 'for everyone';
  const rows = parameters.map(
    ({ name, in: where, required, schema, description = '' }) =>
      `<tr><td><code>${escapeHtml(String(name))}</code></td><td>${where}${required ? ', required' : ''}</td><td><code>${escapeHtml(JSON.stringify(schema))}</code> ${escapeHtml(String(description))}</td></tr>`,
  );
  const input = rows.length > 0 ? `<table>${rows.join('')}</table>` : '';
  const body = requestBody ? `<h4>Body</h4>${json(requestBody.content)}` : '';
  return `<details id="${operationId}"><summary><code>${method.toUpperCase()} ${escapeHtml(path)}</code> ${escapeHtml(summary)}</summary>
<p>Needs: <code>${ability}</code></p>${input}${body}<h4>Answers</h4>${json(responses)}</details>`;
}

function json(value: unknown): string {
  return `<pre>${escapeHtml(JSON.stringify(value, undefined, 2))}</pre>`;
}

function slug(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
