import { sql } from 'kysely';

/** Units with what decides whether they are live: tables `unit`, `book`, `memory` and, where there is one, `import`. */
export const unitsWithState = sql`memory_units unit
  join memory_books book on book.id = unit.book_id
  join memories memory on memory.id = book.memory_id
  left join memory_imports import on import.id = unit.import_id`;

/** Whether a unit came by itself or by a committed import that accepts it; before, it is a candidate. */
export const isAccepted = sql<boolean>`(unit.import_id is null
  or (import.state = 'committed' and coalesce(unit.decision, import.rest) = 'accepted'))`;

/**
 * Whether a unit is live: it and its memory are active, and it came by itself or by a committed import that accepts it.
 * So committing an import, or undoing it, is the change of one row.
 */
export const isLive = sql<boolean>`(unit.status = 'active' and memory.state = 'active' and ${isAccepted})`;

/** What `nearUnits` reads of a signature. */
export const packedEntry = sql`int4send(signature.weight) || substring(bit_send(signature.words) from 5)
  || uuid_send(signature.unit_id)`;
