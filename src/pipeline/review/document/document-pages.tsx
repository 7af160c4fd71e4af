import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { LinkButton, useSay } from '#platform/web/components';
import { document, fragment, pathTo } from '#platform/web/pages';
import { documentQuery } from './document-query.ts';
import { DocumentView } from './document-view.tsx';
import { documentMessages } from './messages.ts';
import { readDocument } from './read-document.ts';

const common = {
  method: 'GET',
  ability: 'project.read',
  params: z.object({ runId: z.uuid() }),
  query: documentQuery,
} as const;

export const documentPages: readonly VersoPage[] = [
  definePage({
    ...common,
    path: '/runs/:runId/document',
    async handle(context, { params: { runId }, query, view }) {
      const found = await readDocument(context, runId, query);
      const say = documentMessages(view.locale);
      const { projectId } = found.run;
      return document({
        projectId,
        title: say.title({ name: found.fileName }),
        width: 'wide',
        crumbs: [
          { label: say.runs, href: pathTo('/projects/:projectId/runs', { projectId }) },
          { label: found.fileName, href: pathTo('/runs/:runId', { runId }) },
        ],
        actions: (
          <LinkButton href={pathTo('/runs/:runId/review', { runId }, { segment: query.segment })}>
            {say.review}
          </LinkButton>
        ),
        body: (
          <>
            <About />
            <DocumentView document={found} query={query} in="page" />
          </>
        ),
      });
    },
  }),
  definePage({
    ...common,
    path: '/runs/:runId/document/window',
    async handle(context, { params: { runId }, query }) {
      const found = await readDocument(context, runId, query);
      return fragment(<DocumentView document={found} query={query} in="pane" />);
    },
  }),
];

function About() {
  return <p class="soft">{useSay(documentMessages).about}</p>;
}
