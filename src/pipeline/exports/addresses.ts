import { Readable } from 'node:stream';
import { z } from 'zod';
import { definePage, defineRoute } from '#domain/context';
import { contentDisposition } from '#platform/storage';
import { RouteAnswer } from '#platform/web';
import { download } from '#platform/web/pages';
import { type ExportFormat, exportFormats, exportRun } from './export-run.ts';

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/exports/:format',
    operationId: 'exportRun',
    summary: 'What a run holds, for other tools: XLIFF 2.1 with every segment, or TMX 1.4 with every target',
    tag: 'Runs',
    ability: 'project.read',
    params: z.object({ runId: z.uuid(), format: z.enum(exportFormats) }),
    problems: ['run-unknown', 'export-empty'],
    async handle(context, { params: { runId, format } }) {
      const { fileName, mediaType, pieces } = await exportRun(context, runId, format);
      return new RouteAnswer(undefined, {
        stream: Readable.from(pieces, { objectMode: false }),
        headers: {
          'content-type': mediaType,
          'content-disposition': contentDisposition(fileName),
          'x-content-type-options': 'nosniff',
        },
      });
    },
  }),
];

const pageOf = (format: ExportFormat) =>
  definePage({
    method: 'GET',
    path: `/runs/:runId/downloads/${format}`,
    ability: 'project.read',
    params: z.object({ runId: z.uuid() }),
    async handle(context, { params: { runId } }) {
      const { pieces, ...named } = await exportRun(context, runId, format);
      return download({ content: Readable.from(pieces, { objectMode: false }), ...named });
    },
  });

export const pages = exportFormats.map(pageOf);
