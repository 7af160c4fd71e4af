import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { findTermsIn } from '#domain/glossary/matching';
import { describeTermSearch } from '#domain/glossary/retrieval';
import { inProject, languageTag, matchSchema, showMatch } from './api-shapes.ts';

export const lookupRoutes = [
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/term-lookups',
    operationId: 'findTerms',
    summary: 'The terms of a project’s glossaries in texts, as providers and checks are told',
    tag: 'Terms',
    ability: 'project.read',
    params: inProject,
    body: z.strictObject({
      from: languageTag,
      to: languageTag,
      texts: z.array(z.string().max(20_000)).min(1).max(500),
    }),
    status: 200,
    transaction: false,
    response: z.object({ items: z.array(z.array(matchSchema)).describe('One list for each text.') }),
    example: { body: { from: 'en', to: 'de', texts: ['Close the lid.'] } },
    async handle(context, { params, body: { texts, ...pair } }) {
      const found = await findTermsIn(context, { ...params, ...pair }, texts);
      return { items: found.map((matches) => matches.map(showMatch)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/term-search',
    operationId: 'getTermSearch',
    summary: 'Whether a search server helps looking concepts up, and how far it has what changed',
    tag: 'Terms',
    ability: 'house.administer',
    response: z
      .object({
        isSet: z.boolean().describe('Without one PostgreSQL looks everything up.'),
        state: z
          .object({
            circuit: z
              .enum(['closed', 'trying', 'open'])
              .describe('`open`: it failed several times, and PostgreSQL answers for a while.'),
            lastFailure: z.string().nullable(),
          })
          .nullable()
          .describe('Of the process that answers this.'),
        indexes: z.array(
          z.object({
            name: z.string(),
            state: z.string().describe('`live`: the one that is asked; `building`: the one that will be.'),
            glossaries: z.int(),
            behind: z.int().describe('Those of which it does not have all; PostgreSQL answers for them.'),
          }),
        ),
      })
      .meta({ id: 'TermSearch' }),
    async handle(context) {
      const { isSet, state, indexes } = await describeTermSearch(context);
      const shown = state && { circuit: state.circuit, lastFailure: state.lastFailure ?? null };
      return { isSet, state: shown, indexes: [...indexes] };
    },
  }),
];
