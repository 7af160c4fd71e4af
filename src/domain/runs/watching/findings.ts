import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type Run, runStages } from '#domain/runs/records';
import type { Database } from '#platform/database';

export const findingSchema = z
  .object({
    stage: z.enum(runStages),
    code: z.string(),
    severity: z.enum(['error', 'warning', 'info']),
    position: z.int().nullable().describe('Of its segment; null for what is found on the document.'),
    message: z.string(),
    action: z.string(),
    part: z.string().optional(),
    place: z.string().optional(),
  })
  .meta({ id: 'RunFinding' });

export interface FindingFilter {
  readonly stage?: string | undefined;
  readonly severity?: string | undefined;
  readonly code?: string | undefined;
}

/** By stage, in the order they were found. */
export async function listFindingRows(
  db: Database,
  runId: string,
  filter: FindingFilter,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<z.input<typeof findingSchema>[]> {
  const equal = (column: string, value: string | undefined): RawBuilder<unknown> =>
    value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`;
  const { rows } = await sql<{ row: z.input<typeof findingSchema> }>`
    select finding || jsonb_build_object('stage', stage, 'code', code, 'severity', severity, 'position', position) as row
    from run_findings where run_id = ${runId} and ${equal('stage', filter.stage)}
      and ${equal('severity', filter.severity)} and ${equal('code', filter.code)}
    order by stage, number offset ${skip} limit ${limit}`.execute(db);
  return rows.map(({ row }) => row);
}

export interface FindingCount {
  readonly stage: string;
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly count: number;
  /** Of them those on segments; the others are of the document. */
  readonly onSegments: number;
  /** What the first of them says, and what to do about it. */
  readonly message: string;
  readonly action: string;
}

/** Findings of a run by stage and code, those that weigh most first. */
export async function countFindings(db: Database, { id }: Pick<Run, 'id'>): Promise<FindingCount[]> {
  const { rows } = await sql<FindingCount>`
    select stage, code, severity, count(*)::integer as count, count(position)::integer as "onSegments",
      (array_agg(finding order by number))[1]->>'message' as message,
      (array_agg(finding order by number))[1]->>'action' as action
    from run_findings where run_id = ${id} group by stage, code, severity
    order by array_position(array['error', 'warning', 'info'], severity), count(*) desc, stage, code limit 500`.execute(
    db,
  );
  return rows;
}
