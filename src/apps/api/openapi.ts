import { z } from 'zod';
import type { Ability, Context, Plugin } from '#domain/context';
import { sessionCookie } from '#domain/identity';
import { type AnyRoute, webProblem } from '#platform/web';
import { exampleOf } from './example-of.ts';
import { problemCatalogue } from './problem-pages.ts';
import { successStatus } from './send-answer.ts';

type Json = Record<string, unknown>;

export interface OpenApiDocument {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, OpenApiOperation>>;
  readonly [field: string]: unknown;
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  /** Undefined: for everyone. */
  readonly 'x-verso-ability'?: Ability;
  readonly parameters: readonly Json[];
  readonly requestBody?: Json;
  readonly [field: string]: unknown;
}

interface Subject {
  readonly routes: readonly AnyRoute<Context, Ability>[];
  readonly plugins: readonly Plugin[];
  readonly origin: string;
}

/** OpenAPI 3.1 from the schemas that validate. Throws where two routes have one operationId. */
export function describeApi({ routes, plugins, origin }: Subject): OpenApiDocument {
  const schemas: Json = { Problem: problemSchema };
  const catalogue = problemCatalogue(plugins);
  const paths: OpenApiDocument['paths'] = {};
  const ids = new Set<string>();
  for (const route of routes) {
    if (ids.has(route.operationId)) throw new Error(`Two routes are called ${route.operationId}.`);
    ids.add(route.operationId);
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, schemas, catalogue) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Verso', version: '1', description: 'Private, provable translation of Word documents.' },
    servers: [{ url: `${origin}/api/v1` }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key made under Keys.' },
        session: { type: 'apiKey', in: 'cookie', name: sessionCookie(origin) },
      },
    },
  };
}

/** Methods that may name the revision they are based on. */
const edits: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE']);

const problemSchema = {
  type: 'object',
  description: 'RFC 9457; `code` stays the same, `action` says what to do.',
  required: ['type', 'title', 'status', 'detail', 'code', 'action', 'facts', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    action: { type: 'string' },
    facts: { type: 'object' },
    requestId: { type: 'string' },
  },
};

function describeRoute(
  route: AnyRoute<Context, Ability>,
  schemas: Json,
  catalogue: ReturnType<typeof problemCatalogue>,
): OpenApiOperation {
  const { operationId, summary, tag, ability } = route;
  return {
    operationId,
    summary,
    tags: [tag],
    ...(ability === undefined ? { security: [] } : { 'x-verso-ability': ability }),
    parameters: describeParameters(route, schemas),
    ...describeBody(route, schemas),
    responses: { ...describeSuccess(route, schemas), ...describeProblems(route, catalogue) },
  };
}

function describeParameters(route: AnyRoute<Context, Ability>, schemas: Json): Json[] {
  const params = propertiesOf(route.params, schemas);
  const query = propertiesOf(route.query, schemas);
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: params.properties[name!] ?? { type: 'string' },
  }));
  const inQuery = Object.entries(query.properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required.includes(name),
    schema,
  }));
  const header = (name: string, description: string): Json => ({
    name,
    in: 'header',
    required: false,
    description,
    schema: { type: 'string' },
  });
  const headers = [
    ...(route.method === 'POST' && route.ability !== undefined
      ? [
          header(
            'Idempotency-Key',
            'The same key and request get the same answer, and the work is done once.',
          ),
        ]
      : []),
    ...(edits.has(route.method)
      ? [header('If-Match', 'The ETag that was read, where the resource has one.')]
      : []),
  ];
  return [...inPath, ...inQuery, ...headers];
}

function describeBody(
  { accepts = 'json', body, example, method }: AnyRoute<Context, Ability>,
  schemas: Json,
): Json {
  if (method === 'GET') return {};
  if (accepts === 'bytes')
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  if (accepts === 'multipart') {
    const fields = propertiesOf(body, schemas);
    const schema = {
      type: 'object',
      properties: {
        ...fields.properties,
        file: { type: 'string', contentMediaType: 'application/octet-stream' },
      },
      required: fields.required,
      description: 'Fields stand before the files.',
    };
    const given = example?.body ?? exampleOf(schema, { components: schemas, isWhole: false });
    const content = { schema, example: { ...(given as Json), file: '@report.docx' } };
    return { requestBody: { required: true, content: { 'multipart/form-data': content } } };
  }
  if (!body) return {};
  const schema = schemaOf(body, 'input', schemas) as Json;
  const content = {
    schema,
    example: example?.body ?? exampleOf(schema, { components: schemas, isWhole: false }),
  };
  return { requestBody: { required: !body.safeParse({}).success, content: { 'application/json': content } } };
}

function describeSuccess(route: AnyRoute<Context, Ability>, schemas: Json): Json {
  const answer = { description: route.summary };
  if (!route.response) return { [successStatus(route)]: answer };
  const schema = schemaOf(route.response, 'output', schemas) as Json;
  const example = route.example?.response ?? exampleOf(schema, { components: schemas, isWhole: true });
  return { [successStatus(route)]: { ...answer, content: { 'application/json': { schema, example } } } };
}

/** Problems by status; statuses that several codes share list them all. */
function describeProblems(
  route: AnyRoute<Context, Ability>,
  catalogue: ReturnType<typeof problemCatalogue>,
): Json {
  const byStatus: Record<string, string[]> = {};
  for (const code of new Set([...problemsOfEvery(route), ...(route.problems ?? [])])) {
    const { status } = catalogue[code] ?? webProblem.catalogue['internal-fault'];
    byStatus[status] = [...(byStatus[status] ?? []), code];
  }
  const schema = { $ref: '#/components/schemas/Problem' };
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [
      status,
      { description: codes.join(', '), content: { 'application/problem+json': { schema } } },
    ]),
  );
}

/** What a route may answer with whatever it does. */
function problemsOfEvery({ method, ability }: AnyRoute<Context, Ability>): string[] {
  const isChange = method !== 'GET';
  const isSigned = ability !== undefined;
  return [
    ...['request-invalid', 'too-many-requests', 'internal-fault', 'not-available'],
    ...(isChange ? ['body-too-large', 'media-type-unknown'] : []),
    ...(edits.has(method) ? ['revision-changed'] : []),
    ...(isSigned ? ['not-signed-in', 'not-allowed'] : []),
    ...(isSigned && isChange ? ['origin-foreign'] : []),
    ...(isSigned && method === 'POST' ? ['idempotency-key-reused', 'request-in-progress'] : []),
    ...(ability?.startsWith('project.') ? ['project-unknown'] : []),
  ];
}

function propertiesOf(
  schema: z.ZodType | undefined,
  schemas: Json,
): { properties: Json; required: string[] } {
  if (!schema) return { properties: {}, required: [] };
  const { properties = {}, required = [] } = schemaOf(schema, 'input', schemas, true) as {
    properties?: Json;
    required?: string[];
  };
  return { properties, required };
}

/** Schemas with an id become components; what is sent in has `Input` behind its name, as it may differ. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json, isFlat = false): unknown {
  const suffix = io === 'input' ? 'Input' : '';
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & {
    $defs?: Json;
  };
  for (const [name, definition] of Object.entries($defs))
    schemas[`${name}${suffix}`] = moved(definition, suffix);
  const { id, ...root } = moved(rest, suffix, false) as Json;
  if (typeof id !== 'string' || isFlat) return root;
  schemas[`${id}${suffix}`] = root;
  return { $ref: `#/components/schemas/${id}${suffix}` };
}

function moved(value: unknown, suffix: string, dropsId = true): unknown {
  if (Array.isArray(value)) return value.map((item) => moved(item, suffix));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name, inner]) => !(dropsId && name === 'id' && typeof inner === 'string'))
    .map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string'
        ? inner.replace(/^#\/\$defs\/(.+)$/, (_all, target) => `#/components/schemas/${target}${suffix}`)
        : moved(inner, suffix),
    ]);
  return Object.fromEntries(entries);
}
