import type { Services } from '#domain/context';
import { handleAuth, type IdentityConfiguration } from '#domain/identity/sessions';
import type { Problem } from '#platform/problems';
import { signInProblem } from './problems.ts';

/** What of a page's input signing in needs. */
export interface AuthRequest {
  readonly address: string;
  header(name: string): string | undefined;
}

export interface AuthAnswer<T> {
  readonly body: T;
  /** For the browser: sessions begin and end with them. */
  readonly cookies: readonly string[];
}

/** Asks better-auth as the browser's own requests to /api/auth would. */
export type AuthClient = <T = unknown>(
  services: Services,
  input: AuthRequest,
  request: readonly ['GET' | 'POST', string, object?],
) => Promise<AuthAnswer<T>>;

/** The client of one installation; throws what was refused as problems. */
export function openAuthClient(configuration: IdentityConfiguration): AuthClient {
  const handlers = new WeakMap<Services, ReturnType<typeof handleAuth>>();
  return async <T>(
    services: Services,
    input: AuthRequest,
    [method, path, body]: readonly ['GET' | 'POST', string, object?],
  ) => {
    const handle = handlers.get(services) ?? handleAuth(services, configuration);
    handlers.set(services, handle);
    const headers = new Headers({ origin: configuration.origin });
    for (const name of ['cookie', 'user-agent']) {
      const value = input.header(name);
      if (value !== undefined) headers.set(name, value);
    }
    if (method === 'POST') headers.set('content-type', 'application/json');
    const init = { method, headers, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) };
    const response = await handle(
      new Request(new URL(`/api/auth${path}`, configuration.origin), init),
      input.address,
    );
    const answer = (await response.json().catch(() => ({}))) as { code?: string };
    if (!response.ok) throw refusal(response.status, answer.code ?? '');
    return { body: answer as T, cookies: response.headers.getSetCookie() };
  };
}

/** What a code of better-auth means to a person. */
export function refusal(status: number, code: string): Problem {
  if (status === 429 || code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE')
    return signInProblem('sign-in-too-often');
  if (/BANNED|EMAIL_NOT_VERIFIED|NO_ROLE|signup_disabled|ACCOUNT_NOT_LINKED/i.test(code))
    return signInProblem('account-closed');
  if (/INVALID_(CODE|BACKUP_CODE)|OTP/.test(code)) return signInProblem('code-wrong');
  if (/TWO_FACTOR_COOKIE|SESSION_EXPIRED|SESSION_NOT_FRESH|UNAUTHORIZED/.test(code))
    return signInProblem('sign-in-expired');
  if (code === 'INVALID_PASSWORD') return signInProblem('password-wrong');
  return signInProblem('sign-in-refused');
}
