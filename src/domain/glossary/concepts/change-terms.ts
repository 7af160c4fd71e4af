import { type Context, requireInProject } from '#domain/context';
import {
  lockGlossary,
  raiseVersion,
  refuseHeld,
  requireGlossary,
  type State,
} from '#domain/glossary/catalogue';
import { type ConceptPlace, finish, lockConcept, refuseHomonym } from './change-concept.ts';
import type { Approval, KeptConcept, KeptTerm, TermFields } from './concept.ts';
import { keepChanges } from './history.ts';
import { insertTerms } from './insert-concepts.ts';
import { conceptProblem } from './problems.ts';
import { listDrafts, touchConcepts, updateApproval, updateTerm, updateTermState } from './queries.ts';

export interface TermPlace extends ConceptPlace {
  readonly termId: string;
}

const mostTerms = 200;

/** A draft of one more term. */
export async function addTerm(
  context: Context,
  place: ConceptPlace,
  { homonym, ...term }: TermFields & { readonly homonym: boolean },
): Promise<KeptConcept> {
  const { terms } = await lockConcept(context, place, 'project.review');
  if (terms.length >= mostTerms) throw conceptProblem('terms-too-many');
  if (!homonym) await refuseHomonym(context, place.glossaryId, place.conceptId, [term]);
  const { db, actor, now } = context;
  const [termId] = await insertTerms(db, { glossaryId: place.glossaryId, by: actor.id, now: now() }, [
    { ...term, approval: 'draft', conceptId: place.conceptId, position: terms.length },
  ]);
  return finish(context, place, { action: 'term-added', termId: termId!, after: term });
}

/** Changes a term. An approved one stays approved and is changed by operators alone; a rejected one is a draft again. */
export async function changeTerm(
  context: Context,
  place: TermPlace,
  change: Partial<TermFields>,
): Promise<KeptConcept> {
  const before = termOf(await lockConcept(context, place, 'project.review'), place);
  if (before.approval === 'approved') requireInProject(context.actor, 'project.operate', place.projectId);
  const after = { ...fieldsOf(before), ...change };
  const { validFrom, validUntil } = after;
  if (validFrom !== null && validUntil !== null && validFrom > validUntil)
    throw conceptProblem('term-period-invalid', { detail: `${validFrom} to ${validUntil}` });
  await updateTerm(context.db, before.id, after);
  if (before.approval === 'rejected')
    await updateApproval(context.db, [before.id], 'draft', { by: context.actor.id, now: context.now() });
  return finish(context, place, {
    action: 'term-changed',
    termId: before.id,
    before: fieldsOf(before),
    after,
  });
}

function termOf({ terms }: KeptConcept, { termId }: TermPlace): KeptTerm {
  const term = terms.find(({ id }) => id === termId);
  if (!term) throw conceptProblem('term-unknown', { detail: termId });
  return term;
}

function fieldsOf(term: KeptTerm): TermFields {
  const { language, text, status, caseSensitive, exactForm, partOfSpeech, note, validFrom, validUntil } =
    term;
  return { language, text, status, caseSensitive, exactForm, partOfSpeech, note, validFrom, validUntil };
}

/** Approves or rejects a term, or makes it a draft again. Only approved terms reach providers and checks. */
export async function decideTerm(
  context: Context,
  place: TermPlace,
  { approval, reason }: { readonly approval: Approval; readonly reason?: string | undefined },
): Promise<KeptConcept> {
  const before = termOf(await lockConcept(context, place, 'project.operate'), place);
  await updateApproval(context.db, [before.id], approval, { by: context.actor.id, now: context.now() });
  const values = { before: { approval: before.approval }, after: { approval } };
  return finish(context, place, { action: approval, termId: before.id, ...values, reason });
}

/** Deactivates, deletes or restores one term. */
export async function setTermState(
  context: Context,
  place: TermPlace,
  { state, reason }: { readonly state: State; readonly reason: string },
): Promise<KeptConcept> {
  const before = termOf(await lockConcept(context, place, 'project.operate'), place);
  if (state === 'deleted') refuseHeld(await requireGlossary(context, place.projectId, place.glossaryId));
  await updateTermState(context.db, before.id, state);
  const values = { before: { state: before.state }, after: { state } };
  return finish(context, place, { action: 'term-state', termId: before.id, ...values, reason });
}

/** Decides all drafts of these concepts at once; how many terms those were. */
export async function decideDrafts(
  context: Context,
  { projectId, glossaryId }: Omit<ConceptPlace, 'conceptId'>,
  input: {
    readonly conceptIds: readonly string[];
    readonly approval: Exclude<Approval, 'draft'>;
    readonly reason?: string | undefined;
  },
): Promise<number> {
  const { conceptIds, approval, reason } = input;
  await lockGlossary(context, projectId, glossaryId, 'project.operate');
  const { db, actor, now } = context;
  const drafts = await listDrafts(db, glossaryId, conceptIds);
  if (drafts.length === 0) return 0;
  const touched = [...new Set(drafts.map(({ conceptId }) => conceptId))];
  const by = { by: actor.id, now: now() };
  await updateApproval(
    db,
    drafts.map(({ id }) => id),
    approval,
    by,
  );
  const version = await raiseVersion(context, glossaryId);
  const revisions = await touchConcepts(db, touched, { version, ...by });
  await keepChanges(
    context,
    glossaryId,
    drafts.map(({ conceptId, id }) => ({
      conceptId,
      termId: id,
      revision: revisions.get(conceptId)!,
      action: approval,
      before: { approval: 'draft' },
      after: { approval },
      reason,
    })),
  );
  context.record({
    action: `glossary.${approval === 'approved' ? 'approve' : 'reject'}-drafts`,
    subject: { kind: 'glossary', id: glossaryId },
    projectId,
    after: { concepts: touched.length, terms: drafts.length },
    ...(reason !== undefined && { reason }),
  });
  return drafts.length;
}
