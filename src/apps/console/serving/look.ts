import type { FastifyReply, FastifyRequest } from 'fastify';
import { causeSayer, sayPlace, troubleSayer } from '#apps/console/wording';
import { type Ability, may, type Services } from '#domain/context';
import type { ProblemCatalogue } from '#platform/problems';
import { chooseLocale, formatsOf } from '#platform/web/messages';
import type { Entered, Notice, View } from '#platform/web/pages';
import { type Jar, readCookies, visitorCookie } from './cookies.ts';
import { isFormToken, makeFormToken } from './form-token.ts';

/** A browser that asks for a page. */
export interface Look {
  readonly view: View<Ability>;
  readonly notice: Notice | undefined;
  /** Whether a form comes from a page of this browser. */
  isOwnForm(token: unknown): boolean;
  /** The same, with a form that was refused. */
  with(entered: Entered): Look;
}

export interface LookOptions {
  readonly services: Services;
  readonly isSecure: boolean;
  /** What may be refused, by code. */
  readonly problems: ProblemCatalogue;
}

/** Reads who looks and how; gives a visitor the cookie that their forms are tied to. */
export function lookOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { services, isSecure, problems }: LookOptions,
): Look {
  const { secrets } = services;
  const jar = readCookies(request.headers.cookie, secrets, isSecure);
  let session = jar.session;
  if (session === '') {
    const made = visitorCookie(isSecure);
    session = made.value;
    addCookies(reply, [made.line]);
  }
  const view = viewFor(request, jar, makeFormToken(secrets, session), { services, problems });
  return toLook(view, jar.notice, (token) => isFormToken(secrets, session, token));
}

function toLook(view: View<Ability>, notice: Notice | undefined, isOwnForm: Look['isOwnForm']): Look {
  return { view, notice, isOwnForm, with: (entered) => toLook({ ...view, entered }, notice, isOwnForm) };
}

function viewFor(
  request: FastifyRequest,
  { display }: Jar,
  formToken: string,
  { services, problems }: Pick<LookOptions, 'services' | 'problems'>,
): View<Ability> {
  const locale = chooseLocale({ ...display, acceptLanguage: request.headers['accept-language'] });
  const { actor } = request;
  return {
    ...{ locale, formToken, entered: undefined },
    format: formatsOf(locale),
    theme: display.theme ?? 'system',
    person: actor && { id: actor.id, name: actor.name },
    path: request.url,
    now: services.now(),
    sayTrouble: troubleSayer(problems, locale.language),
    sayCause: causeSayer(problems, locale.language),
    sayPlace: (place) => sayPlace(place, locale.language),
    may: (ability, projectId) => actor !== undefined && may(actor, ability, projectId),
  };
}

/** Adds to the cookies an answer sets already. */
export function addCookies(reply: FastifyReply, lines: readonly string[]): void {
  if (lines.length === 0) return;
  const before = reply.getHeader('set-cookie') ?? [];
  reply.header('set-cookie', [...[before].flat().map(String), ...lines]);
}
