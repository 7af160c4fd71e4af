import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { states } from '#domain/glossary/catalogue';
import {
  addTerm,
  approvals,
  calendarDay,
  changeConcept,
  changeTerm,
  createConcept,
  decideDrafts,
  decideTerm,
  findConcept,
  type KeptConcept,
  listConceptChanges,
  purgeConcept,
  setConceptState,
  setTermState,
} from '#domain/glossary/concepts';
import { findConcepts, searchConcepts } from '#domain/glossary/retrieval';
import { termStatuses } from '#engine/glossary';
import { pageOf, pageQuery, pageQueryOf, pageSchema, RouteAnswer } from '#platform/web';
import {
  changeSchema,
  conceptFields,
  conceptSchema,
  inProject,
  isPeriod,
  languageTag,
  newTerm,
  oneConcept,
  oneGlossary,
  oneTerm,
  reason,
  showChange,
  showConcept,
  termFields,
} from './api-shapes.ts';

const tag = 'Terms';
const all = '/projects/:projectId/glossaries/:glossaryId/concepts';
const one = `${all}/:conceptId`;
const changing = [
  'glossary-unknown',
  'glossary-read-only',
  'glossary-deleted',
  'concept-unknown',
  'revision-required',
  'revision-changed',
];
const answer = (concept: KeptConcept) =>
  new RouteAnswer(showConcept(concept), { revision: concept.revision });

export const conceptFilter = z.object({
  state: z.enum(states).default('active'),
  domain: z.string().max(200).optional(),
  owner: z.string().max(200).optional(),
  text: z.string().min(1).max(200).optional().describe('That a term contains, case aside.'),
  prefix: z.string().min(1).max(200).optional().describe('That a term begins with, case aside.'),
  language: languageTag.optional().describe('Of a term; `en` finds `en-GB` too.'),
  status: z.enum(termStatuses).optional(),
  approval: z.enum(approvals).optional(),
  validOn: calendarDay.optional().describe('A day on which the term counts.'),
  changedSince: z.iso
    .datetime({ offset: true })
    .transform((at) => new Date(at))
    .optional(),
});

/** What a caller asks a list of concepts for, as its query has it. */
export type AskedConcepts = z.output<typeof conceptFilter>;

const homonym = z.boolean().default(false).describe('Whether another concept may have the same term.');
const changePage = pageQueryOf(
  z
    .string()
    .regex(/^\d{1,15}$/, 'is not a cursor of this list')
    .transform(Number),
);

export const conceptRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/concepts',
    operationId: 'searchConcepts',
    summary: 'Concepts of all active glossaries that a project uses, oldest first',
    tag,
    ability: 'project.read',
    params: inProject,
    query: conceptFilter.extend(pageQuery.shape),
    response: pageSchema(conceptSchema),
    async handle(context, { params: { projectId }, query: { limit, cursor, ...filter } }) {
      const page = { limit, after: cursor };
      return pageOf(await searchConcepts(context, projectId, filter, page), limit, showConcept);
    },
  }),
  defineRoute({
    method: 'GET',
    path: all,
    operationId: 'listConcepts',
    summary: 'Concepts of a glossary with their terms, oldest first',
    tag,
    ability: 'project.read',
    params: oneGlossary,
    query: conceptFilter.extend(pageQuery.shape),
    response: pageSchema(conceptSchema),
    problems: ['glossary-unknown'],
    async handle(context, { params: { projectId, glossaryId }, query: { limit, cursor, ...filter } }) {
      const page = { limit, after: cursor };
      return pageOf(await findConcepts(context, projectId, glossaryId, filter, page), limit, showConcept);
    },
  }),
  defineRoute({
    method: 'POST',
    path: all,
    operationId: 'createConcept',
    summary: 'Create a concept with its terms, drafts unless an operator approves them at once',
    tag,
    ability: 'project.review',
    params: oneGlossary,
    body: z.strictObject({
      key: conceptFields.key.optional(),
      domain: conceptFields.domain.default(null),
      definition: conceptFields.definition.default(null),
      note: conceptFields.note.default(null),
      owner: conceptFields.owner.default(null),
      terms: z.array(newTerm).min(1).max(200),
      approval: z.enum(['draft', 'approved']).default('draft'),
      homonym,
    }),
    response: conceptSchema,
    problems: [
      'glossary-unknown',
      'glossary-read-only',
      'glossary-deleted',
      'concept-key-taken',
      'term-exists',
    ],
    example: {
      body: {
        domain: 'kitchen',
        terms: [
          { language: 'en', text: 'lid' },
          { language: 'de', text: 'Deckel' },
          { language: 'de', text: 'Klappe', status: 'forbidden' as const },
        ],
      },
    },
    async handle(context, { params, body }) {
      const concept = await createConcept(context, params, body);
      return new RouteAnswer(showConcept(concept), {
        revision: concept.revision,
        location: `/api/v1/projects/${params.projectId}/glossaries/${params.glossaryId}/concepts/${concept.id}`,
      });
    },
  }),
  defineRoute({
    method: 'GET',
    path: one,
    operationId: 'getConcept',
    summary: 'A concept with its terms',
    tag,
    ability: 'project.read',
    params: oneConcept,
    response: conceptSchema,
    problems: ['glossary-unknown', 'concept-unknown'],
    handle: async (context, { params }) => answer(await findConcept(context, params)),
  }),
  defineRoute({
    method: 'PATCH',
    path: one,
    operationId: 'changeConcept',
    summary: 'Change what is said of a concept',
    tag,
    ability: 'project.review',
    params: oneConcept,
    body: z.strictObject(conceptFields).partial(),
    response: conceptSchema,
    problems: [...changing, 'concept-key-taken'],
    example: { body: { definition: 'Covers a pot' } },
    handle: async (context, { params, body, revision }) =>
      answer(await changeConcept(context, { ...params, revision }, body)),
  }),
  defineRoute({
    method: 'PUT',
    path: `${one}/state`,
    operationId: 'setConceptState',
    summary: 'Deactivate, delete or restore a concept',
    tag,
    ability: 'project.operate',
    params: oneConcept,
    body: z.strictObject({ state: z.enum(states), reason }),
    response: conceptSchema,
    problems: [...changing, 'glossary-held'],
    example: { body: { state: 'active', reason: 'Deleted by mistake' } },
    handle: async (context, { params, body, revision }) =>
      answer(await setConceptState(context, { ...params, revision }, body)),
  }),
  defineRoute({
    method: 'DELETE',
    path: one,
    operationId: 'purgeConcept',
    summary: 'Forget a deleted concept with its history',
    tag,
    ability: 'project.administer',
    params: oneConcept,
    query: z.object({ reason }),
    status: 204,
    problems: [
      'glossary-unknown',
      'glossary-read-only',
      'glossary-deleted',
      'glossary-held',
      'concept-unknown',
      'concept-not-deleted',
    ],
    async handle(context, { params, query }) {
      await purgeConcept(context, params, query.reason);
      return new RouteAnswer(undefined, { status: 204 });
    },
  }),
  defineRoute({
    method: 'GET',
    path: `${one}/history`,
    operationId: 'listConceptChanges',
    summary: 'What was done to a concept and its terms, newest first',
    tag,
    ability: 'project.read',
    params: oneConcept,
    query: changePage,
    response: pageSchema(changeSchema),
    problems: ['glossary-unknown', 'concept-unknown'],
    async handle(context, { params: { projectId, glossaryId, conceptId }, query: { limit, cursor } }) {
      const page = { limit, before: cursor };
      const rows = await listConceptChanges(context, projectId, glossaryId, conceptId, page);
      return pageOf(rows, limit, showChange, ({ id }) => id);
    },
  }),
  defineRoute({
    method: 'POST',
    path: `${one}/terms`,
    operationId: 'addTerm',
    summary: 'Propose another term of a concept',
    tag,
    ability: 'project.review',
    params: oneConcept,
    body: newTerm.safeExtend({ homonym }),
    response: conceptSchema,
    problems: [...changing, 'term-exists', 'terms-too-many'],
    example: { body: { language: 'fr', text: 'couvercle' } },
    handle: async (context, { params, body, revision }) =>
      answer(await addTerm(context, { ...params, revision }, body)),
  }),
  defineRoute({
    method: 'PATCH',
    path: `${one}/terms/:termId`,
    operationId: 'changeTerm',
    summary: 'Change a term; an approved one only by operators',
    tag,
    ability: 'project.review',
    params: oneTerm,
    body: z
      .strictObject(termFields)
      .partial()
      .refine(isPeriod, { error: 'ends before it begins', params: { fault: 'period-reversed' } }),
    response: conceptSchema,
    problems: [...changing, 'term-unknown', 'not-allowed', 'term-period-invalid'],
    example: { body: { validUntil: '2030-12-31' } },
    handle: async (context, { params, body, revision }) =>
      answer(await changeTerm(context, { ...params, revision }, body)),
  }),
  defineRoute({
    method: 'PUT',
    path: `${one}/terms/:termId/approval`,
    operationId: 'decideTerm',
    summary: 'Approve or reject a term, or make it a draft again',
    tag,
    ability: 'project.operate',
    params: oneTerm,
    body: z.strictObject({ approval: z.enum(approvals), reason: reason.optional() }),
    response: conceptSchema,
    problems: [...changing, 'term-unknown'],
    example: { body: { approval: 'approved' } },
    handle: async (context, { params, body, revision }) =>
      answer(await decideTerm(context, { ...params, revision }, body)),
  }),
  defineRoute({
    method: 'PUT',
    path: `${one}/terms/:termId/state`,
    operationId: 'setTermState',
    summary: 'Deactivate, delete or restore a term',
    tag,
    ability: 'project.operate',
    params: oneTerm,
    body: z.strictObject({ state: z.enum(states), reason }),
    response: conceptSchema,
    problems: [...changing, 'term-unknown', 'glossary-held'],
    example: { body: { state: 'active', reason: 'In use again' } },
    handle: async (context, { params, body, revision }) =>
      answer(await setTermState(context, { ...params, revision }, body)),
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/glossaries/:glossaryId/draft-decisions',
    operationId: 'decideDrafts',
    summary: 'Approve or reject all drafts of several concepts',
    tag,
    ability: 'project.operate',
    params: oneGlossary,
    body: z.strictObject({
      conceptIds: z.array(z.uuid()).min(1).max(500),
      approval: z.enum(['approved', 'rejected']),
      reason: reason.optional(),
    }),
    status: 200,
    response: z.object({ terms: z.int().describe('Drafts that were decided.') }),
    problems: ['glossary-unknown', 'glossary-read-only', 'glossary-deleted'],
    example: {
      body: { conceptIds: ['00000000-0000-4000-8000-000000000000'], approval: 'approved' as const },
    },
    handle: async (context, { params, body }) => ({ terms: await decideDrafts(context, params, body) }),
  }),
];
