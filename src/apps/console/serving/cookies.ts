import { randomBytes } from 'node:crypto';
import { parseCookie, stringifySetCookie } from 'cookie';
import { cookieNames } from '#domain/identity';
import type { Secrets } from '#platform/secrets';
import type { Notice, Theme } from '#platform/web/pages';

/** What a browser brought along. */
export interface Jar {
  /** Ties forms to a browser: its session, else a number given to a visitor; empty where there is neither yet. */
  readonly session: string;
  readonly display: Display;
  readonly notice: Notice | undefined;
}

export interface Display {
  readonly language?: string;
  readonly zone?: string;
  readonly theme?: Theme;
}

const names = { display: 'verso.display', notice: 'verso.notice', visitor: 'verso.visitor' };
const year = 365 * 86_400;

export function readCookies(header: string | undefined, secrets: Secrets, isSecure: boolean): Jar {
  const cookies = parseCookie(header ?? '');
  const session = cookies[cookieNames[isSecure ? 1 : 0]!];
  return {
    session: session ?? cookies[names.visitor]?.slice(0, 100) ?? '',
    display: readDisplay(cookies[names.display]),
    notice: readNotice(cookies[names.notice], secrets),
  };
}

/** The cookie of somebody without a session, whose forms are tied to it; and its value. */
export function visitorCookie(isSecure: boolean): { readonly value: string; readonly line: string } {
  const value = randomBytes(18).toString('base64url');
  return { value, line: line(names.visitor, value, isSecure) };
}

/** How somebody wants pages to be, kept for a year. */
export function displayCookie(display: Display, isSecure: boolean): string {
  const fields = Object.entries(display).filter(([, value]) => value);
  return line(names.display, new URLSearchParams(fields as [string, string][]).toString(), isSecure, year);
}

/** What the next page says, once. */
export function noticeCookie(notice: Notice, secrets: Secrets, isSecure: boolean): string {
  const text = Buffer.from(JSON.stringify([notice.text.slice(0, 1000), notice.tone ?? 'good'])).toString(
    'base64url',
  );
  return line(names.notice, `${text}.${secrets.sign(text, 'notice')}`, isSecure, 60);
}

export function forgetNotice(isSecure: boolean): string {
  return line(names.notice, '', isSecure, 0);
}

function line(name: string, value: string, secure: boolean, maxAge?: number): string {
  return stringifySetCookie({
    ...{ name, value, path: '/', httpOnly: true, sameSite: 'lax', secure },
    ...(maxAge !== undefined && { maxAge }),
  });
}

const themes: readonly string[] = ['system', 'light', 'dark'];

function readDisplay(value = ''): Display {
  const fields = new URLSearchParams(value.slice(0, 300));
  const [language, zone, theme] = ['language', 'zone', 'theme'].map((name) => fields.get(name));
  return {
    ...(language && { language }),
    ...(zone && { zone }),
    ...(theme && themes.includes(theme) && { theme: theme as Theme }),
  };
}

function readNotice(value: string | undefined, secrets: Secrets): Notice | undefined {
  const [text = '', signature] = (value ?? '').split('.');
  if (!text || secrets.sign(text, 'notice') !== signature) return undefined;
  const [said, tone] = JSON.parse(Buffer.from(text, 'base64url').toString()) as [string, Notice['tone']];
  return { text: said, ...(tone && { tone }) };
}
