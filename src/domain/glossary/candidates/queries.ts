import { sql } from 'kysely';
import { hashTerm } from '#domain/glossary/concepts';
import { type Database, newId, storableJson } from '#platform/database';
import type { Candidate, CandidateState } from './candidate.ts';

const columns = sql`id, project_id as "projectId", source_language as "sourceLanguage",
  target_language as "targetLanguage", source_text as source, target_text as target, agreement, occurrences, runs,
  examples, state, concept_id as "conceptId",
  (select glossary_id from glossary_concepts where glossary_concepts.id = concept_id) as "glossaryId", decided_by as "decidedBy", decided_at as "decidedAt", reason,
  first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt"`;

export interface Sighting {
  readonly projectId: string;
  readonly runId: string;
  readonly from: string;
  readonly to: string;
  readonly now: Date;
}

export interface SeenCandidate {
  readonly source: string;
  readonly target: string | null;
  readonly agreement: number;
  readonly occurrences: number;
  /** Positions in the run. */
  readonly examples: readonly number[];
}

/**
 * Writes down what a run has. What is known is counted on, once for a run; what people rejected stays rejected, and what
 * expired is open again. How many are open because of this.
 */
export async function upsertCandidates(
  db: Database,
  { projectId, runId, from, to, now }: Sighting,
  candidates: readonly SeenCandidate[],
): Promise<number> {
  const rows = candidates.map(({ examples, ...candidate }) => ({
    ...candidate,
    id: newId(),
    hash: hashTerm(candidate.source),
    examples: examples.map((position) => ({ runId, position })),
  }));
  const { rows: written } = await sql<{ state: CandidateState }>`
    insert into term_candidates as kept (id, project_id, source_language, target_language, source_text, source_hash,
      target_text, agreement, occurrences, examples, last_run_id, first_seen_at, last_seen_at)
    select distinct on (hash) id, ${projectId}, ${from}, ${to}, source, decode(hash, 'hex'), target, agreement,
      occurrences, examples, ${runId}, ${now}, ${now}
    from jsonb_to_recordset(${storableJson(rows)}::jsonb) as entry (id uuid, source text, hash text, target text,
      agreement real, occurrences integer, examples jsonb)
    order by hash, occurrences desc
    on conflict (project_id, source_language, target_language, source_hash) do update set
      target_text = case when excluded.agreement >= kept.agreement then excluded.target_text else kept.target_text end,
      agreement = greatest(excluded.agreement, kept.agreement),
      occurrences = kept.occurrences + excluded.occurrences, runs = kept.runs + 1, examples = excluded.examples,
      last_run_id = excluded.last_run_id, last_seen_at = excluded.last_seen_at,
      state = case when kept.state = 'expired' then 'open' else kept.state end
    where kept.last_run_id <> excluded.last_run_id
    returning state`.execute(db);
  return written.filter(({ state }) => state === 'open').length;
}

export interface CandidateSearch {
  readonly projectId: string;
  readonly state?: CandidateState | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Oldest first; one more than asked for, where there are more. */
export async function listCandidateRows(db: Database, search: CandidateSearch): Promise<Candidate[]> {
  const { projectId, state, from, to, after, limit } = search;
  const { rows } = await sql<Candidate>`
    select ${columns} from term_candidates where project_id = ${projectId}
      and ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${from === undefined ? sql`true` : sql`source_language = ${from}`}
      and ${to === undefined ? sql`true` : sql`target_language = ${to}`}
      and ${after === undefined ? sql`true` : sql`id > ${after}`}
    order by id limit ${limit + 1}`.execute(db);
  return rows;
}

export async function lockCandidateRow(
  db: Database,
  projectId: string,
  id: string,
): Promise<Candidate | undefined> {
  const { rows } = await sql<Candidate>`
    select ${columns} from term_candidates where project_id = ${projectId} and id = ${id} for no key update`.execute(
    db,
  );
  return rows[0];
}

export async function updateDecision(
  db: Database,
  id: string,
  decision: Pick<Candidate, 'state' | 'conceptId' | 'decidedBy' | 'decidedAt' | 'reason'>,
): Promise<Candidate> {
  const { rows } = await sql<Candidate>`
    update term_candidates set state = ${decision.state}, concept_id = ${decision.conceptId},
      decided_by = ${decision.decidedBy}, decided_at = ${decision.decidedAt}, reason = ${decision.reason}
    where id = ${id} returning ${columns}`.execute(db);
  return rows[0]!;
}

/** Lets open candidates expire that no run had since a time, so many at a time; how many. */
export async function expireCandidateRows(db: Database, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    update term_candidates set state = 'expired' where id in (
      select id from term_candidates where state = 'open' and last_seen_at < ${before}
      order by id limit ${limit} for update skip locked)`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Of these texts the ones that a glossary of the project has as a term already, drafts and rejected ones included; folded. */
export async function listKnownTerms(
  db: Database,
  projectId: string,
  root: string,
  texts: readonly string[],
): Promise<ReadonlySet<string>> {
  const hashes = texts.map(hashTerm);
  const { rows } = await sql<{ hash: string }>`
    select distinct encode(text_hash, 'hex') as hash from glossary_terms t
    join project_glossaries p on p.glossary_id = t.glossary_id
    where p.project_id = ${projectId} and t.language_root = ${root} and t.state <> 'deleted'
      and t.text_hash = any(select decode(hash, 'hex') from unnest(${hashes}::text[]) hash)`.execute(db);
  return new Set(rows.map(({ hash }) => hash));
}
