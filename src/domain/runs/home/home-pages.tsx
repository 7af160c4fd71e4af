import { setTimeout as wait } from 'node:timers/promises';
import type { VNode } from 'preact';
import { z } from 'zod';
import { reading } from '#domain/audit';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { findProject, listProjects, type Project } from '#domain/projects';
import { retryRun } from '#domain/runs/lifecycle';
import { listInProgress, surveyWork, type WorkKind, type WorkSurvey } from '#domain/runs/survey';
import {
  Card,
  DefinitionList,
  EmptyState,
  LanguageName,
  LinkButton,
  Live,
  useSay,
  useView,
} from '#platform/web/components';
import { document, live, localPath, pathTo, redirect } from '#platform/web/pages';
import { homeMessages } from './messages.ts';
import { Pictures } from './pictures.tsx';
import { WaitingCard } from './waiting-card.tsx';
import { homeOf, More, workPage } from './work-page.tsx';
import { ProgressTable, ReviewTable, TroubleTable } from './work-tables.tsx';

const ofProject = z.object({ projectId: z.uuid() });
/** Milliseconds between looks at runs that are on their way. */
const pause = 1_500;

export const homePages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/',
    ability: 'house.read',
    navigation: { in: 'house', order: 10, label: ({ locale }) => homeMessages(locale).home },
    async handle(context, { view }) {
      const say = homeMessages(view.locale);
      const projects = await listProjects(context, { limit: 2 });
      if (projects.length === 0) return document({ title: say.home, body: <NoProjects /> });
      const survey = await surveyWork(context, view.locale);
      return document({ title: say.home, body: <Work survey={survey} /> });
    },
  }),
  workPage,
  definePage({
    method: 'GET',
    path: '/work/progress',
    ability: 'house.read',
    query: ofProject.partial(),
    async handle(context, { query: { projectId }, signal }) {
      if (projectId !== undefined) await findProject(context, projectId);
      return live(watchProgress(context, projectId, signal));
    },
  }),
  definePage({
    method: 'POST',
    path: '/work/retries',
    ability: 'house.read',
    formPage: '/',
    form: z.object({ runId: z.uuid(), back: z.string().max(200).default('/') }),
    async handle(context, { form: { runId, back }, view }) {
      await retryRun(context, runId);
      return redirect(localPath(back) ?? '/', { text: homeMessages(view.locale).retried });
    },
  }),
  definePage({
    method: 'GET',
    path: '/projects/:projectId',
    ability: 'project.read',
    params: ofProject,
    async handle(context, { params: { projectId }, view }) {
      const say = homeMessages(view.locale);
      const project = await findProject(context, projectId);
      const survey = await surveyWork(context, { projectId, zone: view.locale.zone });
      const upload = pathTo('/projects/:projectId/upload', { projectId });
      return document({
        title: project.name,
        ...(view.may('project.operate', projectId) && {
          actions: (
            <LinkButton href={upload} kind="primary">
              {say.upload}
            </LinkButton>
          ),
        }),
        body: (
          <>
            <ProjectFacts project={project} />
            <Work survey={survey} projectId={projectId} />
          </>
        ),
      });
    },
  }),
];

async function* watchProgress(
  context: Context,
  projectId: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<VNode> {
  const { services, actor } = context;
  while (!signal.aborted) {
    const rows = await listInProgress(reading(services, actor), projectId);
    yield <ProgressTable rows={rows} acrossProjects={projectId === undefined} />;
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}

function Work({ survey, projectId }: { readonly survey: WorkSurvey; readonly projectId?: string }) {
  const say = useSay(homeMessages);
  const acrossProjects = projectId === undefined;
  const { open, inTrouble, inReview, inProgress } = survey;
  const back = homeOf(projectId);
  const of = (kind: WorkKind) => ({ kind, projectId });
  const stuck = (open.failed ?? 0) + (open.blocked ?? 0);
  const going = (open.waiting ?? 0) + (open.running ?? 0) + (open.paused ?? 0);
  return (
    <>
      {inTrouble.length > 0 && (
        <Card title={say.trouble} actions={<More {...of('trouble')} count={stuck - inTrouble.length} />}>
          <TroubleTable rows={inTrouble} acrossProjects={acrossProjects} back={back} />
        </Card>
      )}
      <Card
        title={say.waitingForReview}
        actions={<More {...of('review')} count={(open.in_review ?? 0) - inReview.length} />}
      >
        <ReviewTable rows={inReview} acrossProjects={acrossProjects} />
      </Card>
      <WaitingCard waiting={survey.waiting} acrossProjects={acrossProjects} />
      <Card title={say.inProgress} actions={<More {...of('progress')} count={going - inProgress.length} />}>
        <Live src={pathTo('/work/progress', {}, { projectId })}>
          <ProgressTable rows={inProgress} acrossProjects={acrossProjects} />
        </Live>
      </Card>
      {inTrouble.length === 0 && (
        <Card title={say.trouble}>
          <TroubleTable rows={[]} acrossProjects={acrossProjects} back={back} />
        </Card>
      )}
      <Pictures survey={survey} />
    </>
  );
}

function ProjectFacts({ project }: { readonly project: Project }) {
  const say = useSay(homeMessages);
  const { sourceLanguage, targetLanguages } = project;
  return (
    <DefinitionList
      items={[
        {
          term: say.languages,
          value: (
            <>
              {sourceLanguage ? <LanguageName tag={sourceLanguage} /> : say.anyLanguage} →{' '}
              {targetLanguages.length === 0 && say.anyLanguage}
              {targetLanguages.map((tag, index) => (
                <span key={tag}>
                  {index > 0 && ', '}
                  <LanguageName tag={tag} />
                </span>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}

function NoProjects() {
  const say = useSay(homeMessages);
  const { may } = useView();
  if (!may('house.administer')) return <EmptyState title={say.noProjects}>{say.askForProject}</EmptyState>;
  return (
    <EmptyState
      title={say.noProjects}
      action={
        <LinkButton href="/projects/new" kind="primary">
          {say.newProject}
        </LinkButton>
      }
    >
      {say.noProjectsText}
    </EmptyState>
  );
}
