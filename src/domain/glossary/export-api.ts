import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { approvals } from '#domain/glossary/concepts';
import { exportTerms } from '#domain/glossary/export';
import { RouteAnswer } from '#platform/web';
import { languageTag, oneGlossary } from './api-shapes.ts';
import { conceptFilter } from './concepts-api.ts';

const languages = z
  .string()
  .transform((tags) => tags.split(',').filter(Boolean))
  .pipe(z.array(languageTag).max(50))
  .default([])
  .describe('Tags separated by commas: only their terms.');

export const exportRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/glossaries/:glossaryId/export',
    operationId: 'exportTerms',
    summary: 'A glossary as TBX or a table, as far as a filter wants it',
    tag: 'Glossaries',
    ability: 'project.read',
    params: oneGlossary,
    query: conceptFilter.omit({ state: true, language: true, approval: true }).extend({
      format: z.enum(['tbx', 'csv']).default('tbx'),
      version: z.enum(['2', '3']).default('3').describe('Of TBX.'),
      separator: z.enum(['comma', 'semicolon', 'tab']).default('comma').describe('Of a table.'),
      languages,
      approval: z.enum([...approvals, 'all']).default('approved'),
    }),
    problems: ['glossary-unknown'],
    async handle(context, { params, query }) {
      const { format, version, separator, languages: tags, approval, ...filter } = query;
      const { fileName, mediaType, content } = await exportTerms(context, {
        ...params,
        format,
        version: version === '2' ? 2 : 3,
        delimiter: ({ comma: ',', semicolon: ';', tab: '\t' } as const)[separator],
        languages: tags,
        approval,
        filter,
      });
      return new RouteAnswer(undefined, {
        stream: content,
        headers: {
          'content-type': mediaType,
          'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`,
        },
      });
    },
  }),
];
