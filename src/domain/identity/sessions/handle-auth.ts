import type { Services } from '#domain/context';
import { findPerson, type Person } from '#domain/identity/people';
import { type AdaptedRequest, adaptRequest } from './adapt-request.ts';
import { type Auth, type IdentityConfiguration, openAuth, signInPage } from './auth.ts';
import { limitAttempts } from './limit-attempts.ts';
import { isNoted, noteChange } from './note-change.ts';
import { signingIn, singleSignOnId } from './single-sign-on.ts';
import { takeCodeOnce } from './take-code-once.ts';

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
  const { singleSignOn: _, ...withoutProvider } = configuration;
  // A provider that is away keeps nobody from signing in with a password.
  const auth = openAuth(services, withoutProvider);
  const authWithProvider = providerTriedAgain(services, configuration);
  return async (request, address) => {
    const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '');
    if (!open.has(`${request.method} ${path}`))
      return Response.json({ code: 'NOT_FOUND', message: 'There is nothing here.' }, { status: 404 });
    const adapted = await adaptRequest(request, path, address);
    if ('refused' in adapted) return adapted.refused;
    const isCallback = path.startsWith('/callback/');
    const asked = isCallback || path === '/sign-in/social' ? await authWithProvider() : auth;
    const response = await answer(services, asked, path, adapted);
    return isCallback ? sendBack(response, configuration.origin) : response;
  };
}

async function answer(
  services: Services,
  auth: Auth,
  path: string,
  adapted: AdaptedRequest,
): Promise<Response> {
  const { request, body } = adapted;
  const before = isNoted(path) ? await personOf(services, auth, request.headers) : undefined;
  const handle = () => signingIn.run({}, () => auth.handler(request));
  const isSignIn = path === '/sign-in/email' && typeof body?.email === 'string';
  const first = await (isSignIn ? limitAttempts(services, body.email as string, handle) : handle());
  const response =
    path === '/two-factor/verify-totp' ? await takeCodeOnce(services, body?.code, first) : first;
  if (response.ok && before) await noteChange(services, path, before);
  return response;
}

/** Who is signed in when a request comes: afterwards that session may be gone. */
async function personOf(services: Services, auth: Auth, headers: Headers): Promise<Person | undefined> {
  const session = await auth.api.getSession({ headers }).catch(() => null);
  return session ? findPerson(services.db, session.user.id) : undefined;
}

/** Milliseconds between attempts to reach a provider that was away. */
const pause = 5_000;

/** better-auth asks for the provider's addresses once, when it is opened: it is opened anew until it has them. */
function providerTriedAgain(services: Services, configuration: IdentityConfiguration): () => Promise<Auth> {
  let auth: Auth | undefined;
  let openedAt = 0;
  return async () => {
    const now = services.now().getTime();
    const isLacking = !auth || (configuration.singleSignOn && !(await knowsProvider(auth)));
    if (!auth || (isLacking && now - openedAt >= pause)) {
      auth = openAuth(services, configuration);
      openedAt = now;
    }
    return auth;
  };
}

async function knowsProvider(auth: Auth): Promise<boolean> {
  const { socialProviders } = await auth.$context;
  return socialProviders.some(({ id }) => id === singleSignOnId);
}

/** The provider sent a browser here: whoever is refused should see a page, not JSON. */
async function sendBack(response: Response, origin: string): Promise<Response> {
  if (response.status < 400) return response;
  const { code = 'SIGN_IN_FAILED' } = (await response.json().catch(() => ({}))) as { code?: string };
  const location = new URL(signInPage, origin);
  location.searchParams.set('error', code);
  return new Response(null, { status: 302, headers: { location: location.href } });
}
