import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { listDomains, requireGlossary } from '#domain/glossary/catalogue';
import { decideDrafts } from '#domain/glossary/concepts';
import { exportTerms } from '#domain/glossary/export';
import { listImportRows } from '#domain/glossary/imports';
import { ImportTable } from '#domain/glossary/pages/imports';
import { crumbsOf, glossaryMessages, ofGlossary, glossaryPath as path } from '#domain/glossary/pages/wording';
import { findConcepts } from '#domain/glossary/retrieval';
import { findProject } from '#domain/projects';
import { pageOf, pageQuery } from '#platform/web';
import { LinkButton, Name, Pager } from '#platform/web/components';
import { document, download, listed, pathTo, redirect } from '#platform/web/pages';
import { ConceptFilter, ConceptTable, DecideShown } from './concept-list.tsx';
import { conceptFilter, said } from './wanted-concepts.ts';

/** Concepts of a page; also what one press of a button decides on. */
const most = 50;
export const glossaryPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params: ofGlossary,
    query: pageQuery.pick({ cursor: true }).extend(conceptFilter.shape),
    async handle(context, { params, query: { cursor, ...wanted }, view }) {
      const { projectId, glossaryId } = params;
      const glossary = await requireGlossary(context, projectId, glossaryId);
      const rows = await findConcepts(context, projectId, glossaryId, said(wanted), {
        limit: most,
        after: cursor,
      });
      const { items, next } = pageOf(rows, most, (concept) => concept);
      const [project, domains, imports] = await Promise.all([
        findProject(context, projectId),
        listDomains(context, projectId, glossaryId),
        listImportRows(context.db, { ...params, limit: 10 }),
      ]);
      const say = glossaryMessages(view.locale);
      const mayOperate = view.may('project.operate', projectId);
      const isOpen = glossary.access === 'write' && glossary.state !== 'deleted';
      return document({
        title: glossary.name,
        width: 'wide',
        crumbs: crumbsOf(say, params),
        actions: (
          <>
            <LinkButton href={pathTo(`${path}/settings`, params)}>{say.settings}</LinkButton>
            <LinkButton href={pathTo(`${path}/export`, params, { format: 'tbx' })}>
              {say.exportTbx}
            </LinkButton>
            <LinkButton href={pathTo(`${path}/export`, params, { format: 'csv' })}>
              {say.exportCsv}
            </LinkButton>
            {isOpen && mayOperate && (
              <LinkButton href={pathTo(`${path}/imports/new`, params)}>{say.importFile}</LinkButton>
            )}
            {isOpen && view.may('project.review', projectId) && (
              <LinkButton href={pathTo(`${path}/concepts/new`, params)} kind="primary">
                {say.newConcept}
              </LinkButton>
            )}
          </>
        ),
        body: (
          <>
            {glossary.description && (
              <p>
                <Name>{glossary.description}</Name>
              </p>
            )}
            <ConceptFilter wanted={wanted} domains={domains} />
            <div id="concepts" class="stack">
              {isOpen && mayOperate && wanted.approval === 'draft' && items.length > 0 && (
                <DecideShown concepts={items} params={params} />
              )}
              <ConceptTable concepts={items} params={params} from={project.sourceLanguage} />
              <Pager next={next} />
            </div>
            {imports.length > 0 && <ImportTable imports={imports.slice(0, 10)} />}
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: `${path}/export`,
    ability: 'project.read',
    params: ofGlossary,
    query: z.object({ format: z.enum(['tbx', 'csv']).default('tbx') }),
    async handle(context, { params, query: { format } }) {
      const request = { ...params, format, languages: [], approval: 'approved', filter: {} } as const;
      return download(await exportTerms(context, request));
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/drafts`,
    ability: 'project.operate',
    params: ofGlossary,
    formPage: path,
    form: z.object({
      conceptIds: listed(z.uuid()).pipe(z.array(z.uuid()).max(most)),
      approval: z.enum(['approved', 'rejected']),
    }),
    async handle(context, { params, form, view }) {
      const decided = await decideDrafts(context, params, form);
      const text = glossaryMessages(view.locale).draftsDecided(decided);
      return redirect(pathTo(path, params, { approval: 'draft' }), { text, tone: 'good' });
    },
  }),
];
