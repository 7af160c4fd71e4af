import { type RawBuilder, sql } from 'kysely';
import { profiledValue } from '#engine/candidates';
import type { Database } from '#platform/database';

/** By names and ids of a person, or by the runs of a document. */
export type ErasureSubject = { readonly names: readonly string[] } | { readonly runs: readonly string[] };

/** Stands where a person was named and something has to stand. */
export const erased = 'erased';

/** Tables `unit`, `book` and `memory`. */
const units = sql`memory_units unit join memory_books book on book.id = unit.book_id
  join memories memory on memory.id = book.memory_id`;
const whoOfUnit = [sql`created_by`, sql`changed_by`, sql`reviewed_by`] as const;
const whoOfImport = [sql`created_by`, sql`committed_by`, sql`undone_by`] as const;

/** Units that name a person, or that were learned from a document; candidates and what is deleted too. */
function isMeant(subject: ErasureSubject): RawBuilder<unknown> {
  if ('runs' in subject) {
    const any = sql`any(${[...subject.runs]}::uuid[])`;
    return sql`(unit.run_id = ${any} or unit.import_id in (select id from memory_imports where run_id = ${any}))`;
  }
  const any = anyOf(subject.names);
  const named = [sql`unit.unit->>'changedBy'`, ...whoOfUnit.map((who) => sql`unit.${who}`)];
  const about = aboutOfUnit(subject.names).map(
    ({ key, isNaming }) =>
      sql`exists (select from jsonb_array_elements(unit.unit->${key}) as item where ${isNaming})`,
  );
  return sql`(${sql.join([...named.map((who) => sql`${who} = ${any}`), ...about], sql` or `)})`;
}

/** A letter of a script that puts no blanks between words; Korean puts none between a name and what ends it. */
const unspaced =
  '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]';

/** Lists of a unit's row, and whether `item` of one names somebody: a property as its value, a note anywhere in it. */
function aboutOfUnit(names: readonly string[]) {
  // A blank or a mark alone would be found in nearly every note.
  const spelt = names.filter((name) => /[\p{L}\p{N}]/u.test(name));
  const words = spelt.map((name) => {
    const before = new RegExp(`^${unspaced}`, 'u').test(name) ? '' : '(^|\\W)';
    const after = new RegExp(`(?:${unspaced}|\\p{scx=Hangul})$`, 'u').test(name) ? '' : '(\\W|$)';
    return `${before}${name.replace(/[^\p{L}\p{N}\s]/gu, '\\$&')}${after}`;
  });
  return [
    { key: sql.lit('properties'), isNaming: sql`item->>'value' = ${anyOf(names)}` },
    { key: sql.lit('notes'), isNaming: sql`item #>> '{}' ~* ${anyOf(words)}` },
  ];
}

/** Whether a person made what a unit says, rather than only having handled it. */
function isMade(subject: ErasureSubject): RawBuilder<unknown> {
  if ('runs' in subject) return sql`true`;
  return sql`coalesce(unit.unit->>'changedBy', unit.created_by) = ${anyOf(subject.names)}`;
}

function anyOf(names: readonly string[]): RawBuilder<unknown> {
  return sql`any(${[...names]}::text[])`;
}

/** What a memory has of a subject. */
export interface MeantMemory {
  readonly memoryId: string;
  readonly memory: string;
  readonly units: number;
  /** Of these, units that the person made; of a document all. */
  readonly made: number;
  /** A legal hold lies on it: nothing of it goes. */
  readonly isHeld: boolean;
}

export async function countMeant(db: Database, subject: ErasureSubject): Promise<MeantMemory[]> {
  const { rows } = await sql<MeantMemory>`
    select memory.id as "memoryId", memory.name as memory, count(*)::int as units,
      count(*) filter (where ${isMade(subject)})::int as made, legal_hold is not null as "isHeld"
    from ${units} where ${isMeant(subject)} group by memory.id order by memory.id`.execute(db);
  return rows;
}

/** Memories that no hold lies on, kept from being held before the transaction ends. */
export async function lockFree(db: Database, memoryIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from memories where id = any(${[...memoryIds]}::uuid[]) and legal_hold is null
    order by id for no key update`.execute(db);
  return rows.map(({ id }) => id);
}

export interface MeantUnit {
  readonly id: string;
  readonly isMade: boolean;
}

/** Units of memories that are meant, locked. */
export async function lockMeant(
  db: Database,
  subject: ErasureSubject,
  memoryIds: readonly string[],
  limit: number,
): Promise<MeantUnit[]> {
  const { rows } = await sql<MeantUnit>`
    select unit.id, ${isMade(subject)} as "isMade" from ${units}
    where memory.id = any(${[...memoryIds]}::uuid[]) and ${isMeant(subject)}
    order by unit.id limit ${limit} for update of unit`.execute(db);
  return rows;
}

/**
 * Takes names off units, with the properties and notes that have them; texts stay, and that somebody reviewed them stays
 * known.
 */
export async function forgetInUnits(
  db: Database,
  ids: readonly string[],
  names: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const kept = aboutOfUnit(names).map(
    ({ key, isNaming }) => sql`coalesce((select jsonb_build_object(${key}, jsonb_agg(item order by place))
      from jsonb_array_elements(unit->${key}) with ordinality as list (item, place)
      where not ${isNaming} having count(*) > 0), '{}')`,
  );
  await sql`
    update memory_units set ${replaced(whoOfUnit, names)}, revision = revision + 1,
      unit = ((case when unit->>'changedBy' = ${anyOf(names)} then unit - 'changedBy' else unit end)
        - 'properties' - 'notes') || ${sql.join(kept, sql` || `)}
    where id = any(${[...ids]}::uuid[])`.execute(db);
}

function replaced(columns: readonly RawBuilder<unknown>[], names: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    columns.map((who) => sql`${who} = case when ${who} = ${anyOf(names)} then ${erased} else ${who} end`),
  );
}

/** Names as the profiles of imports know authors. */
function asAuthors(names: readonly string[]): RawBuilder<unknown> {
  return sql`${names.map(profiledValue)}::text[]`;
}

const authors = sql`(profile->'authors'->'values')`;
const isFree = sql`memory_id in (select id from memories where legal_hold is null)`;

/** Imports of memories without a hold that name a person, themselves or among the authors that they count. */
function namingImports(names: readonly string[]): RawBuilder<unknown> {
  const named = whoOfImport.map((who) => sql`${who} = ${anyOf(names)}`);
  return sql`(${sql.join([...named, sql`${authors} ?| ${asAuthors(names)}`], sql` or `)}) and ${isFree}`;
}

/** A profile with names counted among its further authors. */
function forgottenAuthors(names: readonly string[]): RawBuilder<unknown> {
  return sql`case when ${authors} ?| ${asAuthors(names)} then jsonb_set(profile, '{authors}', jsonb_build_object(
      'values', ${authors} - ${asAuthors(names)}, 'others', (profile->'authors'->>'others')::bigint
        + (select sum(count::bigint) from jsonb_each_text(${authors}) as author (name, count)
          where name = any(${asAuthors(names)})))) else profile end`;
}

/** Imports of memories without a hold that may still bring what names a person, or what was learned from runs. */
export async function countUnread(db: Database, subject: ErasureSubject): Promise<number> {
  const brings = 'runs' in subject ? sql`run_id = any(${[...subject.runs]}::uuid[])` : sql`true`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from memory_imports
    where state in ('staging', 'failed') and ${brings} and ${isFree}`.execute(db);
  return rows[0]!.count;
}

export async function countImports(db: Database, names: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from memory_imports where ${namingImports(names)}`.execute(db);
  return rows[0]!.count;
}

/** Takes names off imports; how many named them. */
export async function forgetInImports(db: Database, names: readonly string[]): Promise<number> {
  const { numAffectedRows } = await sql`
    update memory_imports set ${replaced(whoOfImport, names)}, profile = ${forgottenAuthors(names)},
      revision = revision + 1
    where ${namingImports(names)}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Keeps a memory from being held and from getting anything, whoever is writing into it just now, until the transaction ends. */
export async function lockWhole(db: Database, memoryId: string): Promise<void> {
  await sql`select from memories where id = ${memoryId} for update`.execute(db);
  await sql`select from memory_imports where memory_id = ${memoryId} order by id for update`.execute(db);
  await sql`select from memory_books where memory_id = ${memoryId} order by id for update`.execute(db);
}

/** Units of a memory of any state, candidates too. */
export async function listAllUnits(db: Database, memoryId: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select unit.id from ${units} where memory.id = ${memoryId} order by unit.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Deletes a memory that has no units any more, with its imports and its places in projects. */
export async function deleteMemory(db: Database, memoryId: string): Promise<void> {
  await sql`delete from memories where id = ${memoryId}`.execute(db);
}
