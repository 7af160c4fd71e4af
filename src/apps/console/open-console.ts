import type { FastifyReply, FastifyRequest } from 'fastify';
import { Listeners, type PageServer, problemCatalogue } from '#apps/api';
import { buildAssets, serveAssets } from '#apps/console/assets';
import { displayPages } from '#apps/console/pages';
import { patternPages } from '#apps/console/patterns';
import { answerProblem, mountPage, receiveReports, type Serving } from '#apps/console/serving';
import type { Actor, Plugin, Services, VersoPage } from '#domain/context';
import { authenticate as identityAuthenticate, type RequestHeaders } from '#domain/identity';
import type { UploadLimits } from '#platform/web';

export interface ConsoleOptions {
  readonly services: Services;
  readonly plugins: readonly Plugin[];
  readonly configuration: UploadLimits & { readonly origin: string };
  /** Who sends a request; default by the session's cookie. */
  readonly authenticate?: (
    services: Services,
    headers: RequestHeaders,
    origin: string,
  ) => Promise<Actor | undefined>;
}

/** Every page that is mounted: those of the rooms and the console's own. */
export function listPages(plugins: readonly Plugin[], isSecure: boolean): readonly VersoPage[] {
  return [...plugins.flatMap((plugin) => plugin.pages ?? []), ...displayPages(isSecure), ...patternPages];
}

/** The pages that rooms offer, as part of the web server. Keys are for programs: pages know people only. */
export function openConsole(options: ConsoleOptions): PageServer {
  const { services, plugins, configuration, authenticate = identityAuthenticate } = options;
  const { origin } = configuration;
  const isSecure = origin.startsWith('https:');
  const pages = listPages(plugins, isSecure);
  const assets = buildAssets();
  const problems = problemCatalogue(plugins);
  const closing = new AbortController();
  const serving: Serving = {
    ...{
      services,
      pages,
      problems,
      assets,
      origin,
      isSecure,
      limits: configuration,
      listeners: new Listeners(),
      closing: closing.signal,
    },
  };
  const recognise = async (request: FastifyRequest): Promise<void> => {
    const get = (name: string) => (keyHeaders.has(name.toLowerCase()) ? undefined : headerOf(request, name));
    request.actor ??= await authenticate(services, { get }, origin);
  };
  return {
    mount(app, whenClosing) {
      whenClosing.addEventListener('abort', () => closing.abort());
      app.register(async (scope) => {
        scope.addContentTypeParser(
          'application/x-www-form-urlencoded',
          { parseAs: 'string', bodyLimit: 2 * 1024 * 1024 },
          (_request, body, done) => done(null, body),
        );
        serveAssets(scope, assets);
        receiveReports(scope, services.log);
        scope.register(async (own) => {
          own.addHook('onRequest', recognise);
          for (const page of pages) mountPage(own, page, serving);
        });
      });
    },
    async answerProblem(problem, request: FastifyRequest, reply: FastifyReply) {
      await recognise(request).catch(() => {});
      return answerProblem(problem, request, reply, serving);
    },
  };
}

const keyHeaders = new Set(['authorization', 'x-api-key']);

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(', ') : value;
}
