import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Ability, Context } from '#domain/context';
import type { Problem } from '#platform/problems';
import { type AnyRoute, type RouteInput, webProblem } from '#platform/web';
import { type Body, isStream, none, onePart, readMultipart } from './read-upload.ts';
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
