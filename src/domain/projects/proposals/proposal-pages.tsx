import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { pageOf, pageQuery } from '#platform/web';
import {
  ActionButton,
  Badge,
  Button,
  EmptyState,
  Form,
  Pager,
  Table,
  TextArea,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo, redirect } from '#platform/web/pages';
import { proposalMessages } from './messages.ts';
import { PlaceCounts, PlaceText } from './place-text.tsx';
import type { Proposal } from './proposal.ts';
import { acceptProposal, listProposals, refuseProposal } from './proposals.ts';

const list = '/projects/:projectId/segmentation';
const params = z.object({ projectId: z.uuid(), proposalId: z.uuid() });

/** Rules that reviewers want, for whoever decides on the policy. */
export const proposalPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: list,
    ability: 'project.read',
    params: z.object({ projectId: z.uuid() }),
    query: pageQuery,
    navigation: { in: 'project-setup', order: 70, label: ({ locale }) => proposalMessages(locale).title },
    async handle(context, { params: { projectId }, query: { limit, cursor }, view }) {
      const rows = await listProposals(context, projectId, { before: cursor, limit: limit + 1 });
      const page = pageOf(rows, limit, (proposal) => proposal);
      const say = proposalMessages(view.locale);
      return document({
        title: say.title,
        body: (
          <>
            <p class="soft">{say.about}</p>
            <ProposalTable proposals={page.items} />
            <Pager next={page.next} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path: `${list}/:proposalId/acceptance`,
    ability: 'project.operate',
    params,
    formPage: list,
    async handle(context, { params: { projectId, proposalId }, view }) {
      const { version } = await acceptProposal(context, proposalId);
      const text = proposalMessages(view.locale).accepted(version);
      return redirect(pathTo(list, { projectId }), { text, tone: 'good' });
    },
  }),
  definePage({
    method: 'POST',
    path: `${list}/:proposalId/refusal`,
    ability: 'project.operate',
    params,
    form: z.object({ reason: z.string().trim().min(1).max(2000) }),
    formPage: list,
    async handle(context, { params: { projectId, proposalId }, form, view }) {
      await refuseProposal(context, proposalId, form.reason);
      const text = proposalMessages(view.locale).refused;
      return redirect(pathTo(list, { projectId }), { text, tone: 'good' });
    },
  }),
];

function ProposalTable({ proposals }: { readonly proposals: readonly Proposal[] }) {
  const say = useSay(proposalMessages);
  return (
    <Table
      caption={say.title}
      rows={proposals}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        { label: say.place, isHead: true, cell: (proposal) => <Place proposal={proposal} /> },
        { label: say.effect, cell: ({ places }) => <PlaceCounts places={places} /> },
        {
          label: say.rule,
          cell: ({ rule }) => (
            <code class="rule">
              {rule.before} {rule.break ? '┃' : '⁀'} {rule.after}
            </code>
          ),
        },
        { label: say.by, cell: ({ createdAt }) => <Time at={createdAt} dateOnly /> },
        { label: say.decision, cell: (proposal) => <Decision proposal={proposal} /> },
      ]}
    />
  );
}

function Place({ proposal }: { readonly proposal: Proposal }) {
  const say = useSay(proposalMessages);
  const { runId, position, language } = proposal;
  return (
    <>
      <PlaceText {...proposal} lang={language} />
      <br />
      <a href={`${pathTo('/runs/:runId/review', { runId }, { segment: position })}#s-${position}`}>
        {say.segment(position + 1)}
      </a>
    </>
  );
}

function Decision({ proposal }: { readonly proposal: Proposal }) {
  const say = useSay(proposalMessages);
  const { may, entered } = useView();
  const { id: proposalId, projectId, state, reason } = proposal;
  if (state === 'accepted') return <Badge tone="good">{say.acceptedState}</Badge>;
  if (state === 'refused')
    return (
      <>
        <Badge tone="bad">{say.refusedState}</Badge> <bdi>{reason}</bdi>
      </>
    );
  if (!may('project.operate', projectId)) return <Badge tone="neutral">{say.open}</Badge>;
  const form = `refuse-${proposalId}`;
  const about = `${proposal.before} … ${proposal.after}`;
  return (
    <div class="stack">
      <ActionButton
        action={pathTo(`${list}/:proposalId/acceptance`, { projectId, proposalId })}
        about={about}
      >
        {say.accept}
      </ActionButton>
      <details class="reject" open={entered?.form === form}>
        <summary class="button quiet">
          {say.refuse} <span class="visually-hidden">{about}</span>
        </summary>
        <Form action={pathTo(`${list}/:proposalId/refusal`, { projectId, proposalId })} name={form}>
          <TextArea name="reason" label={say.reason} rows={2} maxLength={2000} />
          <Button kind="danger">{say.refuse}</Button>
        </Form>
      </details>
    </div>
  );
}
