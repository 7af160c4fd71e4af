import { z } from 'zod';
import { calendarDay, type TermFields } from '#domain/glossary/concepts';
import { type TermStatus, termStatuses } from '#engine/glossary';
import { languageTag } from '#platform/web';
import { optional } from '#platform/web/pages';

const yes = { sensitive: true, any: false } as const;
const exact = { exact: true, any: false } as const;
const day = optional(calendarDay);

/** A term as a form has it. */
export const termForm = z
  .object({
    language: languageTag,
    text: z.string().trim().min(1).max(500),
    status: z.enum(termStatuses),
    case: optional(z.enum(['sensitive', 'any'])),
    form: optional(z.enum(['exact', 'any'])),
    partOfSpeech: optional(z.string().trim().max(100)),
    note: optional(z.string().max(4000)),
    validFrom: day,
    validUntil: day,
  })
  .transform(
    (form): TermFields => ({
      language: form.language,
      text: form.text,
      status: form.status as TermStatus,
      caseSensitive: form.case === undefined ? null : yes[form.case],
      exactForm: form.form === undefined ? null : exact[form.form],
      partOfSpeech: form.partOfSpeech ?? null,
      note: form.note ?? null,
      validFrom: form.validFrom ?? null,
      validUntil: form.validUntil ?? null,
    }),
  );

const line = (length: number) => optional(z.string().trim().max(length));

/** What is said of a concept, as a form has it; fields left empty are null. */
export const conceptForm = z.object({
  domain: line(200),
  definition: optional(z.string().max(4000)),
  note: optional(z.string().max(4000)),
  owner: line(200),
});

export function conceptFields({ domain, definition, note, owner }: z.output<typeof conceptForm>) {
  return {
    domain: domain ?? null,
    definition: definition ?? null,
    note: note ?? null,
    owner: owner ?? null,
  };
}
