import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding } from '#apps/console/assets';
import { addPageHeaders } from './page-headers.ts';

const brotli = promisify(brotliCompress);
const squeezed = promisify(gzip);
/** What is shorter fits into one packet anyway. */
const worthIt = 1_200;

/** Sends a page or a part of one, compressed. */
export async function sendHtml(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  html: string,
): Promise<FastifyReply> {
  addPageHeaders(reply);
  reply.code(status).type('text/html; charset=utf-8').header('vary', 'accept-encoding, cookie, hx-request');
  const encoding = html.length < worthIt ? 'identity' : chooseEncoding(request.headers['accept-encoding']);
  if (encoding === 'identity') return reply.send(html);
  reply.header('content-encoding', encoding);
  if (encoding === 'gzip') return reply.send(await squeezed(html));
  return reply.send(await brotli(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }));
}
