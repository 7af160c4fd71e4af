import { Readable } from 'node:stream';
import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { findProject, listProjects } from '#domain/projects';
import { document, download, type View } from '#platform/web/pages';
import { ReportFrame } from './frame.tsx';
import { reportMessages } from './messages.ts';
import { type Report, reports } from './reports.tsx';
import { type Asked, bases, reportQuery as query } from './scope.ts';

/** Of more projects than this people choose by their names. */
const mostProjects = 200;
const params = z.object({ projectId: z.uuid() });

export const reportPages: readonly VersoPage[] = reports.flatMap((report) => {
  const suffix = report.kind === 'coverage' ? '' : `/${report.kind}`;
  const csv = `/${report.kind}.csv`;
  const navigation = (where: 'house' | 'project', order: number) =>
    report.kind === 'coverage' && {
      navigation: { in: where, order, label: ({ locale }: View) => reportMessages(locale).reports },
    };
  return [
    definePage({
      method: 'GET',
      path: `${bases.house}${suffix}`,
      ability: 'house.read',
      query,
      ...navigation('house', 40),
      handle: (context, { query: asked, view }) =>
        show(context, report, { ...asked, zone: view.locale.zone }, view),
    }),
    definePage({
      method: 'GET',
      path: `${bases.project}${suffix}`,
      ability: 'project.read',
      params,
      query,
      ...navigation('project', 60),
      handle: (context, { params: { projectId }, query: asked, view }) =>
        show(context, report, { ...asked, projectId, zone: view.locale.zone }, view),
    }),
    definePage({
      method: 'GET',
      path: `${bases.house}${csv}`,
      ability: 'house.read',
      query,
      handle: (context, { query: asked, view }) =>
        take(context, report, { ...asked, zone: view.locale.zone }),
    }),
    definePage({
      method: 'GET',
      path: `${bases.project}${csv}`,
      ability: 'project.read',
      params,
      query,
      handle: (context, { params: { projectId }, query: asked, view }) =>
        take(context, report, { ...asked, projectId, zone: view.locale.zone }),
    }),
  ];
});

async function show(context: Context, report: Report, asked: Asked, view: View) {
  const body = await report.show(context, asked);
  const isHouse = asked.projectId === undefined;
  const choice = isHouse ? await chooseProjects(context, asked) : { projects: [], areMany: false };
  const { kind, groups } = report;
  return document({
    title: reportMessages(view.locale).reports,
    width: 'wide',
    body: <ReportFrame {...{ kind, groups, asked, ...choice }}>{body}</ReportFrame>,
  });
}

/** Projects to choose from, the chosen one among them, and whether there are more than one list holds. */
async function chooseProjects(context: Context, { project, named }: Asked) {
  const search = named === undefined ? {} : { named };
  const found = await listProjects(context, { ...search, limit: mostProjects + 1 });
  const projects = found.slice(0, mostProjects);
  if (project !== undefined && !projects.some(({ id }) => id === project))
    projects.unshift(await findProject(context, project));
  return { projects, areMany: named !== undefined || found.length > mostProjects };
}

async function take(context: Context, report: Report, asked: Asked) {
  const content = Readable.from([await report.table(context, asked)]);
  return download({ content, fileName: `${report.kind}.csv`, mediaType: 'text/csv; charset=utf-8' });
}
