import type { z } from 'zod';

/** What an issue of code `custom` carries besides its English message, so that pages can tell it in the reader's words. */
export interface Fault {
  /** Its code; the console words it. */
  readonly fault?: string;
  /** A finding that says what is wrong. */
  readonly finding?: { readonly code: string; readonly message: string; readonly action: string };
  /** Where in the value of the field, as `memory.accept`; absent for the whole. */
  readonly place?: string;
  /** What is wrong there, as the schema of the whole found it, with its input. */
  readonly within?: z.core.$ZodIssue;
}

/**
 * An issue of a larger value at the field of a form that the part at fault comes from, for `addIssue`. The larger value
 * is to be parsed with `reportInput`: what is missing is told from what is wrong by it.
 */
export function faultAt(
  field: string,
  within: z.core.$ZodIssue,
  place = '',
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  const params: Fault = { within, ...(place !== '' && { place }) };
  return {
    code: 'custom',
    path: [field],
    message: within.message,
    params: { ...params },
    input: within.input,
  };
}

/** A setting written into a field of JSON that has a field of its own, for `addIssue`. */
export function ownField(
  field: string,
  place: string,
  input: unknown,
): z.core.$ZodRawIssue<z.core.$ZodIssueCustom> {
  const params: Fault = { fault: 'own-field', place };
  return { code: 'custom', path: [field], message: 'has a field of its own', params: { ...params }, input };
}
