import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { type Connection, createConnection, listConnections } from '#domain/projects/connections';
import { Badge, EmptyState, LinkButton, Name, Table, useSay } from '#platform/web/components';
import { document, type PageAnswer, pathTo, redirect, type View } from '#platform/web/pages';
import { ConnectionForm, newConnectionForm } from './connection-form.tsx';
import { connectionMessages } from './messages.ts';

const ofHouse = '/connections';
const ofProject = '/projects/:projectId/connections';
const params = z.object({ projectId: z.uuid() });
const problemFields = {
  'connection-name-taken': 'name',
  'connection-address-refused': 'baseUrl',
} as const;

export const connectionListPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: ofHouse,
    ability: 'house.administer',
    navigation: { in: 'settings', order: 20, label: ({ locale }) => connectionMessages(locale).connections },
    handle: (context, { view }) => showList(context, view, null, `${ofHouse}/new`),
  }),
  definePage({
    method: 'GET',
    path: `${ofHouse}/new`,
    ability: 'house.administer',
    handle: (_context, { view }) => showForm(view, ofHouse),
  }),
  definePage({
    method: 'POST',
    path: ofHouse,
    formPage: `${ofHouse}/new`,
    ability: 'house.administer',
    form: newConnectionForm,
    problemFields,
    handle: (context, { form, view }) => create(context, view, null, form),
  }),
  definePage({
    method: 'GET',
    path: ofProject,
    ability: 'project.read',
    params,
    navigation: {
      in: 'project-setup',
      order: 72,
      label: ({ locale }) => connectionMessages(locale).connections,
    },
    async handle(context, { params: { projectId }, view }) {
      const form = pathTo(`${ofProject}/new`, { projectId });
      return showList(context, view, projectId, view.may('project.administer', projectId) ? form : undefined);
    },
  }),
  definePage({
    method: 'GET',
    path: `${ofProject}/new`,
    ability: 'project.administer',
    params,
    handle: (_context, { params: own, view }) => showForm(view, pathTo(ofProject, own)),
  }),
  definePage({
    method: 'POST',
    path: ofProject,
    formPage: `${ofProject}/new`,
    ability: 'project.administer',
    params,
    form: newConnectionForm,
    problemFields,
    handle: (context, { params: { projectId }, form, view }) => create(context, view, projectId, form),
  }),
];

async function showList(
  context: Context,
  view: View,
  projectId: string | null,
  form: string | undefined,
): Promise<PageAnswer> {
  const say = connectionMessages(view.locale);
  const connections = await listConnections(context, projectId);
  return document({
    title: say.connections,
    ...(form && { actions: <LinkButton href={form}>{say.newConnection}</LinkButton> }),
    body: (
      <>
        <p>{say.text}</p>
        <ConnectionTable connections={connections} />
      </>
    ),
  });
}

function showForm(view: View, list: string): PageAnswer {
  const say = connectionMessages(view.locale);
  return document({
    title: say.newConnection,
    width: 'narrow',
    crumbs: [{ label: say.connections, href: list }],
    body: <ConnectionForm action={list} />,
  });
}

async function create(
  context: Context,
  view: View,
  projectId: string | null,
  { secret, ...form }: z.output<typeof newConnectionForm>,
): Promise<PageAnswer> {
  const input = { ...form, secret: secret ?? null, enabled: true };
  const { id } = await createConnection(context, projectId, input);
  const text = connectionMessages(view.locale).created;
  return redirect(pathTo('/connections/:id', { id }), { text, tone: 'good' });
}

function ConnectionTable({ connections }: { readonly connections: readonly Connection[] }) {
  const say = useSay(connectionMessages);
  return (
    <Table
      caption={say.connections}
      rows={connections}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        {
          label: say.name,
          isHead: true,
          cell: ({ id, name }) => (
            <a href={pathTo('/connections/:id', { id })}>
              <Name>{name}</Name>
            </a>
          ),
        },
        { label: say.provider, cell: ({ settings }) => settings.provider },
        { label: say.model, cell: ({ settings }) => settings.model && <Name>{settings.model}</Name> },
        { label: say.where, cell: ({ projectId }) => (projectId === null ? say.ofHouse : say.ofProject) },
        {
          label: say.state,
          cell: ({ enabled }) => (
            <Badge tone={enabled ? 'good' : 'neutral'}>{enabled ? say.on : say.off}</Badge>
          ),
        },
      ]}
    />
  );
}
