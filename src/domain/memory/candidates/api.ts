import { z } from 'zod';
import { type Context, defineRoute } from '#domain/context';
import { requireImport } from '#domain/memory/imports';
import { candidateEditSchema } from '#engine/candidates';
import { pageQuery, pageSchema, RouteAnswer, writeCursor } from '#platform/web';
import { type CandidateRow, type Decision, listConflicts } from './candidate-rows.ts';
import { pageOfCandidates } from './choose-candidates.ts';
import { decideOnCandidate, decideOnCandidates, findCandidate } from './decide.ts';
import { editCandidate, editCandidates } from './edit.ts';
import { groupCandidates, groupings } from './group-candidates.ts';
import { candidateSchema, choiceOf, choiceQuery, choiceSchema, showCandidate } from './schemas.ts';

const tag = 'Memory imports';
const ofImport = z.object({ importId: z.uuid() });
const one = ofImport.extend({ candidateId: z.uuid() });
const decision = z
  .enum(['accepted', 'rejected', 'undecided'])
  .describe('`undecided` takes a decision back.')
  .transform((value): Decision | null => (value === 'undecided' ? null : value));
const marked = z.string().min(1).max(100_000).describe('With codes as marks.');

async function showAll({ db }: Context, rows: readonly CandidateRow[]) {
  const ids = rows.map(({ id }) => id);
  const conflicts = Map.groupBy(await listConflicts(db, ids), ({ candidateId }) => candidateId);
  return rows.map((row) => showCandidate(row, conflicts.get(row.id) ?? []));
}

async function showOne(context: Context, importId: string, candidateId: string) {
  const row = await findCandidate(context, importId, candidateId);
  const [shown] = await showAll(context, [row]);
  return new RouteAnswer(shown!, { revision: row.revision });
}

const known = ['import-unknown', 'candidate-unknown'];
const changing = [...known, 'import-state', 'revision-required', 'revision-changed'];
const count = z.int();

export const candidateRoutes = [
  defineRoute({
    method: 'GET',
    path: '/memory-imports/:importId/candidates',
    operationId: 'listCandidates',
    summary: 'Lists candidates with what speaks against them and the units they conflict with.',
    tag,
    ability: 'project.read',
    params: ofImport,
    query: pageQuery.extend(choiceQuery.shape),
    response: pageSchema(candidateSchema),
    problems: ['import-unknown'],
    async handle(context, { params, query: { limit, cursor, ...query } }) {
      const { id } = await requireImport(context, params.importId, 'project.read');
      const page = { after: cursor, limit };
      const { rows, next } = await pageOfCandidates(context, id, choiceOf(query), page);
      return { items: await showAll(context, rows), next: next === undefined ? null : writeCursor(next) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/memory-imports/:importId/groups',
    operationId: 'groupCandidates',
    summary: 'Counts candidates by what they share, the largest groups first.',
    tag,
    ability: 'project.read',
    params: ofImport,
    query: z.object({ by: z.enum(groupings) }),
    response: z.object({
      items: z.array(
        z.object({
          key: z.string().nullable().describe('Null: they have none.'),
          ...{ candidates: count, accepted: count, rejected: count, undecided: count },
          sample: z.uuid().describe('One of them; for `sameSourceAs`.'),
        }),
      ),
    }),
    problems: ['import-unknown'],
    async handle(context, { params, query }) {
      const { id } = await requireImport(context, params.importId, 'project.read');
      return { items: await groupCandidates(context.db, id, query.by) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/memory-imports/:importId/candidates/:candidateId',
    operationId: 'getCandidate',
    summary: 'Shows a candidate beside the units it conflicts with.',
    tag,
    ability: 'project.read',
    params: one,
    response: candidateSchema,
    problems: known,
    async handle(context, { params }) {
      await requireImport(context, params.importId, 'project.read');
      return showOne(context, params.importId, params.candidateId);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/memory-imports/:importId/candidates/:candidateId',
    operationId: 'editCandidate',
    summary: 'Writes the texts of a candidate anew; what is left out stays.',
    tag,
    ability: 'project.review',
    params: one,
    body: z.strictObject({ source: marked.optional(), target: marked.optional() }),
    response: candidateSchema,
    problems: [...changing, 'candidate-text', 'candidate-exists'],
    example: { body: { target: 'Drücken Sie <1>Start</1>.' } },
    async handle(context, { params, body, revision }) {
      await editCandidate(context, { ...params, ...body, revision });
      return showOne(context, params.importId, params.candidateId);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/memory-imports/:importId/candidates/:candidateId/decision',
    operationId: 'decideOnCandidate',
    summary: 'Accepts or rejects a candidate, or takes that back.',
    tag,
    ability: 'project.review',
    params: one,
    body: z.strictObject({ decision }),
    response: candidateSchema,
    problems: changing,
    example: { body: { decision: 'accepted' } },
    async handle(context, { params, body, revision }) {
      await decideOnCandidate(context, { ...params, ...body, revision });
      return showOne(context, params.importId, params.candidateId);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/memory-imports/:importId/decisions',
    operationId: 'decideOnCandidates',
    summary: 'Accepts or rejects all candidates that a rule or a list means.',
    tag,
    ability: 'project.review',
    params: ofImport,
    body: z.strictObject({ candidates: choiceSchema, decision }),
    status: 200,
    response: z.object({ decided: z.int() }),
    problems: ['import-unknown', 'import-state'],
    example: { body: { candidates: { rule: { flags: ['numbers-differ'] } }, decision: 'rejected' } },
    handle: async (context, { params, body }) => ({
      decided: await decideOnCandidates(context, params.importId, body.candidates, body.decision),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/memory-imports/:importId/edits',
    operationId: 'editCandidates',
    summary: 'Edits all candidates that a rule or a list means alike.',
    tag,
    ability: 'project.review',
    params: ofImport,
    body: z.strictObject({ candidates: choiceSchema, edit: candidateEditSchema }),
    status: 200,
    response: z.object({
      edited: z.int(),
      left: z
        .int()
        .describe('Meant, but the edit changes nothing of them or would make them the same as others.'),
    }),
    problems: ['import-unknown', 'import-state'],
    example: { body: { candidates: { rule: { flags: ['damaged-characters'] } }, edit: { kind: 'repair' } } },
    handle: (context, { params, body }) =>
      editCandidates(context, params.importId, body.candidates, body.edit),
  }),
];
