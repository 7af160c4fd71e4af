import { sql } from 'kysely';
import { languageRoot } from '#engine/glossary';
import { type Database, newId } from '#platform/database';
import type { Approval, ConceptFields, Extra, TermFields } from './concept.ts';
import { foldTerm, hashTerm } from './text-hash.ts';

export interface NewTerm extends TermFields {
  readonly extra?: Extra;
  readonly approval: Approval;
}

export interface NewConcept extends ConceptFields {
  /** Default a new one. */
  readonly id?: string;
  readonly extra?: Extra;
  readonly terms: readonly NewTerm[];
}

/** Where rows go, who makes them, and the version of the glossary that they make. */
export interface Origin {
  readonly glossaryId: string;
  readonly version: number;
  readonly importId?: string | null;
  readonly by: string;
  readonly now: Date;
}

/** New concepts with their terms, in two statements however many they are; their ids in order. */
export async function insertConcepts(
  db: Database,
  { glossaryId, version, importId = null, by, now }: Origin,
  concepts: readonly NewConcept[],
): Promise<string[]> {
  const rows = concepts.map(({ terms: _, extra = {}, ...concept }) => ({ id: newId(), extra, ...concept }));
  await sql`
    insert into glossary_concepts (id, glossary_id, key, domain, definition, note, owner, extra, import_id,
      changed_version, created_by, created_at, updated_by, updated_at)
    select id, ${glossaryId}, key, domain, definition, note, owner, extra, ${importId}, ${version}, ${by}, ${now}, ${by}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, key text, domain text, definition text,
      note text, owner text, extra jsonb)`.execute(db);
  const terms = concepts.flatMap((concept, at) =>
    concept.terms.map((term, position) => ({ ...term, conceptId: rows[at]!.id, position })),
  );
  await insertTerms(db, { glossaryId, importId, by, now }, terms);
  return rows.map(({ id }) => id);
}

export type PlacedTerm = NewTerm & { readonly conceptId: string; readonly position: number };

/** New terms of concepts that are there; their ids in order. */
export async function insertTerms(
  db: Database,
  { glossaryId, importId = null, by, now }: Omit<Origin, 'version'>,
  terms: readonly PlacedTerm[],
): Promise<string[]> {
  const rows = terms.map(({ extra = {}, ...term }) => ({
    ...term,
    id: newId(),
    extra,
    languageRoot: languageRoot(term.language),
    folded: foldTerm(term.text),
    hash: hashTerm(term.text),
    decided: term.approval !== 'draft',
  }));
  await sql`
    insert into glossary_terms (id, concept_id, glossary_id, position, language, language_root, text, folded, text_hash, status,
      case_sensitive, exact_form, part_of_speech, note, extra, valid_from, valid_until, approval, decided_by, decided_at,
      import_id, created_by, created_at)
    select id, "conceptId", ${glossaryId}, position, language, "languageRoot", text, folded, decode(hash, 'hex'), status,
      "caseSensitive", "exactForm", "partOfSpeech", note, extra, "validFrom", "validUntil", approval,
      case when decided then ${by} end, case when decided then ${now}::timestamptz end, ${importId}, ${by}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, "conceptId" uuid, position integer,
      language text, "languageRoot" text, text text, folded text, hash text, status text, "caseSensitive" boolean, "exactForm" boolean,
      "partOfSpeech" text, note text, extra jsonb, "validFrom" date, "validUntil" date, approval text, decided boolean)`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
