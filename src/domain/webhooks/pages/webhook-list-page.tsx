import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import {
  createWebhook,
  type Delivery,
  listLastDeliveries,
  listWebhooks,
  type Webhook,
  type WebhookEvent,
  webhookEvents,
} from '#domain/webhooks';
import { pageOf, pageQuery } from '#platform/web';
import {
  Badge,
  Button,
  Card,
  CheckboxGroup,
  EmptyState,
  Form,
  Name,
  Pager,
  Table,
  TextField,
  Time,
  useSay,
} from '#platform/web/components';
import { document, pathTo, several } from '#platform/web/pages';
import { webhookMessages } from './messages.ts';
import { Secret } from './secret.tsx';

const path = '/projects/:projectId/webhooks';
const params = z.object({ projectId: z.uuid() });
const ability = 'project.administer' as const;
const tones = { waiting: 'neutral', delivered: 'good', failed: 'bad' } as const;

/** What a form says of a webhook. */
export const webhookFields = {
  url: z.url().max(2000),
  events: several(z.enum(webhookEvents)).pipe(z.array(z.enum(webhookEvents)).min(1)),
};

export const webhookListPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability,
    params,
    query: pageQuery,
    navigation: { in: 'project-setup', order: 84, label: ({ locale }) => webhookMessages(locale).webhooks },
    async handle(context, { params: { projectId }, query, view }) {
      const say = webhookMessages(view.locale);
      const rows = await listWebhooks(context, projectId, query);
      const page = pageOf(rows, query.limit, (webhook) => webhook);
      const last = await listLastDeliveries(context, projectId, page.items);
      return document({
        title: say.webhooks,
        body: (
          <>
            <p>{say.text}</p>
            <WebhookTable webhooks={page.items} last={last} />
            <Pager next={page.next} />
            <NewWebhook projectId={projectId} />
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
    form: z.object(webhookFields),
    problemFields: { 'webhook-address-refused': 'url' },
    async handle(context, { params: { projectId }, form, view }) {
      const say = webhookMessages(view.locale);
      const { webhook, secret } = await createWebhook(context, { projectId, ...form });
      return document({
        title: say.secretTitle,
        width: 'narrow',
        crumbs: [{ label: say.webhooks, href: pathTo(path, { projectId }) }],
        body: <Secret webhook={webhook} secret={secret} />,
      });
    },
  }),
];

interface TableProps {
  readonly webhooks: readonly Webhook[];
  /** What was sent last, by webhook. */
  readonly last: ReadonlyMap<string, Delivery>;
}

function WebhookTable({ webhooks, last }: TableProps) {
  const say = useSay(webhookMessages);
  return (
    <Table
      caption={say.webhooks}
      rows={webhooks}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        {
          label: say.address,
          isHead: true,
          cell: ({ id, projectId, url }) => (
            <a href={pathTo(`${path}/:id`, { projectId, id })}>
              <Name>{url}</Name>
            </a>
          ),
        },
        { label: say.events, cell: ({ events }) => events.map((event) => say[event]).join(', ') },
        {
          label: say.state,
          cell: ({ enabled }) => (
            <Badge tone={enabled ? 'good' : 'neutral'}>{enabled ? say.on : say.off}</Badge>
          ),
        },
        { label: say.last, cell: ({ id }) => <LastDelivery delivery={last.get(id)} /> },
      ]}
    />
  );
}

function LastDelivery({ delivery }: { readonly delivery: Delivery | undefined }) {
  if (!delivery) return <>–</>;
  return (
    <>
      <DeliveryBadge delivery={delivery} /> <Time at={delivery.createdAt} />
    </>
  );
}

/** What became of a delivery. One that failed and waits for a further attempt is not simply on its way. */
export function DeliveryBadge({ delivery: { state, attempts } }: { readonly delivery: Delivery }) {
  const say = useSay(webhookMessages);
  if (state === 'waiting' && attempts > 0) return <Badge tone="warning">{say.retrying}</Badge>;
  return <Badge tone={tones[state]}>{say[state]}</Badge>;
}

function NewWebhook({ projectId }: { readonly projectId: string }) {
  const say = useSay(webhookMessages);
  return (
    <Card title={say.newWebhook}>
      <Form action={pathTo(path, { projectId })}>
        <WebhookFields />
        <Button>{say.create}</Button>
      </Form>
    </Card>
  );
}

interface FieldsProps {
  readonly url?: string;
  readonly events?: readonly WebhookEvent[];
}

export function WebhookFields({ url, events = ['run.delivered', 'run.failed'] }: FieldsProps) {
  const say = useSay(webhookMessages);
  return (
    <>
      <TextField
        name="url"
        label={say.address}
        hint={say.addressHint}
        type="url"
        value={url}
        maxLength={2000}
      />
      <CheckboxGroup
        name="events"
        label={say.events}
        value={events}
        choices={webhookEvents.map((value) => ({ value, label: say[value] }))}
      />
    </>
  );
}
