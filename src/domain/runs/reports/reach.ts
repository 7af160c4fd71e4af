import { type RawBuilder, sql } from 'kysely';
import { type Context, requireInHouse } from '#domain/context';
import { findProject } from '#domain/projects';
import { zoneOffsetsOf } from '#platform/web/messages';

/** Of which projects; all where undefined. */
export type Reach = readonly string[] | undefined;

export interface Period {
  /** From this moment on. */
  readonly from?: string | Date | undefined;
  /** Before this moment. */
  readonly to?: string | Date | undefined;
  /** IANA time zone of days and months; UTC by default. */
  readonly zone?: string | undefined;
}

/** What a report is about: a project, or all that are the actor's, in a period or at all times. */
export interface Scope extends Period {
  readonly projectId?: string | undefined;
}

/** One project where it is named, and may be read; else all that are the actor's. */
export async function reachOf(context: Context, projectId: string | undefined): Promise<Reach> {
  if (projectId !== undefined) return [(await findProject(context, projectId)).id];
  requireInHouse(context.actor, 'house.read');
  const { projects } = context.actor;
  return projects === 'all' ? undefined : [...projects.keys()];
}

export function inReach(reach: Reach, column: RawBuilder<unknown>): RawBuilder<unknown> {
  return reach === undefined ? sql`true` : sql`${column} = any(${reach}::uuid[])`;
}

export function within({ from, to }: Period, column: RawBuilder<unknown>): RawBuilder<unknown> {
  const begin = from === undefined ? sql`true` : sql`${column} >= ${from}`;
  return sql`(${begin} and ${to === undefined ? sql`true` : sql`${column} < ${to}`})`;
}

export const timeUnits = ['day', 'month'] as const;
export type TimeUnit = (typeof timeUnits)[number];

const patterns: Readonly<Record<TimeUnit, string>> = { day: 'YYYY-MM-DD', month: 'YYYY-MM' };

/** The day (`2026-11-28`) or month (`2026-11`) that clocks of a zone show at a moment. */
export function timeOf(
  unit: TimeUnit,
  column: RawBuilder<unknown>,
  { zone = 'UTC' }: Pick<Period, 'zone'>,
): RawBuilder<unknown> {
  const { changes, minutes } = zoneOffsetsOf(zone);
  const offset = sql`(${minutes}::integer[])[1 + width_bucket(${column}, ${changes}::timestamptz[])]`;
  return sql`to_char(${column} at time zone 'UTC' + make_interval(mins => ${offset}), ${sql.lit(patterns[unit])})`;
}
