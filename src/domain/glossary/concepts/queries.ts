import { type RawBuilder, sql } from 'kysely';
import type { State } from '#domain/glossary/catalogue';
import { languageRoot, type TermStatus } from '#engine/glossary';
import type { Database } from '#platform/database';
import type { Approval, ConceptFields, KeptConcept, TermFields } from './concept.ts';
import { foldTerm, hashTerm } from './text-hash.ts';

const moment = (column: 'decided_at' | 'created_at') =>
  sql`to_char(${sql.ref(`t.${column}`)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A concept `c` with its terms as one row. */
const columns = sql`
  c.id, c.glossary_id as "glossaryId", c.key, c.domain, c.definition, c.note, c.owner, c.extra, c.state,
  c.import_id as "importId", c.revision, c.created_by as "createdBy", c.created_at as "createdAt",
  c.updated_by as "updatedBy", c.updated_at as "updatedAt", coalesce((
    select jsonb_agg(jsonb_build_object('id', t.id, 'language', t.language, 'text', t.text, 'status', t.status,
      'caseSensitive', t.case_sensitive, 'exactForm', t.exact_form, 'partOfSpeech', t.part_of_speech, 'note', t.note,
      'extra', t.extra, 'validFrom', t.valid_from, 'validUntil', t.valid_until, 'approval', t.approval,
      'decidedBy', t.decided_by, 'decidedAt', ${moment('decided_at')}, 'state', t.state, 'importId', t.import_id,
      'createdBy', t.created_by, 'createdAt', ${moment('created_at')}) order by t.position, t.id)
    from glossary_terms t where t.concept_id = c.id), '[]') as terms`;

export async function findConceptRow(
  db: Database,
  glossaryId: string,
  id: string,
): Promise<KeptConcept | undefined> {
  const { rows } = await sql<KeptConcept>`
    select ${columns} from glossary_concepts c where glossary_id = ${glossaryId} and id = ${id}`.execute(db);
  return rows[0];
}

export async function listConceptsById(
  db: Database,
  glossaryId: string,
  ids: readonly string[],
): Promise<KeptConcept[]> {
  const { rows } = await sql<KeptConcept>`
    select ${columns} from glossary_concepts c
    where glossary_id = ${glossaryId} and id = any(${[...ids]}::uuid[]) order by id`.execute(db);
  return rows;
}

/** Those of these concepts that are wanted, oldest first. */
export async function listWantedById(
  db: Database,
  glossaryIds: readonly string[],
  ids: readonly string[],
  filter: ConceptFilter,
): Promise<KeptConcept[]> {
  const { rows } = await sql<KeptConcept>`
    select ${columns} from glossary_concepts c
    where c.glossary_id = any(${[...glossaryIds]}::uuid[]) and c.id = any(${[...ids]}::uuid[]) and ${wanted(filter)}
    order by c.id`.execute(db);
  return rows;
}

/** Which concepts are wanted; what is not said does not count. */
export interface ConceptFilter {
  readonly state?: State;
  readonly domain?: string;
  readonly owner?: string;
  readonly importId?: string;
  /** Text that a term contains or begins with; case, width and the length of blanks aside. */
  readonly text?: string;
  readonly prefix?: string;
  /** Of a term; all of them hold for the same term. */
  readonly language?: string;
  readonly status?: TermStatus;
  readonly approval?: Approval;
  /** A day, `YYYY-MM-DD`, on which the term counts. */
  readonly validOn?: string;
  readonly changedSince?: Date;
}

export interface ConceptPage {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Oldest first; one more than asked for, where there are more. */
export async function listConceptRows(
  db: Database,
  glossaryIds: readonly string[],
  filter: ConceptFilter,
  { limit, after }: ConceptPage,
): Promise<KeptConcept[]> {
  const { rows } = await sql<KeptConcept>`
    select ${columns} from glossary_concepts c
    where c.glossary_id = any(${[...glossaryIds]}::uuid[]) and ${after === undefined ? sql`true` : sql`c.id > ${after}`} and ${wanted(filter)}
    order by c.id limit ${limit + 1}`.execute(db);
  return rows;
}

function wanted({ state = 'active', ...filter }: ConceptFilter) {
  const { domain, owner, importId, changedSince } = filter;
  const parts = [sql`c.state = ${state}`];
  if (domain !== undefined) parts.push(sql`c.domain = ${domain}`);
  if (owner !== undefined) parts.push(sql`c.owner = ${owner}`);
  if (importId !== undefined) parts.push(sql`c.import_id = ${importId}`);
  if (changedSince !== undefined) parts.push(sql`c.updated_at >= ${changedSince}`);
  const ofTerm = termParts(filter);
  if (ofTerm.length > 0) {
    const all = sql.join([sql`t.concept_id = c.id`, sql`t.state = ${state}`, ...ofTerm], sql` and `);
    parts.push(sql`exists (select from glossary_terms t where ${all})`);
  }
  return sql.join(parts, sql` and `);
}

function termParts({ text, prefix, language, status, approval, validOn }: ConceptFilter) {
  const parts = [];
  if (text !== undefined) parts.push(sql`position(${foldTerm(text)} in t.folded) > 0`);
  if (prefix !== undefined) parts.push(sql`starts_with(t.folded, ${foldTerm(prefix)})`);
  if (language !== undefined) parts.push(sql`t.language_root = ${languageRoot(language)}`);
  if (status !== undefined) parts.push(sql`t.status = ${status}`);
  if (approval !== undefined) parts.push(sql`t.approval = ${approval}`);
  if (validOn !== undefined) parts.push(sql`${validAt(validOn)}`);
  return parts;
}

const validAt = (day: string) =>
  sql`coalesce(t.valid_from <= ${day}::date, true) and coalesce(t.valid_until >= ${day}::date, true)`;

/** Another concept that has one of these terms, if there is one. */
export async function findHomonym(
  db: Database,
  glossaryId: string,
  conceptId: string | undefined,
  terms: readonly Pick<TermFields, 'language' | 'text'>[],
): Promise<{ readonly conceptId: string; readonly text: string } | undefined> {
  const asked = terms.map(({ language, text }) => ({ root: languageRoot(language), hash: hashTerm(text) }));
  const { rows } = await sql<{ conceptId: string; text: string }>`
    select t.concept_id as "conceptId", t.text
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked (root text, hash text)
    join glossary_terms t on t.glossary_id = ${glossaryId} and t.language_root = asked.root
      and t.text_hash = decode(asked.hash, 'hex')
    where t.state <> 'deleted' and t.concept_id is distinct from ${conceptId ?? null}::uuid
    order by t.id limit 1`.execute(db);
  return rows[0];
}

export async function hasKey(db: Database, glossaryId: string, key: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from glossary_concepts where glossary_id = ${glossaryId} and key = ${key}`.execute(db);
  return rows.length > 0;
}

/** A concept with the version of its glossary that its last change made. */
export type ChangedConcept = KeptConcept & { readonly changedVersion: number };

/** Concepts of a glossary in the order of their last change, after one of them. */
export async function listChangedConcepts(
  db: Database,
  glossaryId: string,
  after: { readonly version: number; readonly id: string },
  limit: number,
): Promise<ChangedConcept[]> {
  const { rows } = await sql<ChangedConcept>`
    select ${columns}, c.changed_version::float8 as "changedVersion" from glossary_concepts c
    where c.glossary_id = ${glossaryId} and (c.changed_version, c.id) > (${after.version}, ${after.id}::uuid)
    order by c.changed_version, c.id limit ${limit}`.execute(db);
  return rows;
}

export interface Touch {
  readonly version: number;
  readonly by: string;
  readonly now: Date;
}

/** Counts a change of concepts or of terms of theirs; their revisions by id. */
export async function touchConcepts(
  db: Database,
  ids: readonly string[],
  { version, by, now }: Touch,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; revision: number }>`
    update glossary_concepts set revision = revision + 1, changed_version = ${version}, updated_by = ${by},
      updated_at = ${now} where id = any(${[...ids]}::uuid[]) returning id, revision`.execute(db);
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}

export async function updateConcept(
  db: Database,
  id: string,
  { key, domain, definition, note, owner }: ConceptFields,
): Promise<void> {
  await sql`update glossary_concepts set key = ${key}, domain = ${domain}, definition = ${definition}, note = ${note},
    owner = ${owner} where id = ${id}`.execute(db);
}

export async function updateConceptState(db: Database, id: string, state: State): Promise<void> {
  await sql`update glossary_concepts set state = ${state} where id = ${id}`.execute(db);
}

export async function updateTerm(db: Database, id: string, term: TermFields): Promise<void> {
  await sql`update glossary_terms set language = ${term.language}, language_root = ${languageRoot(term.language)},
    text = ${term.text}, folded = ${foldTerm(term.text)}, text_hash = decode(${hashTerm(term.text)}, 'hex'), status = ${term.status},
    case_sensitive = ${term.caseSensitive}, exact_form = ${term.exactForm}, part_of_speech = ${term.partOfSpeech},
    note = ${term.note}, valid_from = ${term.validFrom}::date, valid_until = ${term.validUntil}::date
    where id = ${id}`.execute(db);
}

export async function updateTermState(db: Database, id: string, state: State): Promise<void> {
  await sql`update glossary_terms set state = ${state} where id = ${id}`.execute(db);
}

export async function updateApproval(
  db: Database,
  ids: readonly string[],
  approval: Approval,
  { by, now }: Pick<Touch, 'by' | 'now'>,
): Promise<void> {
  const isDraft = approval === 'draft';
  await sql`update glossary_terms set approval = ${approval}, decided_by = ${isDraft ? null : by},
    decided_at = ${isDraft ? null : now} where id = any(${[...ids]}::uuid[])`.execute(db);
}

/** Drafts of concepts, by concept. */
export async function listDrafts(
  db: Database,
  glossaryId: string,
  conceptIds: readonly string[],
): Promise<{ readonly conceptId: string; readonly id: string }[]> {
  const { rows } = await sql<{ conceptId: string; id: string }>`
    select concept_id as "conceptId", id from glossary_terms
    where glossary_id = ${glossaryId} and concept_id = any(${[...conceptIds]}::uuid[]) and approval = 'draft'
      and state = 'active' order by concept_id, position`.execute(db);
  return rows;
}

/** Deletes concepts of which this holds, and notes that they are to go from the indexes of the search server. */
export async function deleteConceptRows(db: Database, condition: RawBuilder<unknown>): Promise<void> {
  await sql`
    with gone as (delete from glossary_concepts where ${condition} returning id, glossary_id)
    insert into term_search_removals (index_name, glossary_id, concept_id)
    select name, glossary_id, gone.id from gone, term_search_indexes where term_search_indexes.state <> 'retired'`.execute(
    db,
  );
}
