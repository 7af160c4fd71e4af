import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type UnitOrigin, unitOrigins } from '#domain/memory/lookup';
import { isAccepted } from '#domain/memory/retrieval';
import type { UnitProperty } from '#engine/matching';
import { storableJson } from '#platform/database';

export const unitStatuses = ['active', 'inactive', 'deleted'] as const;
export type UnitStatus = (typeof unitStatuses)[number];

/** Which units of a memory are meant: all for which everything holds that is said. */
export interface UnitFilter {
  /** BCP 47; `en` takes `en-GB` too and the reverse. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly status?: UnitStatus | undefined;
  /** Who last changed it, as the file it came from or Verso says. */
  readonly author?: string | undefined;
  /** A file, a delivered run, or people and programs of the house. */
  readonly origin?: UnitOrigin | undefined;
  /** Type and value of one of its properties: `domain=legal`. */
  readonly property?: string | undefined;
  /** Days in UTC; units without a date are not meant. */
  readonly changedFrom?: string | undefined;
  readonly changedBefore?: string | undefined;
  readonly importId?: string | undefined;
  readonly runId?: string | undefined;
  /** Whether a person has looked at it alone. */
  readonly reviewed?: boolean | undefined;
  /** In source or target, whatever the case. */
  readonly contains?: string | undefined;
}

const language = z.string().min(2).max(35);

/** A property as a filter says it; the type ends at the first equals sign. */
export const propertyQuery = z
  .string()
  .max(1200)
  .regex(/^[^=]+=/, 'a type, an equals sign and a value, as in domain=legal')
  .describe('Type and value of a property that units are to have: `domain=legal`.');

/** Inverse of how `propertyQuery` spells it. */
export function readProperty(property: string): UnitProperty {
  const end = property.indexOf('=');
  return { type: property.slice(0, end), value: property.slice(end + 1) };
}

/** A filter as the body of a request says it. */
export const unitFilterSchema = z
  .strictObject({
    from: language.optional().describe('BCP 47 tag; varieties count.'),
    to: language.optional(),
    status: z.enum(unitStatuses).optional(),
    author: z.string().min(1).max(1000).optional().describe('Who last changed it.'),
    origin: z.enum(unitOrigins).optional().describe('A file, a delivered run, or the API.'),
    property: propertyQuery.optional(),
    changedFrom: z.iso.date().optional().describe('Last changed on this day or later, UTC.'),
    changedBefore: z.iso.date().optional(),
    importId: z.uuid().optional(),
    runId: z.uuid().optional(),
    reviewed: z.boolean().optional().describe('Whether a person has looked at it alone.'),
    contains: z.string().min(1).max(1000).optional().describe('In source or target, whatever the case.'),
  })
  .meta({ id: 'MemoryUnitFilter' });

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The same as parameters of an address. */
export const unitFilterQuery = z.object({ ...unitFilterSchema.shape, reviewed: flag.optional() });

/** What a filter says of single units, for `unitsWithState`; languages are chosen by the books they lie in. */
export function conditionsOf(filter: UnitFilter): RawBuilder<boolean> {
  const { status, author, origin, property, changedFrom, changedBefore } = filter;
  const { importId, runId, reviewed, contains } = filter;
  const conditions: RawBuilder<unknown>[] = [isAccepted];
  if (status !== undefined) conditions.push(sql`unit.status = ${status}`);
  if (author !== undefined) conditions.push(sql`unit.unit->>'changedBy' = ${author}`);
  if (origin !== undefined)
    conditions.push(
      sql`coalesce(import.kind, case when unit.run_id is null then 'api' else 'run' end) = ${origin}`,
    );
  if (property !== undefined)
    conditions.push(sql`unit.unit->'properties' @> ${storableJson([readProperty(property)])}::jsonb`);
  if (changedFrom !== undefined) conditions.push(sql`unit.unit->>'changedAt' >= ${changedFrom}`);
  if (changedBefore !== undefined) conditions.push(sql`unit.unit->>'changedAt' < ${changedBefore}`);
  if (importId !== undefined) conditions.push(sql`unit.import_id = ${importId}`);
  if (runId !== undefined) conditions.push(sql`unit.run_id = ${runId}`);
  if (reviewed !== undefined) conditions.push(sql`(unit.reviewed_by is not null) = ${reviewed}`);
  if (contains !== undefined) {
    const wanted = `%${contains.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    const has = (side: 'source' | 'target') => sql`${plainOf(side)} ilike ${wanted}`;
    conditions.push(sql`(${has('source')} or ${has('target')})`);
  }
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** Whether a unit is active and no candidate: what counts as had by its memory, which itself may be put away for a time. */
export const isActive = conditionsOf({ status: 'active' });

/** The text of one side of a unit without its codes. */
function plainOf(side: 'source' | 'target'): RawBuilder<string> {
  const key = sql.lit(side);
  return sql<string>`case jsonb_typeof(unit.unit->${key}) when 'string' then unit.unit->>${key} else
    (select string_agg(item->>'text', '') from jsonb_array_elements(unit.unit->${key}->'items') item) end`;
}
