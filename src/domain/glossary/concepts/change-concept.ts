import { sql } from 'kysely';
import type { Context } from '#domain/context';
import {
  lockGlossary,
  raiseVersion,
  refuseHeld,
  requireGlossary,
  type State,
} from '#domain/glossary/catalogue';
import { newId } from '#platform/database';
import { requireRevision } from '#platform/web';
import type { Approval, ConceptFields, KeptConcept, TermFields } from './concept.ts';
import { keepChanges } from './history.ts';
import { insertConcepts } from './insert-concepts.ts';
import { conceptProblem } from './problems.ts';
import {
  deleteConceptRows,
  findConceptRow,
  findHomonym,
  hasKey,
  touchConcepts,
  updateConcept,
  updateConceptState,
} from './queries.ts';

/** Where a concept is, and what its author has seen of it. */
export interface ConceptPlace {
  readonly projectId: string;
  readonly glossaryId: string;
  readonly conceptId: string;
  readonly revision?: number | undefined;
}

export async function findConcept(
  context: Context,
  { projectId, glossaryId, conceptId }: ConceptPlace,
): Promise<KeptConcept> {
  await requireGlossary(context, projectId, glossaryId);
  return requireConcept(context, glossaryId, conceptId);
}

export async function requireConcept(
  { db }: Context,
  glossaryId: string,
  conceptId: string,
): Promise<KeptConcept> {
  const concept = await findConceptRow(db, glossaryId, conceptId);
  if (!concept) throw conceptProblem('concept-unknown', { detail: conceptId });
  return concept;
}

export interface ConceptInput extends Partial<Omit<ConceptFields, 'key'>> {
  readonly key?: string | undefined;
  readonly terms: readonly TermFields[];
  /** `approved` only by those who may approve. */
  readonly approval: Exclude<Approval, 'rejected'>;
  /** Whether it may have a term that another concept has. */
  readonly homonym: boolean;
}

/** A new concept with its terms, drafts unless an operator says otherwise. Refuses with `term-exists`. */
export async function createConcept(
  context: Context,
  { projectId, glossaryId }: Omit<ConceptPlace, 'conceptId'>,
  { terms, approval, homonym, key = newId(), ...about }: ConceptInput,
): Promise<KeptConcept> {
  const { db, actor, now } = context;
  await lockGlossary(
    context,
    projectId,
    glossaryId,
    approval === 'draft' ? 'project.review' : 'project.operate',
  );
  if (await hasKey(db, glossaryId, key)) throw conceptProblem('concept-key-taken', { detail: key });
  if (!homonym) await refuseHomonym(context, glossaryId, undefined, terms);
  const version = await raiseVersion(context, glossaryId);
  const fields = { key, domain: null, definition: null, note: null, owner: null, ...about };
  const origin = { glossaryId, version, by: actor.id, now: now() };
  const [id] = await insertConcepts(db, origin, [
    { ...fields, terms: terms.map((term) => ({ ...term, approval })) },
  ]);
  const concept = await requireConcept(context, glossaryId, id!);
  await keep(context, projectId, concept, { action: 'created', after: { ...fields, terms, approval } });
  return concept;
}

/** Refuses with `term-exists` where another concept has one of the terms. */
export async function refuseHomonym(
  { db }: Context,
  glossaryId: string,
  conceptId: string | undefined,
  terms: readonly Pick<TermFields, 'language' | 'text'>[],
): Promise<void> {
  const found = await findHomonym(db, glossaryId, conceptId, terms);
  if (found) throw conceptProblem('term-exists', { detail: found.text, facts: found });
}

/** Changes what is said of a concept, not its terms. */
export async function changeConcept(
  context: Context,
  place: ConceptPlace,
  change: Partial<ConceptFields>,
): Promise<KeptConcept> {
  const before = await lockConcept(context, place, 'project.review');
  const fields = { ...fieldsOf(before), ...change };
  if (fields.key !== before.key && (await hasKey(context.db, place.glossaryId, fields.key)))
    throw conceptProblem('concept-key-taken', { detail: fields.key });
  await updateConcept(context.db, before.id, fields);
  return finish(context, place, { action: 'changed', before: fieldsOf(before), after: fields });
}

const fieldsOf = ({ key, domain, definition, note, owner }: ConceptFields): ConceptFields => {
  return { key, domain, definition, note, owner };
};

/** Deactivates, deletes or restores a concept; nothing is lost. */
export async function setConceptState(
  context: Context,
  place: ConceptPlace,
  { state, reason }: { readonly state: State; readonly reason: string },
): Promise<KeptConcept> {
  const before = await lockConcept(context, place, 'project.operate');
  if (state === 'deleted') refuseHeld(await requireGlossary(context, place.projectId, place.glossaryId));
  await updateConceptState(context.db, before.id, state);
  const states = { before: { state: before.state }, after: { state } };
  return finish(context, place, { action: 'state', ...states, reason });
}

/** Forgets a deleted concept with its terms and its history; the audit keeps that it was done, without texts. */
export async function purgeConcept(
  context: Context,
  { projectId, glossaryId, conceptId }: ConceptPlace,
  reason: string,
): Promise<void> {
  refuseHeld(await lockGlossary(context, projectId, glossaryId, 'project.administer'));
  const { state } = await requireConcept(context, glossaryId, conceptId);
  if (state !== 'deleted') throw conceptProblem('concept-not-deleted', { detail: conceptId });
  await raiseVersion(context, glossaryId);
  await deleteConceptRows(context.db, sql`id = ${conceptId}`);
  context.record({
    action: 'glossary.purge-concept',
    subject: { kind: 'concept', id: conceptId },
    projectId,
    before: { glossaryId },
    reason,
  });
}

/** Locks glossary and concept for a change; refuses with `revision-changed` where somebody was quicker. */
export async function lockConcept(
  context: Context,
  { projectId, glossaryId, conceptId, revision }: ConceptPlace,
  ability: 'project.review' | 'project.operate',
): Promise<KeptConcept> {
  await lockGlossary(context, projectId, glossaryId, ability);
  const concept = await requireConcept(context, glossaryId, conceptId);
  requireRevision({ revision }, concept.revision);
  return concept;
}

interface Done {
  readonly action: string;
  readonly termId?: string;
  readonly before?: object;
  readonly after?: object;
  readonly reason?: string | undefined;
}

/** Counts a change of a concept and writes it down; the concept as it is now. */
export async function finish(
  context: Context,
  { projectId, glossaryId, conceptId }: ConceptPlace,
  done: Done,
): Promise<KeptConcept> {
  const { db, actor, now } = context;
  const version = await raiseVersion(context, glossaryId);
  await touchConcepts(db, [conceptId], { version, by: actor.id, now: now() });
  const concept = await requireConcept(context, glossaryId, conceptId);
  await keep(context, projectId, concept, done);
  return concept;
}

/** The audit says what was done and to what; the texts stand in the history alone, which can be purged. */
async function keep(
  context: Context,
  projectId: string,
  { id, glossaryId, revision, state }: KeptConcept,
  { action, termId, reason, ...values }: Done,
): Promise<void> {
  await keepChanges(context, glossaryId, [
    { conceptId: id, ...(termId && { termId }), revision, action, ...values, reason },
  ]);
  context.record({
    action: `glossary.${auditNames[action] ?? action}`,
    subject: { kind: 'concept', id },
    projectId,
    after: { glossaryId, revision, state, ...(termId && { termId }) },
    ...(reason !== undefined && { reason }),
  });
}

const auditNames: Readonly<Record<string, string>> = {
  created: 'create-concept',
  changed: 'change-concept',
  state: 'set-concept-state',
  'term-added': 'add-term',
  'term-changed': 'change-term',
  'term-state': 'set-term-state',
  approved: 'approve-term',
  rejected: 'reject-term',
  draft: 'reopen-term',
};
