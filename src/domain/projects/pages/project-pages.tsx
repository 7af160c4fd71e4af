import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { createProject, listProjects } from '#domain/projects/catalogue';
import type { Project } from '#domain/projects/records';
import { languageTag, nameOf, pageOf, pageQuery } from '#platform/web';
import {
  Badge,
  Button,
  EmptyState,
  Form,
  LanguageName,
  LinkButton,
  Name,
  Pager,
  Table,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, listed, optional, pathTo, redirect } from '#platform/web/pages';
import { projectMessages } from './messages.ts';

const projectKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
/** Languages that are offered while one types. */
const common =
  'en de fr es it pt nl pl cs da sv fi nb hu ro bg el tr uk ru ar he zh-Hans zh-Hant ja ko'.split(' ');

export const projectPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/projects',
    ability: 'house.read',
    query: pageQuery,
    navigation: {
      in: 'house',
      order: 20,
      label: ({ locale }) => projectMessages(locale).projects,
    },
    async handle(context, { query: { limit, cursor }, view }) {
      const say = projectMessages(view.locale);
      const rows = await listProjects(context, { limit: limit + 1, ...(cursor && { after: cursor }) });
      const page = pageOf(rows, limit, (project) => project);
      const mayCreate = view.may('house.administer');
      return document({
        title: say.projects,
        ...(mayCreate &&
          page.items.length > 0 && {
            actions: <LinkButton href="/projects/new">{say.newProject}</LinkButton>,
          }),
        body: (
          <>
            <ProjectTable projects={page.items} />
            <Pager next={page.next} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: '/projects/new',
    ability: 'house.administer',
    handle(_context, { view }) {
      const say = projectMessages(view.locale);
      return document({
        title: say.newProject,
        width: 'narrow',
        crumbs: [{ label: say.projects, href: '/projects' }],
        body: <NewProject />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path: '/projects',
    ability: 'house.administer',
    formPage: '/projects/new',
    form: z.object({
      name: nameOf(200),
      key: optional(projectKey),
      sourceLanguage: optional(languageTag),
      targetLanguages: listed(languageTag).pipe(z.array(z.string()).max(100)),
    }),
    problemFields: { 'project-key-taken': 'key' },
    async handle(context, { form: { name, key, sourceLanguage, targetLanguages }, view }) {
      const project = await createProject(context, {
        ...{ name, targetLanguages },
        key: key ?? keyOf(name),
        sourceLanguage: sourceLanguage ?? null,
      });
      const text = projectMessages(view.locale).created(name);
      return redirect(pathTo('/projects/:id', { id: project.id }), { text });
    },
  }),
];

/** A key made of a name: what has no Latin letters has a key without a meaning. */
function keyOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-$/, '');
  return plain === '' ? `project-${Math.random().toString(36).slice(2, 8)}` : plain;
}

function ProjectTable({ projects }: { readonly projects: readonly Project[] }) {
  const say = useSay(projectMessages);
  return (
    <Table
      caption={say.projects}
      rows={projects}
      keyOf={({ id }) => id}
      empty={<NoProjects />}
      columns={[
        {
          label: say.name,
          isHead: true,
          cell: ({ id, name, archivedAt }) => (
            <>
              <a href={pathTo('/projects/:id', { id })}>
                <Name>{name}</Name>
              </a>{' '}
              {archivedAt && <Badge tone="neutral">{say.archived}</Badge>}
            </>
          ),
        },
        { label: say.key, cell: ({ key }) => <code>{key}</code> },
        { label: say.languages, cell: (project) => <Languages project={project} /> },
        { label: say.since, cell: ({ createdAt }) => <Time at={createdAt} dateOnly /> },
      ]}
    />
  );
}

function Languages({ project: { sourceLanguage, targetLanguages } }: { readonly project: Project }) {
  const say = useSay(projectMessages);
  const { format } = useView();
  const most = 6;
  return (
    <>
      {sourceLanguage ? <LanguageName tag={sourceLanguage} /> : say.anySource} →{' '}
      {targetLanguages.length === 0 && say.anySource}
      {targetLanguages.slice(0, most).map((tag, index) => (
        <>
          {index > 0 && ', '}
          <LanguageName key={tag} tag={tag} />
        </>
      ))}
      {targetLanguages.length > most && ` + ${format.number(targetLanguages.length - most)}`}
    </>
  );
}

function NoProjects() {
  const say = useSay(projectMessages);
  const { may } = useView();
  if (!may('house.administer')) return <EmptyState title={say.noneOfYours}>{say.askForOne}</EmptyState>;
  return (
    <EmptyState
      title={say.none}
      action={
        <LinkButton href="/projects/new" kind="primary">
          {say.newProject}
        </LinkButton>
      }
    >
      {say.noneText}
    </EmptyState>
  );
}

function NewProject() {
  const say = useSay(projectMessages);
  return (
    <div class="card">
      <Form action="/projects">
        <TextField name="name" label={say.name} hint={say.nameHint} maxLength={200} />
        <TextField name="key" label={say.key} hint={say.keyHint} maxLength={63} size="medium" optional />
        <TextField
          name="sourceLanguage"
          label={say.sourceLanguage}
          hint={say.sourceHint}
          maxLength={35}
          size="short"
          suggestions={common}
          optional
        />
        <TextField name="targetLanguages" label={say.targetLanguages} hint={say.targetHint} optional />
        <Button>{say.create}</Button>
      </Form>
    </div>
  );
}
