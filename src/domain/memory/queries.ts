import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { markedText, plainText } from '#engine/inline';
import { type MemoryUnit, normaliseText } from '#engine/matching';
import { type Database, newId } from '#platform/database';
import { decodeInline, encodeInline, type InlineJson } from './inline-json.ts';

/** A translation memory as a project sees it. */
export interface AttachedMemory {
  readonly id: string;
  readonly name: string;
  /** Higher first. */
  readonly priority: number;
  /** Whether delivered runs of the project put their targets into it. */
  readonly learns: boolean;
}

type Stored = Omit<MemoryUnit, 'id' | 'memory' | 'source' | 'target'> & {
  readonly source: InlineJson;
  readonly target: InlineJson;
};

/** Undefined where the name is taken. */
export async function insertMemory(db: Database, name: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into memories (id, name, created_at) values (${newId()}, ${name}, ${now})
    on conflict (name) do nothing returning id`.execute(db);
  return rows[0]?.id;
}

export async function attachMemoryRow(
  db: Database,
  projectId: string,
  { id, priority, learns }: Omit<AttachedMemory, 'name'>,
): Promise<void> {
  await sql`
    insert into project_memories (project_id, memory_id, priority, learns) values (${projectId}, ${id}, ${priority}, ${learns})
    on conflict (project_id, memory_id) do update set priority = excluded.priority, learns = excluded.learns`.execute(
    db,
  );
}

/** Memories of a project, the most important first. */
export async function listAttached(db: Database, projectId: string): Promise<AttachedMemory[]> {
  const { rows } = await sql<AttachedMemory>`
    select memories.id, memories.name, priority, learns
    from project_memories join memories on memories.id = memory_id
    where project_id = ${projectId} order by priority desc, memories.id`.execute(db);
  return rows;
}

export async function detachMemoryRow(db: Database, projectId: string, memoryId: string): Promise<void> {
  await sql`delete from project_memories where project_id = ${projectId} and memory_id = ${memoryId}`.execute(
    db,
  );
}

/** Makes those who add to a memory wait for one another, so that none adds what another adds; whether there is one. */
export async function lockMemory(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from memories where id = ${id} for no key update`.execute(db);
  return rows.length > 0;
}

export interface LanguagePair {
  readonly from: string;
  readonly to: string;
}

/** The language pairs of a project's memories. */
export async function listLanguages(db: Database, projectId: string): Promise<LanguagePair[]> {
  const { rows } = await sql<LanguagePair>`
    select distinct source_language as "from", target_language as "to"
    from project_memories join memory_units using (memory_id) where project_id = ${projectId}`.execute(db);
  return rows;
}

/** Units of a project's memories for language pairs, the most important memory first. */
export async function listUnits(
  db: Database,
  projectId: string,
  languages: readonly LanguagePair[],
  penalties: Readonly<Record<string, number>>,
): Promise<MemoryUnit[]> {
  const { rows } = await sql<{ id: string; memoryId: string; memory: string; unit: Stored }>`
    select memory_units.id, memories.id as "memoryId", memories.name as memory, unit
    from project_memories join memories on memories.id = memory_id
      join memory_units on memory_units.memory_id = memories.id
    where project_id = ${projectId} and (source_language, target_language) in (
      select "from", "to" from jsonb_to_recordset(${JSON.stringify(languages)}::jsonb) as pair ("from" text, "to" text))
    order by priority desc, memory_units.id`.execute(db);
  return rows.map(({ id, memoryId, memory, unit }) => {
    const penalty = penalties[memoryId];
    const texts = { source: decodeInline(unit.source), target: decodeInline(unit.target) };
    return { ...unit, id, memory, ...texts, ...(penalty !== undefined && { penalty }) };
  });
}

export interface UnitPage {
  readonly limit: number;
  readonly after?: string;
}

/** Oldest first; one more than asked for, where there are more. */
export async function listUnitPage(db: Database, memoryId: string, { limit, after }: UnitPage) {
  const { rows } = await sql<
    LanguagePair & { id: string; unit: Stored; runId: string | null; createdBy: string }
  >`
    select id, source_language as "from", target_language as "to", unit, run_id as "runId", created_by as "createdBy"
    from memory_units where memory_id = ${memoryId} and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
    order by id limit ${limit + 1}`.execute(db);
  return rows.map(({ unit, ...row }) => ({
    ...row,
    source: markedText(decodeInline(unit.source)),
    target: markedText(decodeInline(unit.target)),
  }));
}

export type NewUnit = Omit<MemoryUnit, 'id' | 'memory'>;

export interface UnitOrigin {
  readonly memoryId: string;
  readonly from: string;
  readonly to: string;
  readonly runId?: string;
  readonly by: string;
  readonly now: Date;
}

/** Adds units that the memory does not have with the same texts; how many were added. */
export async function insertUnits(
  db: Database,
  units: readonly NewUnit[],
  origin: UnitOrigin,
): Promise<number> {
  if (units.length === 0) return 0;
  const { memoryId, from, to, runId = null, by, now } = origin;
  const rows = units.map((unit) => ({
    id: newId(),
    hash: hashOf(plainText(unit.source)),
    unit: { ...unit, source: encodeInline(unit.source), target: encodeInline(unit.target) },
  }));
  const { numAffectedRows } = await sql`
    insert into memory_units (id, memory_id, source_language, target_language, source_hash, unit, run_id, created_by,
      created_at, changed_at)
    select distinct on (hash, unit->'target'->'items') id, ${memoryId}, ${from}, ${to}, decode(hash, 'hex'), unit, ${runId}::uuid,
      ${by}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, hash text, unit jsonb)
    where not exists (select from memory_units old
      where old.memory_id = ${memoryId} and old.source_language = ${from} and old.target_language = ${to}
        and old.source_hash = decode(entry.hash, 'hex')
        and old.unit->'target'->'items' = entry.unit->'target'->'items')
    order by hash, unit->'target'->'items', id`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

export async function countUnits(db: Database, memoryId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from memory_units where memory_id = ${memoryId}`.execute(db);
  return rows[0]!.count;
}

function hashOf(text: string): string {
  return createHash('sha256').update(normaliseText(text)).digest('hex');
}
