import { z } from 'zod';
import {
  type AuditPlace,
  exportEntries,
  findActors,
  findSubjects,
  placeOf,
  searchAudit,
} from '#domain/audit/search';
import { type Ability, definePage, type NamedSubjects, type VersoPage } from '#domain/context';
import { pageOf } from '#platform/web';
import { LinkButton, Pager, Suggestions } from '#platform/web/components';
import { type DocumentAnswer, document, download, fragment, optional, pathTo } from '#platform/web/pages';
import { AuditFilter, NameChoices } from './audit-filter.tsx';
import { type AuditQuery, auditFilter, auditQuery, filterOf, searchOf } from './audit-query.ts';
import { EntryTable } from './entry-table.tsx';
import { auditMessages } from './messages.ts';
import { verificationPage, verificationPath } from './verification-page.tsx';

interface Scope {
  readonly path: string;
  readonly ability: Ability;
  readonly params: z.ZodType<{ readonly projectId?: string }>;
  readonly navigation: { readonly in: 'settings' | 'project-setup'; readonly order: number };
}

const scopes: readonly Scope[] = [
  {
    path: '/audit',
    ability: 'house.administer',
    params: z.object({}),
    navigation: { in: 'settings', order: 40 },
  },
  {
    path: '/projects/:projectId/audit',
    ability: 'project.operate',
    params: z.object({ projectId: z.uuid() }),
    navigation: { in: 'project-setup', order: 86 },
  },
];

/** The search in the house and in projects, and the verification of the chain. */
export const auditPages = (kinds: readonly NamedSubjects[]): readonly VersoPage[] => [
  ...scopes.flatMap((scope) => [
    searchPage(scope, kinds),
    exportPage(scope, kinds),
    ...namePages(scope, kinds),
  ]),
  verificationPage,
];

function searchPage(
  { path, ability, params, navigation }: Scope,
  kinds: readonly NamedSubjects[],
): VersoPage {
  return definePage({
    method: 'GET',
    path,
    ability,
    params,
    query: auditQuery,
    navigation: { ...navigation, label: ({ locale }) => auditMessages(locale).audit },
    async handle(context, { params: { projectId }, query, view }) {
      const { limit, cursor: before } = query;
      const search = { ...searchOf(filterOf(query), view.locale), before, limit: limit + 1 };
      const found = await searchAudit(context, { projectId, kinds }, search);
      return {
        ...auditDocument(pathTo(path, { ...(projectId && { projectId }) }), query, found),
        title: auditMessages(view.locale).audit,
        ...(projectId === undefined && {
          actions: <LinkButton href={verificationPath}>{auditMessages(view.locale).verification}</LinkButton>,
        }),
      };
    },
  });
}

function auditDocument(
  path: string,
  query: AuditQuery,
  { entries, choices }: Awaited<ReturnType<typeof searchAudit>>,
): DocumentAnswer {
  const page = pageOf(entries, query.limit, (entry) => entry, placeOf);
  const isAmbiguous = Object.keys(choices).length > 0;
  const filter = filterOf(query);
  return document({
    title: '',
    width: 'wide',
    body: (
      <>
        <AuditFilter path={path} filter={filter} />
        <div id="entries" class="stack">
          {isAmbiguous ? (
            <NameChoices path={path} filter={filter} choices={choices} />
          ) : (
            <EntryTable entries={page.items} csv={pathTo(`${path}.csv`, {}, filter)} />
          )}
          <Pager next={page.next} />
        </div>
      </>
    ),
  });
}

function exportPage({ path, ability, params }: Scope, kinds: readonly NamedSubjects[]): VersoPage {
  return definePage({
    method: 'GET',
    path: `${path}.csv`,
    ability,
    params,
    query: auditFilter,
    async handle(context, { params: { projectId }, query, view }) {
      const place: AuditPlace = { projectId, kinds };
      return download({
        content: await exportEntries(context, place, searchOf(query, view.locale)),
        fileName: 'audit.csv',
        mediaType: 'text/csv; charset=utf-8',
      });
    },
  });
}

/** What completes names as they are typed. */
function namePages({ path, ability, params }: Scope, kinds: readonly NamedSubjects[]): VersoPage[] {
  const typed = optional(z.string().max(200));
  const suggest = (found: readonly { readonly name: string }[]) =>
    fragment(<Suggestions values={[...new Set(found.map(({ name }) => name))]} />);
  return [
    definePage({
      method: 'GET',
      path: `${path}/actors`,
      ability,
      params,
      query: z.object({ actor: typed }),
      handle: async (context, { params: { projectId }, query: { actor } }) =>
        suggest(actor === undefined ? [] : await findActors(context, actor, projectId)),
    }),
    definePage({
      method: 'GET',
      path: `${path}/subjects`,
      ability,
      params,
      query: z.object({ subject: typed }),
      handle: async (context, { params: { projectId }, query: { subject } }) =>
        suggest(subject === undefined ? [] : await findSubjects(context, kinds, subject, projectId)),
    }),
  ];
}
