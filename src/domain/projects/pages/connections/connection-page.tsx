import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import {
  type Connection,
  type ConnectionTrial,
  changeConnection,
  deleteConnection,
  findConnection,
  maySeeSpending,
  type Spending,
  spendingOf,
  tryConnection,
} from '#domain/projects/connections';
import { languageTag } from '#platform/web';
import {
  ActionButton,
  Button,
  Card,
  CauseText,
  DefinitionList,
  EmptyState,
  Form,
  Name,
  Notice,
  Table,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { document, type PageAnswer, pathTo, redirect, type View } from '#platform/web/pages';
import { ConnectionForm, connectionForm } from './connection-form.tsx';
import { connectionMessages } from './messages.ts';

const path = '/connections/:connectionId';
const params = z.object({ connectionId: z.uuid() });
/** Days of spending that are shown. */
const shownDays = 31;

export const connectionPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'house.read',
    params,
    handle: (context, { params: { connectionId }, view }) => showConnection(context, view, connectionId),
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'house.read',
    params,
    form: connectionForm,
    problemFields: { 'connection-address-refused': 'baseUrl', 'connection-secret-needed': 'secret' },
    async handle(context, { params: { connectionId }, form, revision, view }) {
      const { forgetSecret, secret, ...change } = form;
      const key = secret ?? (forgetSecret ? null : undefined);
      const all = { ...change, ...(key !== undefined && { secret: key }) };
      await changeConnection(context, connectionId, all, revision);
      const text = connectionMessages(view.locale).saved;
      return redirect(pathTo(path, { connectionId }), { text, tone: 'good' });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/trials`,
    formPage: path,
    ability: 'house.read',
    params,
    transaction: false,
    form: z.object({ from: languageTag, to: languageTag }),
    async handle(context, { params: { connectionId }, form, view }) {
      const trial = await tryConnection(context, connectionId, form);
      return showConnection(context, view, connectionId, trial);
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/deletion`,
    formPage: path,
    ability: 'house.read',
    params,
    async handle(context, { params: { connectionId }, revision, view }) {
      const { projectId } = await findConnection(context, connectionId);
      await deleteConnection(context, connectionId, revision);
      return redirect(listOf(projectId), { text: connectionMessages(view.locale).deleted });
    },
  }),
];

async function showConnection(
  context: Context,
  view: View,
  id: string,
  trial?: ConnectionTrial,
): Promise<PageAnswer> {
  const connection = await findConnection(context, id);
  const { projectId, name } = connection;
  const isChangeable =
    projectId === null ? view.may('house.administer') : view.may('project.administer', projectId);
  const spending = maySeeSpending(context, connection) ? await spendingOf(context, id, shownDays) : undefined;
  return document({
    title: name,
    ...(projectId !== null && { projectId }),
    crumbs: [{ label: connectionMessages(view.locale).connections, href: listOf(projectId) }],
    body: (
      <>
        {isChangeable ? <Trial connection={connection} trial={trial} /> : <Facts connection={connection} />}
        {isChangeable && <Settings connection={connection} />}
        {spending ? (
          <SpendingTable spending={spending} />
        ) : (
          <p class="soft">{connectionMessages(view.locale).spendingOfAll}</p>
        )}
        {isChangeable && <Deletion connection={connection} />}
      </>
    ),
  });
}

function listOf(projectId: string | null): string {
  return projectId === null ? '/connections' : pathTo('/projects/:projectId/connections', { projectId });
}

interface ConnectionProps {
  readonly connection: Connection;
}

function Trial({
  connection: { id },
  trial,
}: ConnectionProps & { readonly trial: ConnectionTrial | undefined }) {
  const say = useSay(connectionMessages);
  const { format } = useView();
  return (
    <Card title={say.tryTitle}>
      {trial?.succeeded && (
        <Notice tone="good" isNews>
          {say.succeeded(format.number(trial.milliseconds))}
        </Notice>
      )}
      {trial && !trial.succeeded && (
        <Notice tone="bad" title={say.failed} isNews>
          <p>
            <CauseText cause={trial.failure ?? null} />
          </p>
        </Notice>
      )}
      <p>{say.tryText}</p>
      <Form action={pathTo(`${path}/trials`, { connectionId: id })} name="trial">
        <TextField name="from" label={say.from} value="en" maxLength={35} size="short" />
        <TextField name="to" label={say.to} value="de" maxLength={35} size="short" />
        <Button>{say.try}</Button>
      </Form>
    </Card>
  );
}

function Settings({ connection }: ConnectionProps) {
  const say = useSay(connectionMessages);
  return (
    <Card title={say.settings}>
      <ConnectionForm action={pathTo(path, { connectionId: connection.id })} connection={connection} />
    </Card>
  );
}

function Facts({ connection: { settings, enabled, projectId } }: ConnectionProps) {
  const say = useSay(connectionMessages);
  return (
    <DefinitionList
      items={[
        { term: say.provider, value: settings.provider },
        { term: say.model, value: settings.model && <Name>{settings.model}</Name> },
        { term: say.where, value: projectId === null ? say.ofHouse : say.ofProject },
        { term: say.state, value: enabled ? say.on : say.off },
      ]}
    />
  );
}

function SpendingTable({ spending }: { readonly spending: readonly Spending[] }) {
  const say = useSay(connectionMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.spending}
      rows={spending}
      keyOf={({ day, currency }) => `${day} ${currency}`}
      empty={<EmptyState title={say.nothingSpent}>{say.nothingSpentText}</EmptyState>}
      columns={[
        { label: say.onDay, isHead: true, cell: ({ day }) => format.day(day) },
        { label: say.calls, isFigure: true, cell: ({ calls }) => format.number(calls) },
        { label: say.characters, isFigure: true, cell: ({ characters }) => format.number(characters) },
        {
          label: say.tokens,
          isFigure: true,
          cell: ({ inputTokens, outputTokens }) => format.number(inputTokens + outputTokens),
        },
        {
          label: say.price,
          isFigure: true,
          cell: ({ price, currency }) => (currency === '' ? say.noPrice : format.money(price, currency)),
        },
      ]}
    />
  );
}

function Deletion({ connection: { id, revision } }: ConnectionProps) {
  const say = useSay(connectionMessages);
  return (
    <Card title={say.delete}>
      <p>{say.deleteText}</p>
      <ActionButton
        action={pathTo(`${path}/deletion`, { connectionId: id })}
        revision={revision}
        kind="danger"
      >
        {say.delete}
      </ActionButton>
    </Card>
  );
}
