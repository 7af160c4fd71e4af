import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { requireGlossary } from '#domain/glossary/catalogue';
import { conceptProblem } from './problems.ts';
import { findConceptRow } from './queries.ts';

/** One thing that was done to a concept or a term of it. */
export interface ConceptChange {
  readonly id: number;
  readonly termId: string | null;
  /** Of the concept, after it. */
  readonly revision: number;
  readonly action: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly changedBy: string;
  readonly changedByKind: string;
  readonly changedAt: Date;
}

export interface NewChange {
  readonly conceptId: string;
  readonly termId?: string;
  readonly revision: number;
  readonly action: string;
  readonly before?: object;
  readonly after?: object;
  readonly reason?: string | undefined;
}

/** Writes down what was done to concepts of a glossary, for their history. */
export async function keepChanges(
  { db, actor, now }: Context,
  glossaryId: string,
  changes: readonly NewChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into glossary_changes (glossary_id, concept_id, term_id, revision, action, before, after, reason, changed_by,
      changed_by_kind, changed_at)
    select ${glossaryId}, "conceptId", "termId", revision, action, before, after, reason, ${actor.id}, ${actor.kind}, ${now()}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as entry ("conceptId" uuid, "termId" uuid, revision integer,
      action text, before jsonb, after jsonb, reason text)`.execute(db);
}

/** What was done to a concept, newest first. */
export async function listConceptChanges(
  context: Context,
  projectId: string,
  glossaryId: string,
  conceptId: string,
  { limit, before }: { readonly limit: number; readonly before?: number | undefined },
): Promise<ConceptChange[]> {
  await requireGlossary(context, projectId, glossaryId);
  if (!(await findConceptRow(context.db, glossaryId, conceptId)))
    throw conceptProblem('concept-unknown', { detail: conceptId });
  const { rows } = await sql<ConceptChange>`
    select id::float8 as id, term_id as "termId", revision, action, before, after, reason, changed_by as "changedBy",
      changed_by_kind as "changedByKind", changed_at as "changedAt"
    from glossary_changes where concept_id = ${conceptId} and ${before === undefined ? sql`true` : sql`id < ${before}`}
    order by id desc limit ${limit + 1}`.execute(context.db);
  return rows;
}
