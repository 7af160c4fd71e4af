import { pipeline, type Readable, Transform } from 'node:stream';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { Problem } from '#platform/problems';
import { type UploadPart, webProblem } from '#platform/web';

/** Fields of a body, and its files as streams. */
export interface Body {
  readonly fields: unknown;
  readonly upload: AsyncIterable<UploadPart>;
}

/** Bytes of one field, and of all fields of a form together: they are held in memory. */
const longestField = 1_048_576;
const longestFields = 2 * longestField;

/** Fields that come before the first file are the body; files follow as streams. */
export async function readMultipart(request: FastifyRequest, uploadBytes: number): Promise<Body> {
  if (!request.isMultipart())
    throw webProblem('media-type-unknown', { detail: 'multipart/form-data is expected' });
  const limits = { fileSize: uploadBytes + 1, files: 1000, fields: 200, fieldSize: longestField };
  const parts = readable(request.parts({ limits }));
  const fields: Record<string, unknown> = {};
  let size = 0;
  let next = await parts.next();
  while (!next.done && next.value.type === 'field') {
    const { fieldname, value, valueTruncated } = next.value;
    size += typeof value === 'string' ? value.length : 0;
    if (valueTruncated || size > longestFields)
      throw webProblem('body-too-large', { facts: { limit: longestFields, field: fieldname } });
    if (fieldname !== '__proto__') fields[fieldname] = joined(fields[fieldname], value);
    next = await parts.next();
  }
  return { fields, upload: filesOf(parts, next, uploadBytes) };
}

/** A field that comes several times is a list. */
function joined(before: unknown, value: unknown): unknown {
  return before === undefined ? value : [before, value].flat();
}

/** What is no multipart body, or breaks off, is the client's fault: the parser throws plain errors for it. */
async function* readable(parts: AsyncIterable<Multipart>): AsyncGenerator<Multipart> {
  try {
    yield* parts;
  } catch (error) {
    throw isRefusal(error) ? error : brokenBody(error);
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof Problem || (error as { statusCode?: number }).statusCode !== undefined;

function brokenBody(cause: unknown): Problem {
  return webProblem('request-invalid', { detail: 'the multipart body cannot be read to its end', cause });
}

async function* filesOf(
  parts: AsyncIterator<Multipart>,
  first: IteratorResult<Multipart>,
  uploadBytes: number,
): AsyncGenerator<UploadPart> {
  for (let next = first; !next.done; next = await parts.next()) {
    const part = next.value;
    if (part.type !== 'file') continue;
    const content = limited(part.file, uploadBytes);
    yield {
      field: part.fieldname,
      fileName: part.filename ?? '',
      mediaType: part.mimetype,
      content,
    };
    // What the handler left unread stands in the way of the next part.
    if (!content.readableEnded && !content.destroyed) content.resume();
  }
}

/** The body itself as the only part. */
export async function* onePart(request: FastifyRequest, uploadBytes: number): AsyncGenerator<UploadPart> {
  if (!isStream(request.body)) throw webProblem('media-type-unknown');
  yield {
    field: 'body',
    fileName: '',
    mediaType: request.headers['content-type']?.split(';')[0] ?? 'application/octet-stream',
    content: limited(request.body, uploadBytes),
  };
}

export async function* none(): AsyncGenerator<UploadPart> {}

export function isStream(value: unknown): value is Readable {
  return typeof (value as Readable | undefined)?.pipe === 'function';
}

function limited(source: Readable, most: number): Readable {
  let size = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      done(size > most ? webProblem('body-too-large', { facts: { limit: most } }) : null, chunk);
    },
  });
  const breakOff = (error: Error): void => {
    counter.destroy(isRefusal(error) ? error : brokenBody(error));
  };
  // Where nobody reads it, an error ends nothing else.
  counter.on('error', () => {});
  // A form that came in one piece may be broken before anybody asks for its file.
  if (source.destroyed) {
    breakOff(source.errored ?? new Error('closed'));
    return counter;
  }
  source.once('error', breakOff);
  // The error reaches whoever reads the counter.
  return pipeline(source, counter, () => {});
}
