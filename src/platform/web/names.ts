import { z } from 'zod';

/** Moves the cursor, ends lines, or has what follows read in the other direction: terminals, logs and pages show names raw. */
const deceiving = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;

/** A name that people give something, trimmed. */
export function nameOf(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((name) => !deceiving.test(name), {
      error: 'holds control characters or such that change direction',
      params: { fault: 'name-deceiving' },
    });
}

/** A well-formed tag of BCP 47; whether it names a language that is known shows later. */
export const languageTag = z
  .string()
  .trim()
  .min(2)
  .max(35)
  .refine(isTag, { error: 'is no language tag', params: { fault: 'no-language-tag' } })
  .describe('BCP 47 tag.');

function isTag(text: string): boolean {
  try {
    return new Intl.Locale(text).baseName !== '';
  } catch {
    return false;
  }
}
