import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '#platform/secrets';

/**
 * A token that proves that a form came from a page of this session. A new one for every page, so that compressed pages do not
 * tell it to whoever can measure their length.
 */
export function makeFormToken(secrets: Secrets, session: string): string {
  return tokenWith(secrets, session, randomBytes(12).toString('base64url'));
}

export function isFormToken(secrets: Secrets, session: string, token: unknown): boolean {
  if (typeof token !== 'string' || token.length > 200 || session === '') return false;
  const expected = Buffer.from(tokenWith(secrets, session, token.split('.')[0]!));
  const given = Buffer.from(token);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function tokenWith(secrets: Secrets, session: string, salt: string): string {
  return `${salt}.${secrets.sign(`${salt} ${session}`, 'form')}`;
}
