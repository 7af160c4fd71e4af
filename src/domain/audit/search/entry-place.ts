import { z } from 'zod';
import type { AuditEntry } from '#domain/audit/chain';

/** The place of an entry in a list, as a cursor says it. */
export const entryPlace = z
  .string()
  .regex(/^\d{1,15}\.\d{1,15}$/, 'is not a cursor of this list')
  .transform((text) => {
    const [time, sequence] = text.split('.').map(Number);
    return { occurredAt: new Date(time!), sequence: sequence! };
  });

/** What a cursor says of an entry. */
export function placeOf({ occurredAt, sequence }: AuditEntry): string {
  return `${occurredAt.getTime()}.${sequence}`;
}
