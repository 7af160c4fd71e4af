import { sql } from 'kysely';
import { hashTerm } from '#domain/glossary/concepts';
import { languageRoot } from '#engine/glossary';
import { type Database, storableJson } from '#platform/database';
import type { NewEntry } from './make-entry.ts';

/** Entries of an import, numbered on from `first`. */
export async function insertEntries(
  db: Database,
  importId: string,
  first: number,
  entries: readonly NewEntry[],
): Promise<void> {
  const rows = entries.map((entry, at) => ({ ...entry, number: first + at }));
  await sql`
    insert into glossary_import_entries (import_id, number, place, rows, concept, signature, flags)
    select ${importId}, number, place, rows, nullif(concept, 'null'::jsonb), decode(signature, 'hex'),
      array(select distinct jsonb_array_elements_text(flags))
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as entry (number integer, place text, rows integer,
      concept jsonb, signature text, flags jsonb)`.execute(db);
  await insertEntryTerms(
    db,
    importId,
    rows.flatMap(({ number, concept }) => (concept ? [{ number, terms: concept.terms }] : [])),
  );
}

/** The terms of entries, as they are compared with others. */
export async function insertEntryTerms(
  db: Database,
  importId: string,
  entries: readonly {
    readonly number: number;
    readonly terms: readonly { readonly language: string; readonly text: string; readonly status: string }[];
  }[],
): Promise<void> {
  const rows = entries.flatMap(({ number, terms }) =>
    terms.map(({ language, text, status }) => ({
      number,
      root: languageRoot(language),
      hash: hashTerm(text),
      forbidden: status === 'forbidden',
    })),
  );
  await sql`
    insert into glossary_import_terms (import_id, number, language_root, text_hash, forbidden)
    select ${importId}, number, root, decode(hash, 'hex'), forbidden
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as entry (number integer, root text, hash text,
      forbidden boolean)`.execute(db);
}

export async function deleteEntries(db: Database, importId: string): Promise<void> {
  await sql`delete from glossary_import_entries where import_id = ${importId}`.execute(db);
}
