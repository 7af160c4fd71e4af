import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { changeProject } from '#domain/projects/catalogue';
import { findProject, type Project } from '#domain/projects/records';
import { languageTag, nameOf } from '#platform/web';
import {
  ActionButton,
  Button,
  Card,
  DefinitionList,
  Form,
  Name,
  Notice,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { document, listed, optional, pathTo, redirect } from '#platform/web/pages';
import { projectMessages } from './messages.ts';
import { settingsMessages } from './settings-messages.ts';

const path = '/projects/:projectId/settings';
const params = z.object({ projectId: z.uuid() });

export const settingsPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params,
    navigation: { in: 'project-setup', order: 90, label: ({ locale }) => settingsMessages(locale).settings },
    async handle(context, { params: { projectId }, view }) {
      const project = await findProject(context, projectId);
      const mayAdminister = view.may('project.administer', projectId);
      return document({
        title: settingsMessages(view.locale).settings,
        body: (
          <>
            {mayAdminister ? <ProjectForm project={project} /> : <ProjectFacts project={project} />}
            <Places projectId={projectId} />
            {mayAdminister && <Archiving project={project} />}
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'project.administer',
    params,
    form: z.object({
      name: nameOf(200),
      sourceLanguage: optional(languageTag),
      targetLanguages: listed(languageTag).pipe(z.array(z.string()).max(100)),
    }),
    async handle(context, { params: { projectId }, form, revision, view }) {
      const change = { ...form, sourceLanguage: form.sourceLanguage ?? null };
      await changeProject(context, projectId, change, revision);
      const text = settingsMessages(view.locale).saved;
      return redirect(pathTo(path, { projectId }), { text, tone: 'good' });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/archiving`,
    formPage: path,
    ability: 'project.administer',
    params,
    form: z.object({ archived: z.enum(['yes', 'no']) }),
    async handle(context, { params: { projectId }, form, revision, view }) {
      const say = settingsMessages(view.locale);
      const isArchived = form.archived === 'yes';
      await changeProject(context, projectId, { archivedAt: isArchived ? context.now() : null }, revision);
      return redirect(pathTo(path, { projectId }), { text: isArchived ? say.archived : say.restored });
    },
  }),
];

function ProjectForm({ project }: { readonly project: Project }) {
  const say = useSay(projectMessages);
  const own = useSay(settingsMessages);
  return (
    <Card title={own.project}>
      <Form action={pathTo(path, { projectId: project.id })} revision={project.revision}>
        <TextField name="name" label={say.name} hint={say.nameHint} value={project.name} maxLength={200} />
        <TextField
          name="sourceLanguage"
          label={say.sourceLanguage}
          hint={say.sourceHint}
          value={project.sourceLanguage ?? ''}
          maxLength={35}
          size="short"
          optional
        />
        <TextField
          name="targetLanguages"
          label={say.targetLanguages}
          hint={say.targetHint}
          value={project.targetLanguages.join(', ')}
          optional
        />
        <Button>{own.save}</Button>
      </Form>
    </Card>
  );
}

/** What else is settled for the project, and where. */
function Places({ projectId }: { readonly projectId: string }) {
  const say = useSay(settingsMessages);
  const { may } = useView();
  const places = ['members', 'connections', 'policy', 'glossaries', 'memories'] as const;
  const own = may('project.administer', projectId) ? (['webhooks'] as const) : [];
  return (
    <Card title={say.places}>
      <DefinitionList
        items={[...places, ...own].map((place) => ({
          term: say[place],
          href: pathTo(`/projects/:projectId/${place}`, { projectId }),
          value: say[`${place}Place`],
        }))}
      />
    </Card>
  );
}

function Archiving({ project: { id, revision, archivedAt } }: { readonly project: Project }) {
  const say = useSay(settingsMessages);
  return (
    <Card title={say.archive}>
      {archivedAt ? <Notice tone="warning">{say.archived}</Notice> : <p>{say.archiveText}</p>}
      <ActionButton
        action={pathTo(`${path}/archiving`, { projectId: id })}
        fields={{ archived: archivedAt ? 'no' : 'yes' }}
        revision={revision}
        kind={archivedAt ? 'primary' : 'danger'}
      >
        {archivedAt ? say.restoreProject : say.archiveProject}
      </ActionButton>
    </Card>
  );
}

function ProjectFacts({ project }: { readonly project: Project }) {
  const say = useSay(projectMessages);
  return (
    <DefinitionList
      items={[
        { term: say.name, value: <Name>{project.name}</Name> },
        { term: say.key, value: <code>{project.key}</code> },
        { term: say.sourceLanguage, value: project.sourceLanguage ?? say.anySource },
        { term: say.targetLanguages, value: project.targetLanguages.join(', ') || say.anySource },
      ]}
    />
  );
}
