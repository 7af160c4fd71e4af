import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { findFaultyText, readMultipart } from '#apps/api';
import type { VersoPage } from '#domain/context';
import { type UploadPart, webProblem } from '#platform/web';
import type { Locale } from '#platform/web/messages';
import { fieldErrors, sayPart } from './field-errors.ts';
import { servingMessages } from './messages.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What a form brings, before it is held against its schema. */
export interface SentForm {
  readonly fields: Fields;
  readonly token: unknown;
  readonly name: string;
  readonly revision: number | undefined;
  readonly upload: AsyncIterable<UploadPart>;
}

export async function readForm(
  page: VersoPage,
  request: FastifyRequest,
  uploadBytes: number,
): Promise<SentForm> {
  const { fields, upload } = await readFields(page, request, uploadBytes);
  const { _token: token, _form: name = '', _revision: revision, ...rest } = fields;
  return {
    ...{ fields: rest, token, upload },
    name: String(name).slice(0, 100),
    revision: /^\d{1,9}$/.test(String(revision ?? '')) ? Number(revision) : undefined,
  };
}

async function readFields(page: VersoPage, request: FastifyRequest, uploadBytes: number) {
  if (page.accepts === 'multipart') {
    const { fields, upload } = await readMultipart(request, uploadBytes);
    return { fields: fields as Fields, upload };
  }
  if (typeof request.body !== 'string') throw webProblem('media-type-unknown');
  return { fields: fieldsOf(new URLSearchParams(request.body)), upload: none() };
}

async function* none(): AsyncGenerator<UploadPart> {}

/** In one pass: whoever is not signed in may send hundreds of thousands of names. */
function fieldsOf(pairs: URLSearchParams): Fields {
  const fields = new Map<string, string | string[]>();
  for (const [name, sent] of pairs) {
    const value = sent.replaceAll('\r\n', '\n');
    const before = fields.get(name);
    if (Array.isArray(before)) before.push(value);
    else fields.set(name, before === undefined ? value : [before, value]);
  }
  fields.delete('__proto__');
  return Object.fromEntries(fields);
}

/** Parameters and query; whoever mistypes an address is told that there is nothing at it. */
export function readAddress(
  page: VersoPage,
  request: FastifyRequest,
  locale: Locale,
): { params: unknown; query: unknown } {
  const query = Object.fromEntries(
    Object.entries(request.query as Record<string, unknown>).filter(([, value]) => value !== ''),
  );
  if (findFaultyText([request.params, query])) throw webProblem('address-unknown');
  const params = page.params?.safeParse(request.params);
  if (params?.success === false) throw webProblem('address-unknown');
  const asked = page.query?.safeParse(query, { reportInput: true });
  if (asked?.success === false) {
    const issue = asked.error.issues[0]!;
    throw webProblem('request-invalid', { detail: `${issue.path.join('.')}: ${sayPart(issue, locale)}` });
  }
  return { params: params?.data, query: asked?.data };
}

/** The fields as the page takes them, or what is wrong with each. */
export async function parseForm(
  schema: z.ZodType | undefined,
  fields: Fields,
  locale: Locale,
): Promise<{ readonly form: unknown } | { readonly errors: Record<string, string> }> {
  if (!schema) return { form: undefined };
  const faulty = findFaultyText(fields);
  if (faulty) return { errors: { [faulty[0]!]: servingMessages(locale).wrongForm } };
  const { success, data, error } = await schema.safeParseAsync(fields, { reportInput: true });
  return success ? { form: data } : { errors: fieldErrors(error.issues, locale) };
}
