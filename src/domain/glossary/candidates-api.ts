import { z } from 'zod';
import { defineRoute } from '#domain/context';
import {
  type Candidate,
  candidateStates,
  decideCandidate,
  decideCandidates,
  listCandidates,
} from '#domain/glossary/candidates';
import { termStatuses } from '#engine/glossary';
import { pageOf, pageQuery, pageSchema } from '#platform/web';
import { conceptFields, inProject, languageTag, reason, termFields } from './api-shapes.ts';

const tag = 'Term candidates';
const moment = z.iso.datetime();
const candidate = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    from: z.string(),
    to: z.string(),
    source: z.string(),
    target: z.string().nullable().describe('Null: its translations do not agree.'),
    agreement: z.number().describe('Share of sentences with it whose translations have the target, 0–1.'),
    occurrences: z.int(),
    runs: z.int(),
    examples: z.array(z.object({ runId: z.uuid(), position: z.int() })),
    state: z.enum(candidateStates),
    conceptId: z.uuid().nullable(),
    glossaryId: z.uuid().nullable().describe('Of the concept.'),
    decidedBy: z.string().nullable(),
    decidedAt: moment.nullable(),
    reason: z.string().nullable(),
    firstSeenAt: moment,
    lastSeenAt: moment,
  })
  .meta({ id: 'TermCandidate' });

const showCandidate = (found: Candidate): z.input<typeof candidate> => ({
  ...found,
  from: found.sourceLanguage,
  to: found.targetLanguage,
  examples: [...found.examples],
  decidedAt: found.decidedAt?.toISOString() ?? null,
  firstSeenAt: found.firstSeenAt.toISOString(),
  lastSeenAt: found.lastSeenAt.toISOString(),
});

const decision = {
  decision: z.enum(['accepted', 'rejected']),
  glossaryId: z.uuid().optional().describe('Where accepted ones go.'),
  status: z.enum(termStatuses).default('preferred').describe('Of the target; do-not-translate needs none.'),
  domain: conceptFields.domain.unwrap().optional(),
  approval: z.enum(['draft', 'approved']).default('approved'),
  homonym: z.boolean().default(false),
  reason: reason.optional(),
};
const refusals = [
  'term-candidate-unknown',
  'term-candidate-decided',
  'term-candidate-incomplete',
  'glossary-unknown',
  'glossary-read-only',
  'glossary-deleted',
  'term-exists',
];

export const candidateRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/term-candidates',
    operationId: 'listTermCandidates',
    summary: 'Phrases of delivered runs that may be terms, oldest first',
    tag,
    ability: 'project.read',
    params: inProject,
    query: pageQuery.extend({
      state: z.enum(candidateStates).optional(),
      from: languageTag.optional(),
      to: languageTag.optional(),
    }),
    response: pageSchema(candidate),
    async handle(context, { params, query: { limit, cursor, ...search } }) {
      const rows = await listCandidates(context, { ...params, ...search, after: cursor, limit });
      return pageOf(rows, limit, showCandidate);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/projects/:projectId/term-candidates/:termCandidateId/decision',
    operationId: 'decideTermCandidate',
    summary: 'Make a concept of a candidate, or keep it from coming up again',
    tag,
    ability: 'project.operate',
    params: inProject.extend({ termCandidateId: z.uuid() }),
    body: z.strictObject({
      ...decision,
      source: termFields.text.optional().describe('By default what was found.'),
      target: termFields.text.optional().describe('By default what translations agree on.'),
    }),
    response: candidate,
    problems: refusals,
    example: { body: { decision: 'rejected' as const, reason: 'Everyday language' } },
    handle: async (context, { params: { projectId, termCandidateId: id }, body }) =>
      showCandidate(await decideCandidate(context, { projectId, id }, body)),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/term-candidates/decisions',
    operationId: 'decideTermCandidates',
    summary: 'Decide on several candidates at once, all or none',
    tag,
    ability: 'project.operate',
    params: inProject,
    body: z.strictObject({
      ...decision,
      candidates: z
        .array(z.strictObject({ termCandidateId: z.uuid() }))
        .min(1)
        .max(200),
    }),
    status: 200,
    response: z.object({ decided: z.int() }),
    problems: refusals,
    example: {
      body: {
        candidates: [{ termCandidateId: '00000000-0000-4000-8000-000000000000' }],
        decision: 'rejected' as const,
      },
    },
    async handle(context, { params: { projectId }, body: { candidates, ...input } }) {
      const ids = candidates.map(({ termCandidateId }) => termCandidateId);
      return { decided: await decideCandidates(context, { projectId, ids }, input) };
    },
  }),
];
