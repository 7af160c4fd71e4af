import { z } from 'zod';
import { definePage } from '#domain/context';
import { listWorkOf, type WorkKind, type WorkRow, workKinds } from '#domain/runs/survey';
import { pageOf, pageQuery } from '#platform/web';
import { Pager, useSay } from '#platform/web/components';
import { document, pathTo } from '#platform/web/pages';
import { homeMessages } from './messages.ts';
import { ProgressTable, ReviewTable, TroubleTable } from './work-tables.tsx';

/** All work of a kind, of a project or of all that are the person's: home shows the newest of it. */
export const workPage = definePage({
  method: 'GET',
  path: '/work',
  ability: 'house.read',
  query: pageQuery.extend({
    kind: z.enum(workKinds).default('review'),
    projectId: z.uuid().optional(),
  }),
  async handle(context, { query: { kind, projectId, limit, cursor }, view }) {
    const say = homeMessages(view.locale);
    const rows = await listWorkOf(context, { kind, projectId, limit: limit + 1, before: cursor });
    const page = pageOf(rows, limit, (row) => row);
    return document({
      title: titleOf(kind, say),
      ...(projectId === undefined ? { crumbs: [{ label: say.home, href: '/' }] } : { projectId }),
      body: (
        <>
          <WorkTable kind={kind} rows={page.items} projectId={projectId} />
          <Pager next={page.next} />
        </>
      ),
    });
  },
});

/** Where work of a project, or of all, is surveyed. */
export const homeOf = (projectId: string | undefined) =>
  projectId === undefined ? '/' : pathTo('/projects/:projectId', { projectId });

const titleOf = (kind: WorkKind, say: ReturnType<typeof homeMessages>): string =>
  ({ review: say.waitingForReview, progress: say.inProgress, trouble: say.trouble })[kind];

interface WorkTableProps {
  readonly kind: WorkKind;
  readonly rows: readonly WorkRow[];
  readonly projectId: string | undefined;
}

function WorkTable({ kind, rows, projectId }: WorkTableProps) {
  const shown = { rows, acrossProjects: projectId === undefined };
  if (kind === 'review') return <ReviewTable {...shown} />;
  if (kind === 'progress') return <ProgressTable {...shown} />;
  return <TroubleTable {...shown} back={pathTo('/work', {}, { kind, projectId })} />;
}

interface MoreProps {
  readonly kind: WorkKind;
  readonly projectId: string | undefined;
  readonly count: number;
}

/** To all work of a kind, where some of it is not shown. */
export function More({ kind, projectId, count }: MoreProps) {
  const say = useSay(homeMessages);
  if (count <= 0) return null;
  return <a href={pathTo('/work', {}, { kind, projectId })}>{say.more(count)}</a>;
}
