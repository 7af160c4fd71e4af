import { z } from 'zod';

/** A field left empty counts as not there. */
export function optional<T extends z.ZodType<unknown, string>>(schema: T) {
  return z
    .string()
    .optional()
    .transform((text) => (text?.trim() === '' ? undefined : text))
    .pipe(schema.optional());
}

/** A box that is ticked or not. */
export const ticked = z
  .string()
  .optional()
  .transform((value) => value !== undefined);

/** Values of one field: each is held against its schema, and a form of any length takes seconds. */
const mostValues = 1_000;
const values = z.array(z.string()).max(mostValues);

/** Boxes or choices of one name: none, one or several, 1,000 at most. */
export function several<T extends z.ZodType<unknown, string>>(schema: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((value) => (value === undefined ? [] : [value].flat()))
    .pipe(values)
    .pipe(z.array(schema));
}

/** A list in one field, parted by commas, spaces or lines, of 1,000 at most. */
export function listed<T extends z.ZodType<unknown, string>>(schema: T) {
  return z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,;]+/).filter((item) => item !== ''))
    .pipe(values)
    .pipe(z.array(schema));
}

/** A JSON object written into a field. */
export const jsonObject = z.string().transform((text, { addIssue }): Record<string, unknown> => {
  const value = parseJson(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  addIssue({ code: 'invalid_format', format: 'json_string', input: text });
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
