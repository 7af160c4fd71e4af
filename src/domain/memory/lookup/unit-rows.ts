import { type RawBuilder, sql } from 'kysely';
import { isLive, type StoredUnit, unitsWithState } from '#domain/memory/retrieval';
import { mostOfOneText } from '#engine/matching';
import type { Database } from '#platform/database';
import type { UnitOrigin } from './lookup-request.ts';

/** What a unit's row says of it beside its texts. */
export interface UnitAbout {
  readonly id: string;
  readonly memoryId: string;
  readonly memory: string;
  readonly priority: number;
  readonly origin: UnitOrigin;
  readonly author: string;
  /** ISO 8601, as the unit has it, in any precision. */
  readonly changedAt: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly importId: string | null;
  readonly runId: string | null;
}

export interface UnitRow extends UnitAbout {
  readonly unit: StoredUnit;
  readonly structuralId: string | null;
}

/** Beyond what one lookup adapts: of more units of one text, those that came last. */
const mostEqual = 5 * mostOfOneText;

const about = sql`unit.id, memory.id as "memoryId", memory.name as memory, attached.priority,
  coalesce(import.kind, case when unit.run_id is null then 'api' else 'run' end) as origin,
  coalesce(unit.unit ->> 'changedBy', unit.created_by) as author,
  unit.unit ->> 'changedAt' as "changedAt",
  to_char(unit.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
  unit.import_id as "importId", coalesce(unit.run_id, import.run_id) as "runId"`;
const whole = sql`${about}, unit.unit, unit.structural_id as "structuralId"`;

function attachedTo(projectId: string): RawBuilder<unknown> {
  return sql`join project_memories attached on attached.memory_id = memory.id and attached.project_id = ${projectId}`;
}

/** Live units of books whose sources have one of the hashes (hexadecimal). */
export async function listEqual(
  db: Database,
  projectId: string,
  books: readonly number[],
  hashes: readonly string[],
): Promise<UnitRow[]> {
  if (hashes.length === 0 || books.length === 0) return [];
  const { rows } = await sql<UnitRow>`
    select found.* from unnest(${[...hashes]}::text[]) as asked (hash), unnest(${[...books]}::integer[]) as open (book_id),
      lateral (select ${whole} from ${unitsWithState} ${attachedTo(projectId)}
        where unit.book_id = open.book_id and unit.source_hash = decode(asked.hash, 'hex') and ${isLive}
        order by unit.id desc limit ${mostEqual}) found`.execute(db);
  return rows;
}

/** Those units that are live. */
export async function listUnits(db: Database, projectId: string, ids: readonly string[]): Promise<UnitRow[]> {
  return listLive<UnitRow>(db, projectId, ids, whole);
}

/** What is to be known of those units that are live to put them in order. */
export async function listAbout(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<UnitAbout[]> {
  return listLive<UnitAbout>(db, projectId, ids, about);
}

async function listLive<Row>(
  db: Database,
  projectId: string,
  ids: readonly string[],
  columns: RawBuilder<unknown>,
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${columns} from unnest(${[...ids]}::uuid[]) as asked (id) join ${unitsWithState}
      on unit.id = asked.id ${attachedTo(projectId)} where ${isLive}`.execute(db);
  return rows;
}
