import type { Socket } from 'node:net';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Actor, Plugin, Services } from '#domain/context';
import { type IdentitySettings, authenticate as identityAuthenticate } from '#domain/identity';
import { newId } from '#platform/database';
import { problemDocument, type UploadLimits, webProblem } from '#platform/web';
import { addAuthAddresses } from './auth-addresses.ts';
import { addHealth } from './health.ts';
import { Listeners } from './listeners.ts';
import { mountRoute } from './mount-route.ts';
import { describeApi } from './openapi.ts';
import type { PageServer } from './page-server.ts';
import { addProblemPages } from './problem-pages.ts';
import { answerProblems } from './problems.ts';
import { addReference } from './reference.ts';
import { deepest, isTooDeep } from './text-faults.ts';

export interface ServerOptions {
  readonly services: Services;
  readonly plugins: readonly Plugin[];
  /** Who sends a request; default by session or key. */
  readonly authenticate?: (
    services: Services,
    headers: { get(name: string): string | undefined },
    origin: string,
  ) => Promise<Actor | undefined>;
  readonly configuration: ServerConfiguration;
  /** Milliseconds between signs of life of streams of events; default 15,000. */
  readonly heartbeat?: number;
  /** The console; without it there is the API alone. */
  readonly pages?: PageServer;
}

export interface ServerConfiguration extends IdentitySettings, UploadLimits {
  /** Address people and programs reach the house at. */
  readonly origin: string;
  /** Addresses of proxies whose X-Forwarded headers are believed. */
  readonly trustProxy?: readonly string[];
  /** Requests of one client in a minute. */
  readonly rateLimit: number;
  /** Requests of one address to /api/auth and /setup in a minute. */
  readonly signInLimit?: number;
}

const jsonLimit = 8 * 1024 * 1024;

/** The whole web server as a value: nothing listens until `listen`, tests ask it by `inject`. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const { services, plugins, configuration, pages } = options;
  const app = Fastify({
    logger: false,
    trustProxy: configuration.trustProxy?.length ? [...configuration.trustProxy] : false,
    bodyLimit: jsonLimit,
    requestTimeout: 600_000,
    keepAliveTimeout: 75_000,
    genReqId: ({ headers }) => saneId(headers['x-request-id']) ?? newId(),
    // What the router itself refuses, such as an address that is no UTF-8, before any hook runs.
    frameworkErrors: (error, request, reply) =>
      (reply as unknown as FastifyReply)
        .code(400)
        .type('application/problem+json')
        .send(JSON.stringify(problemDocument(webProblem('request-invalid', { cause: error }), request.id))),
    routerOptions: { maxParamLength: 500 },
  });
  app.decorateRequest('actor', undefined);
  addHeaders(app, configuration.origin);
  endUnusedConnections(app);
  const routes = plugins.flatMap((plugin) => plugin.routes ?? []);
  answerProblems(app, routes, services.log, pages);
  app.register(multipart, { throwFileSizeLimit: false });
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  readJson(app);
  app.register(rateLimit, {
    global: true,
    max: (request) => (isSignIn(request) ? (configuration.signInLimit ?? 10) : configuration.rateLimit),
    timeWindow: 60_000,
    keyGenerator: (request) => `${isSignIn(request) ? 'sign-in' : ''} ${clientOf(request)}`,
    errorResponseBuilder: () => webProblem('too-many-requests'),
  });
  addHealth(app, services);
  const closing = new AbortController();
  app.addHook('preClose', async () => closing.abort());
  const document = describeApi({ routes, plugins, origin: configuration.origin });
  addProblemPages(app, plugins);
  pages?.mount(app, closing.signal);
  app.register(async (scope) => {
    addAuthAddresses(scope, services, configuration);
    scope.register(
      async (api) => {
        authenticateRequests(api, options);
        addReference(api, document);
        const mounting = {
          services,
          limits: configuration,
          closing: closing.signal,
          listeners: new Listeners(),
          heartbeat: options.heartbeat ?? 15_000,
          identify: (request: FastifyRequest) => identify(request, options),
        };
        for (const route of routes) mountRoute(api, route, mounting);
      },
      { prefix: '/api/v1' },
    );
  });
  return app;
}

/** Browsers connect before they have anything to ask, and a server that closes would wait a minute for it. */
function endUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
}

/** JSON as Fastify reads it, which refuses `__proto__`, unless it is nested deeper than anything that is asked for. */
function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (!isTooDeep(body)) return parse(request, body, done);
    done(webProblem('request-invalid', { detail: `body: is nested deeper than ${deepest} levels` }));
  });
}

function identify(request: FastifyRequest, options: ServerOptions): Promise<Actor | undefined> {
  const { services, authenticate = identityAuthenticate, configuration } = options;
  return authenticate(services, { get: (name) => headerOf(request, name) }, configuration.origin);
}

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}

function authenticateRequests(api: FastifyInstance, options: ServerOptions): void {
  const { configuration } = options;
  api.addHook('onRequest', async (request) => {
    request.actor = await identify(request, options);
    const isChange = !['GET', 'HEAD'].includes(request.method);
    if (isChange && request.actor?.kind === 'person' && isForeign(request, configuration.origin))
      throw webProblem('origin-foreign');
  });
}

/** Browsers name the page that asks in `Origin`; where one does not, `Sec-Fetch-Site` says how far off it is. */
function isForeign(request: FastifyRequest, own: string): boolean {
  const origin = headerOf(request, 'origin');
  if (origin !== undefined) return origin !== own;
  const site = headerOf(request, 'sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

function clientOf({ actor, ip }: FastifyRequest): string {
  return actor ? `${actor.kind}:${actor.id}` : ip;
}

/** By the route that was found: one address can be spelled in several ways. */
function isSignIn({ method, routeOptions: { url }, params }: FastifyRequest): boolean {
  if (url !== '/api/auth/*') return method === 'POST' && signInRoutes.has(url ?? '');
  return /^(sign-in\/|two-factor\/verify)/.test((params as { '*': string })['*']);
}

const signInRoutes = new Set([
  '/setup',
  '/sign-in',
  '/sign-in/second-factor',
  '/api/v1/first-administrator',
  '/api/v1/password',
]);

function saneId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && /^[\w.:-]{8,100}$/.test(header) ? header : undefined;
}

function addHeaders(app: FastifyInstance, origin: string): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'cache-control': 'no-store',
    });
    if (origin.startsWith('https:')) reply.header('strict-transport-security', 'max-age=31536000');
  });
}
