import { z } from 'zod';
import { type AuditSearch, entryPlace } from '#domain/audit/search';
import { pageQueryOf } from '#platform/web';
import { type Locale, startOfDay } from '#platform/web/messages';
import { optional } from '#platform/web/pages';

/** What the search asks for, as the address has it. */
export const auditFilter = z.object({
  text: optional(z.string().max(200)),
  action: optional(z.string().max(100)),
  actor: optional(z.string().max(200)),
  subject: optional(z.string().max(200)),
  from: optional(z.iso.date()),
  to: optional(z.iso.date()),
  actorId: optional(z.string().max(200)),
  subjectKind: optional(z.string().max(50)),
  subjectId: optional(z.string().max(200)),
});
export const auditQuery = pageQueryOf(entryPlace).extend(auditFilter.shape);

export type AuditFilterQuery = z.output<typeof auditFilter>;
export type AuditQuery = z.output<typeof auditQuery>;

/** What a filter means; days begin in the zone that times are shown in. */
export function searchOf(
  { from, to, ...filter }: AuditFilterQuery,
  { zone }: Pick<Locale, 'zone'>,
): Omit<AuditSearch, 'limit'> {
  return {
    ...filter,
    ...(from && { from: startOfDay(from, zone) }),
    ...(to && { to: startOfDay(to, zone) }),
  };
}

/** The filter alone. */
export function filterOf({ limit: _, cursor: __, ...filter }: AuditQuery): AuditFilterQuery {
  return filter;
}
