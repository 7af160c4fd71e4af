import { createHash } from 'node:crypto';
import type { Services } from '#domain/context';
import { deleteAttempts, insertAttempt } from './queries.ts';

/** Wrong passwords for one account within an hour, from wherever they come; below what NIST SP 800-63B 5.2.2 allows. */
const mostFailures = 50;
const window = 3_600_000;

/**
 * Holds guessing from many addresses to a limit for each account, besides better-auth's for each address. Runs the
 * sign-in unless the account's limit is used up; one that succeeds starts the count anew.
 */
export async function limitAttempts(
  { db, now }: Pick<Services, 'db' | 'now'>,
  email: string,
  signIn: () => Promise<Response>,
): Promise<Response> {
  const key = `account:${createHash('sha256').update(email.trim().toLowerCase()).digest('base64url')}`;
  const { count, since } = await insertAttempt(db, key, now(), window);
  if (count > mostFailures) {
    const seconds = Math.max(1, Math.ceil((since + window - now().getTime()) / 1000));
    const body = {
      code: 'TOO_MANY_REQUESTS',
      message: 'Too many attempts for this account. Try again later.',
    };
    return Response.json(body, {
      status: 429,
      headers: { 'x-retry-after': `${seconds}`, 'retry-after': `${seconds}` },
    });
  }
  const response = await signIn();
  if (response.ok) await deleteAttempts(db, key);
  return response;
}
