import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '#domain/context';
import { handleAuth, type IdentitySettings, identityConfiguration } from '#domain/identity';

/** Signing in under /api/auth, which speaks in Requests and Responses of the web. */
export function addAuthAddresses(app: FastifyInstance, services: Services, settings: IdentitySettings): void {
  const { origin } = settings;
  const auth = handleAuth(services, identityConfiguration(settings));
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 65_536 }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      handler: async (request, reply) => relay(reply, await auth(toRequest(request, origin), request.ip)),
    });
  });
}

function toRequest(request: FastifyRequest, origin: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && name !== 'content-length') headers.set(name, String(value));
  }
  const body = typeof request.body === 'string' && request.method === 'POST' ? request.body : undefined;
  // A request may name a host of its own in front of the path, which is not where it was sent.
  const url = new URL(request.url.replace(/^[a-z]+:\/\/[^/?#]*/i, ''), origin);
  return new Request(url, { method: request.method, headers, body });
}

async function relay(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status);
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  return reply.send(Buffer.from(await response.arrayBuffer()));
}
