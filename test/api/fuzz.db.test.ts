import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from '#apps/api';
import { loadPlugins } from '#apps/service';
import { newId } from '#platform/database';
import { testDatabase } from '#test/database';
import {
  foreignMarker,
  insertProjects,
  otherProjectId,
  projectId,
  testServer,
  testServices,
} from './test-server.ts';

const apiPlugins = await loadPlugins({ webhookPrivateHosts: [] });

const { db } = await testDatabase();
const server = testServer(testServices(db));
beforeAll(() => insertProjects(db));

type Json = Record<string, unknown>;
const routes = apiPlugins.flatMap((plugin) => plugin.routes ?? []);
const document = describeApi({ routes, plugins: apiPlugins, origin: 'http://localhost:8080' });
const { schemas } = document.components as { schemas: Json };
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

const nasty = fc.constantFrom<unknown>(
  '',
  '\0',
  '\ud800',
  '../../etc/passwd',
  "'; drop table projects; --",
  '𝕏'.repeat(5000),
  '-1',
  '1e309',
  'NaN',
  -1,
  2 ** 53,
  1e308,
  null,
  true,
  [],
  {},
  [[[[]]]],
  { __proto__: null, constructor: 1 },
  '2026-02-30T25:61:00Z',
  '00000000-0000-0000-0000-000000000000',
  '%00',
  '%',
  'a\r\nx-evil: 1',
);

/** Values of a schema, now and then something else: most requests have to come past validation. */
function arbitraryOf(schema: Json, depth = 0): fc.Arbitrary<unknown> {
  const likely = likelyOf(schema, depth);
  return fc.oneof({ weight: 30, arbitrary: likely }, { weight: 1, arbitrary: nasty });
}

function likelyOf(schema: Json, depth: number): fc.Arbitrary<unknown> {
  if (depth > 5) return nasty;
  if (typeof schema.$ref === 'string')
    return arbitraryOf(schemas[schema.$ref.split('/').at(-1)!] as Json, depth + 1);
  if ('const' in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  const choices = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, depth + 1)));
  if (schema.type === 'array')
    return fc.array(arbitraryOf((schema.items as Json) ?? {}, depth + 1), { maxLength: 4 });
  if (schema.type === 'object') {
    const properties = Object.entries((schema.properties as Record<string, Json>) ?? {});
    const fields = Object.fromEntries(
      properties.map(([name, inner]) => [name, arbitraryOf(inner, depth + 1)]),
    );
    return fc.record(fields, { requiredKeys: (schema.required as string[] | undefined) ?? [] });
  }
  if (schema.type === 'integer' || schema.type === 'number') return fc.integer({ min: -2, max: 300 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.format === 'uuid') return fc.constantFrom(projectId, otherProjectId, newId());
  if (schema.format === 'uri') return fc.webUrl();
  if (schema.format === 'email') return fc.emailAddress();
  return fc.string({ unit: 'binary', maxLength: 40 });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
const encode = (value: unknown): string => encodeURIComponent(text(value).toWellFormed());

describe.each(operations)('$method $path', ({ path, method, operation }) => {
  const named = (where: string) =>
    Object.fromEntries(
      operation.parameters
        .filter((parameter) => parameter.in === where)
        .map(({ name, schema }) => [name as string, arbitraryOf(schema as Json)]),
    );
  const content = operation.requestBody?.content as Record<string, { schema: Json }> | undefined;
  const body = content?.['application/json']
    ? arbitraryOf(content['application/json'].schema)
    : fc.constant(undefined);
  const request = fc.record({
    asker: fc.constantFrom('operator', 'administrator', 'reviewer', 'nobody'),
    params: fc.record(named('path')),
    query: fc.record(named('query'), { requiredKeys: [] }),
    body,
    raw: fc.option(fc.constantFrom('{', '[', '"', '{"__proto__":{}}', '\0'), { freq: 20 }),
    ifMatch: fc.option(fc.constantFrom('"r1"', '"r1"', '"r1"', '"r1"', '*', '"r99999999999999"', 'x')),
    key: fc.option(fc.constantFrom('k'.repeat(300), 'a b', 'key-1', 'key-2', 'key-3', 'key-4'), { freq: 1 }),
    type: fc.constantFrom(
      ...Array<string>(12).fill('application/json'),
      'application/json',
      'application/json',
      'text/plain',
      'multipart/form-data',
      '',
    ),
  });

  it('answers whatever it is asked, and never with what is another project’s', async () => {
    const asked = fc.asyncProperty(
      request,
      async ({ asker, params, query, body, raw, ifMatch, key, type }) => {
        const search = Object.entries(query).map(([name, value]) => `${name}=${encode(value)}`);
        const address = path.replaceAll(/\{(\w+)\}/g, (_all, name) => encode(params[name]) || '-');
        const payload = raw ?? (body === undefined ? undefined : text(body));
        const answer = await server.inject({
          method: method as 'GET',
          url: `/api/v1${address}?${search.join('&')}`,
          headers: {
            'x-test-actor': asker,
            ...(ifMatch ? { 'if-match': ifMatch } : {}),
            ...(key ? { 'idempotency-key': key } : {}),
            ...(payload !== undefined && type ? { 'content-type': type } : {}),
          },
          ...(payload === undefined || method === 'GET' ? {} : { payload }),
        });
        expect(answer.statusCode, answer.body).toBeLessThan(500);
        if (asker !== 'administrator') expect(answer.body).not.toContain(foreignMarker);
        if (answer.statusCode >= 400)
          expect(answer.json()).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
      },
    );
    await fc.assert(asked, { numRuns: 40, timeout: 5_000 });
  }, 60_000);
});
