import { createHash } from 'node:crypto';
import type { Services } from '#domain/context';
import { deleteSession, insertAttempt } from './queries.ts';

/** Milliseconds in which better-auth takes a code: its own half minute, the one before and the one after. */
const codeLifetime = 90_000;

/**
 * Lets a code of an authenticator app begin one session: RFC 6238 5.2 forbids to take it a second time, when somebody
 * may have seen it. What better-auth began with a code that was used is ended before anybody gets to know of it.
 */
export async function takeCodeOnce(
  { db, now }: Pick<Services, 'db' | 'now'>,
  code: unknown,
  response: Response,
): Promise<Response> {
  if (!response.ok || response.headers.getSetCookie().length === 0) return response;
  const { token, user } = (await response.clone().json()) as { token: string; user: { id: string } };
  const used = createHash('sha256').update(`${user.id} ${code}`).digest('base64url');
  const { count } = await insertAttempt(db, `code:${used}`, now(), codeLifetime);
  if (count === 1) return response;
  await deleteSession(db, token);
  return Response.json({ code: 'INVALID_CODE', message: 'Invalid code' }, { status: 401 });
}
