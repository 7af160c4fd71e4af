import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import {
  changeWebhook,
  type Delivery,
  deleteWebhook,
  listDeliveries,
  redeliver,
  requireWebhook,
  retryDelivery,
  rotateSecret,
  testWebhook,
  type Webhook,
} from '#domain/webhooks';
import { pageOf, pageQuery } from '#platform/web';
import {
  ActionButton,
  Button,
  Card,
  CauseText,
  Checkbox,
  EmptyState,
  Form,
  Pager,
  Table,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo, redirect, ticked } from '#platform/web/pages';
import { webhookMessages } from './messages.ts';
import { Secret } from './secret.tsx';
import { DeliveryBadge, WebhookFields, webhookFields } from './webhook-list-page.tsx';

const list = '/projects/:projectId/webhooks';
const path = `${list}/:webhookId`;
const params = z.object({ projectId: z.uuid(), webhookId: z.uuid() });
const ability = 'project.administer' as const;
/** Hours for which the old secret signs as well as a new one. */
const overlapHours = 24;

export const webhookPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability,
    params,
    query: pageQuery,
    async handle(context, { params: place, query, view }) {
      const say = webhookMessages(view.locale);
      const webhook = await requireWebhook(context, place);
      const rows = await listDeliveries(context, place, query);
      const page = pageOf(rows, query.limit, (delivery) => delivery);
      return document({
        title: new URL(webhook.url).host,
        crumbs: [{ label: say.webhooks, href: pathTo(list, { projectId: place.projectId }) }],
        actions: <ActionButton action={pathTo(`${path}/tests`, place)}>{say.test}</ActionButton>,
        body: (
          <>
            <DeliveryTable webhook={webhook} deliveries={page.items} />
            <Pager next={page.next} />
            <Settings webhook={webhook} />
            <Endings webhook={webhook} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability,
    params,
    form: z.object({ ...webhookFields, enabled: ticked }),
    problemFields: { 'webhook-address-refused': 'url' },
    async handle(context, { params: place, form, revision, view }) {
      await changeWebhook(context, place, { ...form, revision });
      return redirect(pathTo(path, place), { text: webhookMessages(view.locale).saved, tone: 'good' });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/tests`,
    formPage: path,
    ability,
    params,
    async handle(context, { params: place, view }) {
      await testWebhook(context, place);
      return redirect(pathTo(path, place), { text: webhookMessages(view.locale).sent });
    },
  }),
  ...(['redeliveries', 'attempts'] as const).map((noun) =>
    definePage({
      method: 'POST',
      path: `${path}/deliveries/:deliveryId/${noun}`,
      formPage: path,
      ability,
      params: params.extend({ deliveryId: z.uuid() }),
      async handle(context, { params: { deliveryId, ...place }, view }) {
        const send = noun === 'attempts' ? retryDelivery : redeliver;
        await send(context, { ...place, deliveryId });
        return redirect(pathTo(path, place), { text: webhookMessages(view.locale).sent });
      },
    }),
  ),
  definePage({
    method: 'POST',
    path: `${path}/secrets`,
    formPage: path,
    ability,
    params,
    async handle(context, { params: place, view }) {
      const say = webhookMessages(view.locale);
      const { webhook, secret } = await rotateSecret(context, place, { overlapHours });
      return document({
        title: say.newSecretTitle,
        width: 'narrow',
        crumbs: [{ label: say.webhooks, href: pathTo(list, { projectId: place.projectId }) }],
        body: <Secret webhook={webhook} secret={secret} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/deletion`,
    formPage: path,
    ability,
    params,
    async handle(context, { params: place, revision, view }) {
      await deleteWebhook(context, place, revision);
      const text = webhookMessages(view.locale).deleted;
      return redirect(pathTo(list, { projectId: place.projectId }), { text });
    },
  }),
];

interface WebhookProps {
  readonly webhook: Webhook;
}

function placeOf({ id, projectId }: Webhook) {
  return { projectId, webhookId: id };
}

function DeliveryTable({ webhook, deliveries }: WebhookProps & { readonly deliveries: readonly Delivery[] }) {
  const say = useSay(webhookMessages);
  const { format } = useView();
  const nameOf = (event: string) => (event in say ? String(say[event as keyof typeof say]) : event);
  return (
    <Table
      caption={say.log}
      rows={deliveries}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.nothingSent}>{say.nothingSentText}</EmptyState>}
      columns={[
        { label: say.event, isHead: true, cell: ({ event }) => nameOf(event) },
        { label: say.when, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { label: say.state, cell: (delivery) => <DeliveryBadge delivery={delivery} /> },
        { label: say.attempts, isFigure: true, cell: ({ attempts }) => format.number(attempts) },
        {
          label: say.answer,
          cell: ({ responseStatus, failure }) => (
            <>
              {responseStatus} <CauseText cause={failure} />
            </>
          ),
        },
        { label: say.next, cell: ({ nextAttemptAt }) => nextAttemptAt && <Time at={nextAttemptAt} /> },
        {
          label: say.action,
          cell: ({ id, event, state }) => (
            <ActionButton
              action={pathTo(
                `${path}/deliveries/:deliveryId/${state === 'waiting' ? 'attempts' : 'redeliveries'}`,
                { ...placeOf(webhook), deliveryId: id },
              )}
              kind="quiet"
              about={nameOf(event)}
            >
              {state === 'waiting' ? say.tryNow : say.again}
            </ActionButton>
          ),
        },
      ]}
    />
  );
}

function Settings({ webhook }: WebhookProps) {
  const say = useSay(webhookMessages);
  const { url, events, enabled, revision } = webhook;
  return (
    <Card title={say.settings}>
      <Form action={pathTo(path, placeOf(webhook))} revision={revision}>
        <WebhookFields url={url} events={events} />
        <Checkbox name="enabled" label={say.enabled} checked={enabled} />
        <Button>{say.save}</Button>
      </Form>
    </Card>
  );
}

function Endings({ webhook }: WebhookProps) {
  const say = useSay(webhookMessages);
  const place = placeOf(webhook);
  return (
    <>
      <Card title={say.rotate}>
        <p>{say.rotateText}</p>
        <ActionButton action={pathTo(`${path}/secrets`, place)}>{say.rotate}</ActionButton>
      </Card>
      <Card title={say.delete}>
        <p>{say.deleteText}</p>
        <ActionButton action={pathTo(`${path}/deletion`, place)} revision={webhook.revision} kind="danger">
          {say.delete}
        </ActionButton>
      </Card>
    </>
  );
}
