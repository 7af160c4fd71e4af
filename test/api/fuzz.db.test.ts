import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#test/database';
import { boundary, multipart } from '#test/multipart';
import { insertSpecimen, type Specimen } from '#test/specimen';
import {
  foreignMarker,
  idsFor,
  insertPeople,
  type Json,
  type Operation,
  operations,
  otherProjectId,
  ownMarker,
  projectId,
  testServer,
  testServices,
} from '#test/test-server';
import { arbitraryOf, nastyBodies, text } from './fuzz-values.ts';
import { requestOf } from './request-of.ts';

const { db } = await testDatabase();
const services = await testServices(db);
const server = testServer(services);
let own: Specimen;
let other: Specimen;
beforeAll(async () => {
  await insertPeople(db);
  own = await insertSpecimen(services, server, { projectId, marker: ownMarker });
  other = await insertSpecimen(services, server, { projectId: otherProjectId, marker: foreignMarker });
});

/** What of a project holds the marker; whatever a route shows in time belongs here too. */
const showingMarkers = [
  'searchProjectAudit',
  'getProject',
  'getCurrentPolicy',
  'listPolicies',
  'getPolicy',
  'comparePolicies',
  'listConnections',
  'getConnection',
  'listSpending',
  'listMemories',
  'listMemoryUnits',
  'listGlossaries',
  'getGlossary',
  'listConcepts',
  'getConcept',
  'listConceptChanges',
  'exportTerms',
  'listTermImports',
  'getTermImport',
  'listImportEntries',
  'listTermCandidates',
  'listArtifacts',
  'getArtifact',
  'downloadArtifact',
  'listFiles',
  'getFile',
  'listVersions',
  'getVersion',
  'listSegments',
  'listChanges',
  'listLineageOperations',
  'listWebhooks',
  'getWebhook',
  'listWebhookDeliveries',
  'getWebhookDelivery',
  'listRunFindings',
  'watchRun',
  'getDelivery',
  'listTargets',
  'getTarget',
  'compareRuns',
  'reportCosts',
  'listBatches',
  'getBatch',
  'listBatchItems',
];

it('would notice what is shown of the other project: the marker is in all of it', async () => {
  const seen: string[] = [];
  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    const { headers, ...request } = requestOf(operation, idsFor(operation, other.ids));
    const { body } = await server.inject({
      ...request,
      headers: { ...headers, 'x-test-actor': 'administrator' },
    });
    if (body.includes(foreignMarker)) seen.push(operation.operation.operationId);
  }
  expect(seen).toEqual(expect.arrayContaining(showingMarkers));
});

const forms = operations.filter(({ operation }) => isForm(operation));

it.each(forms)('refuses a form that breaks off: $method $path', async (operation) => {
  const { headers, payload, ...request } = requestOf(operation, own.ids);
  const sent = (payload as Buffer).subarray(0, -5);
  const asked = { ...request, headers: { ...headers, 'x-test-actor': 'operator' }, payload: sent };
  const { statusCode, body } = await server.inject(asked);
  expect(statusCode, body).toBe(400);
});

describe.each(operations)('$method $path', (operation) => {
  it('answers whatever it is asked, and never with what is another project’s', async () => {
    const asked = fc.asyncProperty(requests(operation), async ({ asker, ...request }) => {
      const { payload, type, ...rest } = sendable(operation, request);
      const answer = await server.inject({
        ...rest,
        headers: {
          'x-test-actor': asker,
          ...(request.ifMatch ? { 'if-match': request.ifMatch } : {}),
          ...(request.key ? { 'idempotency-key': request.key } : {}),
          ...(payload !== undefined && type ? { 'content-type': type } : {}),
        },
        ...(payload === undefined || operation.method === 'GET' ? {} : { payload }),
      });
      expect(answer.statusCode, answer.body).toBeLessThan(500);
      expect(Object.keys(operation.operation.responses as Json), answer.body).toContain(
        `${answer.statusCode}`,
      );
      if (asker !== 'administrator') expect(answer.body).not.toContain(foreignMarker);
      if (answer.statusCode >= 400)
        expect(answer.json()).toMatchObject({ code: expect.any(String), requestId: expect.any(String) });
    });
    await fc.assert(asked, { numRuns: 40, timeout: 5_000 });
  }, 60_000);
});

type Fuzzed = {
  readonly params: Json;
  readonly query: Json;
  readonly body: unknown;
  readonly [field: string]: unknown;
};

/** Requests of members for both projects, and of administrators, who may show one project to another, for their own. */
function requests(operation: Operation) {
  const members = fc.constantFrom('operator', 'operator', 'reviewer', 'newcomer', 'nobody');
  return fc.oneof(
    { weight: 3, arbitrary: requestsBy(operation, members, [own, other]) },
    { weight: 1, arbitrary: requestsBy(operation, fc.constant('administrator'), [own]) },
  );
}

function requestsBy(operation: Operation, asker: fc.Arbitrary<string>, projects: readonly Specimen[]) {
  const known = projects.map(({ ids }) => idsFor(operation, ids));
  const { parameters, requestBody } = operation.operation;
  const named = (where: string) =>
    Object.fromEntries(
      parameters
        .filter((parameter) => parameter.in === where)
        .map(({ name, schema }) => [name as string, arbitraryOf(schema as Json, known, name as string)]),
    );
  const content = requestBody?.content as Record<string, { schema: Json }> | undefined;
  const schema = (content?.['application/json'] ?? content?.['multipart/form-data'])?.schema;
  return fc.record({
    asker,
    params: fc.record(named('path')),
    query: fc.record(named('query'), { requiredKeys: requiredOf(parameters) }),
    body: schema ? arbitraryOf(schema, known) : fc.constant(undefined),
    raw: oneIn(20, fc.constantFrom(...nastyBodies)),
    cut: oneIn(6, fc.oneof(fc.nat(5), fc.nat(300))),
    file: fc.constantFrom(
      '',
      'no document',
      'en,de\nvalve,Ventil\n',
      '<tmx version="1.4">',
      'PK\u0003\u0004',
    ),
    ifMatch: fc.constantFrom('"r1"', '"r1"', '"r2"', '"r3"', '*', '"r99999999999999"', 'x', null),
    key: oneIn(3, fc.constantFrom('k'.repeat(300), 'a b', 'key-1', 'key-2', 'key-3', 'key-4')),
    type: oneIn(15, fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', '')),
  });
}

/** Null but for one in so many. */
function oneIn<T>(many: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: many - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

const requiredOf = (parameters: readonly Json[]): string[] =>
  parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => name as string);

function sendable({ path, method, operation }: Operation, request: Fuzzed) {
  const search = Object.entries(request.query).map(([name, value]) => `${name}=${encode(value)}`);
  const address = path.replaceAll(/\{(\w+)\}/g, (_all, name) => encode(request.params[name]) || '-');
  const takesForm = isForm(operation);
  const usual = takesForm ? `multipart/form-data; boundary=${boundary}` : 'application/json';
  return {
    method,
    url: `/api/v1${address}?${search.join('&')}`,
    payload: payloadOf(request, takesForm),
    type: (request.type as string | null) ?? usual,
  };
}

function isForm({ requestBody }: Operation['operation']): boolean {
  return 'multipart/form-data' in ((requestBody?.content ?? {}) as object);
}

function payloadOf(request: Fuzzed, takesForm: boolean): string | Buffer | undefined {
  if (typeof request.raw === 'string') return request.raw;
  if (takesForm) return formOf(request);
  return request.body === undefined ? undefined : text(request.body);
}

/** A form, now and then one that breaks off. */
function formOf({ body, file, cut }: Fuzzed): Buffer {
  const { file: _, ...values } = (typeof body === 'object' && body !== null ? body : {}) as Json;
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)]));
  const form = multipart(fields, [{ name: 'any.docx', text: file as string }]);
  return cut === null ? form : form.subarray(0, Math.max(0, form.length - (cut as number)));
}

const encode = (value: unknown): string => encodeURIComponent(text(value).toWellFormed());
