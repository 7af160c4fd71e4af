import { pipeline, type Readable, Transform } from 'node:stream';
import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ability, Context } from '#domain/context';
import { Problem } from '#platform/problems';
import { type AnyRoute, type RouteInput, type UploadPart, webProblem } from '#platform/web';
import { findFaultyText } from './text-faults.ts';

type Input = RouteInput<z.ZodType, z.ZodType, z.ZodType>;

/** Validates what a request brings. Throws `request-invalid` with all issues of the first part that has any. */
export async function readRequest(
  route: AnyRoute<Context, Ability>,
  request: FastifyRequest,
  uploadBytes: number,
  signal: AbortSignal,
): Promise<Input> {
  const params = await parse(route.params, request.params, 'params');
  const query = await parse(route.query, request.query, 'query');
  const { fields, upload } = await readBody(route, request, uploadBytes);
  return {
    params,
    query,
    body: await parse(route.body, fields, 'body'),
    revision: readRevision(request.headers['if-match']),
    upload,
    signal,
    header(name) {
      const value = request.headers[name.toLowerCase()];
      return Array.isArray(value) ? value.join(', ') : value;
    },
  };
}

async function parse(schema: z.ZodType | undefined, value: unknown, where: string): Promise<unknown> {
  if (!schema) return undefined;
  const faulty = findFaultyText(value);
  if (faulty)
    throw invalid([{ place: placeOf([where, ...faulty]), message: 'holds characters that are no text' }]);
  const { success, data, error } = await schema.safeParseAsync(value);
  if (success) return data;
  const issues = error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ place: placeOf([where, ...path]), message }));
  throw invalid(issues);
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.').toWellFormed().replaceAll('\0', '\ufffd').slice(0, 200);
}

function invalid(issues: readonly { readonly place: string; readonly message: string }[]): Problem {
  return webProblem('request-invalid', {
    detail: `${issues[0]!.place}: ${issues[0]!.message}`,
    facts: { issues },
  });
}

/** `"r<revision>"` as the ETag has it; weak tags and `*` are refused, for they do not say what was seen. */
function readRevision(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const revision = /^"r(\d{1,9})"$/.exec(header.trim())?.[1];
  if (!revision) throw webProblem('request-invalid', { detail: 'If-Match is not an ETag of this resource' });
  return Number(revision);
}

interface Body {
  readonly fields: unknown;
  readonly upload: AsyncIterable<UploadPart>;
}

async function readBody(
  { accepts = 'json', body }: AnyRoute<Context, Ability>,
  request: FastifyRequest,
  uploadBytes: number,
): Promise<Body> {
  if (accepts === 'multipart') return readMultipart(request, uploadBytes);
  if (accepts === 'bytes') return { fields: undefined, upload: onePart(request, uploadBytes) };
  if (request.body !== undefined && request.body !== null && isStream(request.body))
    throw webProblem('media-type-unknown');
  const hasNone = request.body === undefined || request.body === null;
  return { fields: hasNone && body?.safeParse({}).success ? {} : request.body, upload: none() };
}

/** Bytes of one field, and of all fields of a form together: they are held in memory. */
const longestField = 1_048_576;
const longestFields = 2 * longestField;

/** Fields that come before the first file are the body; files follow as streams. */
async function readMultipart(request: FastifyRequest, uploadBytes: number): Promise<Body> {
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
    if (fieldname !== '__proto__') fields[fieldname] = value;
    next = await parts.next();
  }
  return { fields, upload: filesOf(parts, next, uploadBytes) };
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

async function* onePart(request: FastifyRequest, uploadBytes: number): AsyncGenerator<UploadPart> {
  if (!isStream(request.body)) throw webProblem('media-type-unknown');
  yield {
    field: 'body',
    fileName: '',
    mediaType: request.headers['content-type']?.split(';')[0] ?? 'application/octet-stream',
    content: limited(request.body, uploadBytes),
  };
}

async function* none(): AsyncGenerator<UploadPart> {}

function isStream(value: unknown): value is Readable {
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
