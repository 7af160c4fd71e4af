import { addressHeader } from './auth.ts';

/** A request as better-auth gets it. */
export interface AdaptedRequest {
  readonly request: Request;
  /** Its JSON body; undefined where it has none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** Or why it does not get it. */
export type Adapted = AdaptedRequest | { readonly refused: Response };

/**
 * Says where the client is, as the server knows it, and closes what better-auth leaves open: bodies other than JSON,
 * which pages of other sites can send; identity tokens in place of the way through the provider, which whoever finds one
 * could sign in with; browsers that are trusted without a second factor for a month; and sessions that outlive the password
 * they began with.
 */
export async function adaptRequest(
  request: Request,
  path: string,
  address: string | undefined,
): Promise<Adapted> {
  const headers = new Headers(request.headers);
  headers.delete(addressHeader);
  if (address) headers.set(addressHeader, address);
  const text = request.method === 'POST' ? await request.text() : '';
  if (text === '')
    return { request: new Request(request.url, { method: request.method, headers }), body: undefined };
  const body = headers.get('content-type')?.startsWith('application/json') ? readObject(text) : undefined;
  if (!body) return refuse(400, 'INVALID_BODY', 'The body is no JSON object.');
  if (path === '/sign-in/social' && body.idToken !== undefined)
    return refuse(403, 'ID_TOKEN_REFUSED', 'People sign in at the provider.');
  if (path.startsWith('/two-factor/verify-') && body.trustDevice)
    return refuse(403, 'TRUSTED_DEVICE_REFUSED', 'Every sign-in asks for the second factor.');
  const sent = path === '/change-password' ? { ...body, revokeOtherSessions: true } : body;
  const adapted = new Request(request.url, { method: request.method, headers, body: JSON.stringify(sent) });
  return { request: adapted, body };
}

function refuse(status: number, code: string, message: string): Adapted {
  return { refused: Response.json({ code, message }, { status }) };
}

function readObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
