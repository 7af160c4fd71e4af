import { Readable } from 'node:stream';
import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { reportQuality } from '#domain/runs/reports';
import { document, download, optional } from '#platform/web/pages';
import { reportMessages } from './messages.ts';
import { qualityBody } from './quality.tsx';
import { qualityCsv } from './quality-csv.ts';

const path = '/projects/:projectId/reports';
const params = z.object({ projectId: z.uuid() });
const query = z.object({ from: optional(z.iso.date()), to: optional(z.iso.date()) });

/** Days in UTC, as moments. */
const periodOf = ({ from, to }: z.output<typeof query>) => ({
  ...(from && { from: `${from}T00:00:00Z` }),
  ...(to && { to: `${to}T00:00:00Z` }),
});

export const reportPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params,
    query,
    navigation: { in: 'project', order: 60, label: ({ locale }) => reportMessages(locale).reports },
    async handle(context, { params: { projectId }, query: asked, view }) {
      const models = await reportQuality(context, { projectId, ...periodOf(asked) });
      return document({
        title: reportMessages(view.locale).reports,
        width: 'wide',
        body: qualityBody({ models, projectId, ...asked }),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: `${path}/quality.csv`,
    ability: 'project.read',
    params,
    query,
    async handle(context, { params: { projectId }, query: asked }) {
      const csv = qualityCsv(await reportQuality(context, { projectId, ...periodOf(asked) }));
      const content = Readable.from([csv]);
      return download({ content, fileName: 'quality.csv', mediaType: 'text/csv; charset=utf-8' });
    },
  }),
];
