import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { VNode } from 'preact';
import { eventStream, type Listeners } from '#apps/api';
import type { Assets } from '#apps/console/assets';
import type { Services, VersoPage } from '#domain/context';
import type { ProblemCatalogue } from '#platform/problems';
import { contentDisposition } from '#platform/storage';
import { pictureHeaders, type UploadLimits } from '#platform/web';
import type { DocumentAnswer, PageAnswer, View } from '#platform/web/pages';
import { forgetNotice, noticeCookie } from './cookies.ts';
import { addCookies, type Look } from './look.ts';
import { renderDocument, renderPart } from './render.tsx';
import { sendHtml } from './send-html.ts';
import { projectOf, surroundingsOf } from './surroundings.ts';

/** Milliseconds that a part is kept up to date over one connection, and between signs of life. */
const longestLive = 60_000;
const heartbeat = 15_000;

/** What all pages are served with. */
export interface Serving {
  readonly services: Services;
  readonly pages: readonly VersoPage[];
  readonly problems: ProblemCatalogue;
  readonly assets: Assets;
  /** Address people reach the house at. */
  readonly origin: string;
  readonly isSecure: boolean;
  readonly limits: UploadLimits;
  /** Who listens to parts that are kept up to date. */
  readonly listeners: Listeners;
  /** Aborts when the server closes. */
  readonly closing: AbortSignal;
}

/** One request for a page, and where its answer goes. */
export interface Reply {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly look: Look;
  readonly page: VersoPage;
  readonly signal: AbortSignal;
}

export async function sendAnswer(
  answer: PageAnswer,
  params: unknown,
  to: Reply,
  serving: Serving,
): Promise<FastifyReply> {
  const { request, reply, look } = to;
  addCookies(reply, answer.cookies ?? []);
  switch (answer.kind) {
    case 'document':
      return sendDocument(answer, params, to, serving);
    case 'fragment':
      return sendHtml(request, reply, 200, renderPart(answer.body, look.view));
    case 'redirect': {
      const { services, isSecure } = serving;
      if (answer.notice) addCookies(reply, [noticeCookie(answer.notice, services.secrets, isSecure)]);
      return reply.redirect(answer.to, 303);
    }
    case 'download': {
      const { content, fileName, mediaType, size } = answer;
      reply.type(mediaType).header('content-disposition', contentDisposition(fileName));
      if (size !== undefined) reply.header('content-length', size);
      return reply.send(content);
    }
    case 'picture':
      reply.code(answer.bytes ? 200 : 304).headers(pictureHeaders(answer));
      return reply.send(answer.bytes);
    case 'live':
      return sendLive(answer.parts, to, serving);
  }
}

async function sendDocument(
  answer: DocumentAnswer,
  params: unknown,
  { request, reply, look }: Reply,
  serving: Serving,
): Promise<FastifyReply> {
  const { assets, services, pages, isSecure } = serving;
  const { view, notice } = look;
  if (notice) addCookies(reply, [forgetNotice(isSecure)]);
  const around = await surroundingsOf({
    ...{ services, pages, view, notice, actor: request.actor },
    assets: addressesOf(assets, answer),
    projectId: projectOf(answer, params),
  });
  return sendHtml(request, reply, answer.status ?? 200, renderDocument(answer, around, view));
}

export function addressesOf(assets: Assets, { modules = [] }: Pick<DocumentAnswer, 'modules'>) {
  return {
    styles: assets.styles,
    icon: assets.icon,
    script: assets.script,
    modules: modules.map((name) => assets.moduleAddress(name)),
  };
}

function sendLive(
  parts: AsyncIterable<VNode>,
  { request: { actor, ip }, reply, look, signal }: Reply,
  { closing, listeners }: Serving,
): FastifyReply {
  const leave = listeners.enter(actor ? `${actor.kind}:${actor.id}` : ip);
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  // Browsers come back by themselves, and are asked anew who they are.
  const stop = AbortSignal.any([signal, closing, AbortSignal.timeout(longestLive)]);
  reply.headers({ 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
  const events = eventStream(changedParts(parts, look.view), stop, heartbeat);
  return reply.send(Readable.from(events, { objectMode: false }));
}

/** Parts as HTML, those left out that are as they were; then that there is nothing more to come. */
async function* changedParts(parts: AsyncIterable<VNode>, view: View) {
  let last: string | undefined;
  for await (const part of parts) {
    const html = renderPart(part, view);
    if (html === last) continue;
    last = html;
    yield { event: 'part', data: html };
  }
  yield { event: 'end', data: '' };
}
