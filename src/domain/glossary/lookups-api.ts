import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { findTermsIn } from '#domain/glossary/matching';
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
];
