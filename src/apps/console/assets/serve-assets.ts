import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { webProblem } from '#platform/web';
import type { Assets } from './build-assets.ts';

const brotli = promisify(brotliCompress);
const squeezed = promisify(gzip);

type Encoding = 'br' | 'gzip' | 'identity';

/** Serves assets for ever under their addresses, compressed as well as can be, once each. */
export function serveAssets(app: FastifyInstance, assets: Assets): void {
  const kept = new Map<string, Promise<Buffer>>();
  app.get('/assets/:hash/:name', { config: { rateLimit: false } }, async (request, reply) => {
    const asset = assets.find(request.url.split('?')[0]!);
    if (!asset) throw webProblem('address-unknown');
    const encoding = chooseEncoding(request.headers['accept-encoding']);
    const key = `${encoding} ${asset.address}`;
    const body = kept.get(key) ?? encode(asset.bytes, encoding);
    kept.set(key, body);
    if (encoding !== 'identity') reply.header('content-encoding', encoding);
    return reply
      .headers({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' })
      .type(asset.mediaType)
      .send(await body);
  });
}

/** The best of what a browser takes. */
export function chooseEncoding(header: string | string[] = ''): Encoding {
  const accepted = String(header)
    .split(',')
    .map((item) => item.trim())
    .filter((item) => !/;\s*q=0(\.0*)?$/.test(item))
    .map((item) => item.split(';')[0]!.trim());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

async function encode(bytes: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br')
    return brotli(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return encoding === 'gzip' ? squeezed(bytes, { level: 9 }) : bytes;
}
