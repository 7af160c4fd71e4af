import type { Services } from '#domain/context';
import { addressHeader, type IdentityConfiguration, openAuth, signInPage } from './auth.ts';
import { limitAttempts } from './limit-attempts.ts';
import { signingIn, singleSignOnId } from './single-sign-on.ts';

/** The addresses of better-auth that are open, below /api/auth; people and keys are managed under /api/v1. */
const open = new Set([
  'GET /get-session',
  'POST /sign-in/email',
  'POST /sign-in/social',
  `GET /callback/${singleSignOnId}`,
  'GET /error',
  'POST /sign-out',
  'POST /change-password',
  'GET /list-sessions',
  'POST /revoke-session',
  'POST /revoke-sessions',
  'POST /revoke-other-sessions',
  'POST /two-factor/enable',
  'POST /two-factor/disable',
  'POST /two-factor/get-totp-uri',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
]);

/**
 * The handler of /api/auth/…: signing in and out, second factor, single sign-on. `address` is the client's, as the server
 * knows it; what a client says about it is ignored. Without it all clients share one limit.
 */
export function handleAuth(
  services: Services,
  configuration: IdentityConfiguration,
): (request: Request, address?: string) => Promise<Response> {
  const auth = openAuth(services, configuration);
  return async (request, address) => {
    const { pathname } = new URL(request.url);
    if (!open.has(`${request.method} ${pathname.replace(/^\/api\/auth/, '')}`))
      return Response.json({ code: 'NOT_FOUND', message: 'There is nothing here.' }, { status: 404 });
    const headers = new Headers(request.headers);
    headers.delete(addressHeader);
    if (address) headers.set(addressHeader, address);
    const email = pathname === '/api/auth/sign-in/email' ? await emailIn(request.clone()) : undefined;
    const handle = () => signingIn.run({}, () => auth.handler(new Request(request, { headers })));
    const response = await (email === undefined ? handle() : limitAttempts(services, email, handle));
    return pathname.startsWith('/api/auth/callback/') ? sendBack(response, configuration.origin) : response;
  };
}

async function emailIn(request: Request): Promise<string | undefined> {
  const body = (await request.json().catch(() => undefined)) as { email?: unknown } | null | undefined;
  return typeof body?.email === 'string' ? body.email : undefined;
}

/** The provider sent a browser here: whoever is refused should see a page, not JSON. */
async function sendBack(response: Response, origin: string): Promise<Response> {
  if (response.status < 400) return response;
  const { code = 'SIGN_IN_FAILED' } = (await response.json().catch(() => ({}))) as { code?: string };
  const location = new URL(signInPage, origin);
  location.searchParams.set('error', code);
  return new Response(null, { status: 302, headers: { location: location.href } });
}
