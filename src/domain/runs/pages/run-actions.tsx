import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { listConnections, listPolicies } from '#domain/projects';
import { findRun } from '#domain/runs/access';
import { cancelRun, pauseRun, prioritiseRun, rerun, resumeRun, retryRun } from '#domain/runs/lifecycle';
import { listRunDocuments, type Run, runStages, stateAfter } from '#domain/runs/records';
import { wordMessages } from '#domain/runs/wording';
import { languageTag } from '#platform/web';
import {
  ActionButton,
  Button,
  Dialog,
  Form,
  LinkButton,
  Select,
  TextArea,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { formatsOf } from '#platform/web/messages';
import { document, optional, pathTo, redirect, type View } from '#platform/web/pages';
import { runMessages } from './messages.ts';

const one = z.object({ runId: z.uuid() });
const asked = { ability: 'project.operate', params: one } as const;
const to = (path: string, runId: string) => pathTo(`/runs/:runId${path}`, { runId });

/** Where an action belongs: to a run, called by its document and language. */
async function aboutAction({ db }: Context, run: Run, { locale }: View) {
  const { id: runId, projectId, versionId, targetLanguage } = run;
  const { fileName } = (await listRunDocuments(db, [run])).get(versionId)!;
  const language = formatsOf(locale).languageName(targetLanguage);
  const crumbs = [
    { label: runMessages(locale).runs, href: pathTo('/projects/:projectId/runs', { projectId }) },
    { label: `${fileName}, ${language}`, href: to('', runId) },
  ];
  return { projectId, crumbs, width: 'narrow' as const };
}

/** A change of a run by a form that shows the run again. */
function change(
  path: string,
  message: 'paused' | 'resumed',
  act: (context: Context, runId: string) => Promise<Run>,
) {
  return definePage({
    method: 'POST',
    path: `/runs/:runId${path}`,
    ...asked,
    formPage: '/runs/:runId',
    async handle(context, { params: { runId }, view }) {
      await act(context, runId);
      return redirect(to('', runId), { text: runMessages(view.locale)[message], tone: 'good' });
    },
  });
}

export const runActionPages: readonly VersoPage[] = [
  change('/pause', 'paused', pauseRun),
  change('/resumption', 'resumed', resumeRun),
  definePage({
    method: 'GET',
    path: '/runs/:runId/cancellation',
    ...asked,
    async handle(context, { params: { runId }, view }) {
      const run = await findRun(context, runId, 'project.operate');
      const title = runMessages(view.locale).cancelQuestion;
      return document({
        ...(await aboutAction(context, run, view)),
        title,
        body: <CancelForm runId={runId} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path: '/runs/:runId/cancellation',
    ...asked,
    form: z.object({ reason: optional(z.string().trim().max(2000)) }),
    async handle(context, { params: { runId }, form: { reason }, view }) {
      await cancelRun(context, runId, reason);
      return redirect(to('', runId), { text: runMessages(view.locale).cancelled });
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/retries',
    ...asked,
    async handle(context, { params: { runId }, view }) {
      const run = await findRun(context, runId, 'project.operate');
      const title = runMessages(view.locale).retry;
      return document({ ...(await aboutAction(context, run, view)), title, body: <RetryForm run={run} /> });
    },
  }),
  definePage({
    method: 'POST',
    path: '/runs/:runId/retries',
    ...asked,
    form: z.object({ stage: optional(z.enum(runStages)) }),
    problemFields: { 'run-stage': 'stage' },
    async handle(context, { params: { runId }, form: { stage }, view }) {
      await retryRun(context, runId, stage);
      return redirect(to('', runId), { text: runMessages(view.locale).resumed, tone: 'good' });
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/reruns',
    ...asked,
    async handle(context, { params: { runId }, view }) {
      const run = await findRun(context, runId, 'project.operate');
      const policies = await listPolicies(context, run.projectId, { limit: 50 });
      const connections = await listConnections(context, run.projectId);
      return document({
        ...(await aboutAction(context, run, view)),
        title: runMessages(view.locale).rerun,
        body: <RerunForm run={run} policies={policies} connections={connections.map(({ name }) => name)} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path: '/runs/:runId/reruns',
    ...asked,
    form: z.object({
      policyId: optional(z.uuid()),
      connection: optional(z.string().max(200)),
      targetLanguage: languageTag,
    }),
    problemFields: { 'target-language-same': 'targetLanguage', 'policy-unknown': 'policyId' },
    async handle(context, { params: { runId }, form: { policyId, connection, targetLanguage }, view }) {
      const { overrides } = await findRun(context, runId, 'project.operate');
      const { connection: _, ...style } = overrides;
      const begun = await rerun(context, runId, {
        targetLanguage,
        ...(policyId !== undefined && { policyId }),
        overrides: { ...style, ...(connection !== undefined && { connection }) },
      });
      return redirect(to('', begun.id), { text: runMessages(view.locale).rerunBegun, tone: 'good' });
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/priority',
    ...asked,
    async handle(context, { params: { runId }, view }) {
      const run = await findRun(context, runId, 'project.operate');
      const title = runMessages(view.locale).setPriority;
      return document({
        ...(await aboutAction(context, run, view)),
        title,
        body: <PriorityForm run={run} />,
      });
    },
  }),
  definePage({
    method: 'POST',
    path: '/runs/:runId/priority',
    ...asked,
    form: z.object({ priority: z.coerce.number().int().min(-100).max(100) }),
    async handle(context, { params: { runId }, form: { priority }, view }) {
      await prioritiseRun(context, runId, priority);
      return redirect(to('', runId), { text: runMessages(view.locale).prioritised, tone: 'good' });
    },
  }),
];

/** What can be done with a run in its present state. */
export function RunMenu({ run }: { readonly run: Run }) {
  const say = useSay(runMessages);
  const { may } = useView();
  if (!may('project.operate', run.projectId)) return null;
  const { id: runId, state } = run;
  return (
    <>
      {stateAfter(state, 'pause') && <ActionButton action={to('/pause', runId)}>{say.pause}</ActionButton>}
      {stateAfter(state, 'resume') && (
        <ActionButton action={to('/resumption', runId)} kind="primary">
          {say.resume}
        </ActionButton>
      )}
      {stateAfter(state, 'retry') && (
        <Dialog id="retry" label={say.retry} title={say.retry} href={to('/retries', runId)}>
          <RetryForm run={run} />
        </Dialog>
      )}
      <LinkButton href={to('/reruns', runId)}>{say.rerun}</LinkButton>
      {stateAfter(state, 'pause') && (
        <Dialog id="priority" label={say.setPriority} title={say.setPriority} href={to('/priority', runId)}>
          <PriorityForm run={run} />
        </Dialog>
      )}
      {stateAfter(state, 'cancel') && (
        <Dialog
          id="cancel"
          label={say.cancelRun}
          title={say.cancelQuestion}
          href={to('/cancellation', runId)}
          kind="danger"
        >
          <CancelForm runId={runId} />
        </Dialog>
      )}
    </>
  );
}

function CancelForm({ runId }: { readonly runId: string }) {
  const say = useSay(runMessages);
  return (
    <Form action={to('/cancellation', runId)} name="cancel">
      <p>{say.cancelText}</p>
      <TextArea name="reason" label={say.reason} rows={2} maxLength={2000} optional />
      <Button kind="danger">{say.cancelRun}</Button>
    </Form>
  );
}

function RetryForm({ run }: { readonly run: Run }) {
  const say = useSay(runMessages);
  const words = useSay(wordMessages);
  const reached = runStages.slice(0, runStages.indexOf(run.stage) + 1).filter((stage) => stage !== 'review');
  return (
    <Form action={to('/retries', run.id)} name="retry">
      <Select
        name="stage"
        label={say.retryFrom}
        hint={say.retryHint}
        none={say.whereItStopped}
        optional
        choices={reached.map((stage) => ({ value: stage, label: words[stage] }))}
      />
      <Button>{say.retry}</Button>
    </Form>
  );
}

interface RerunFormProps {
  readonly run: Run;
  readonly policies: readonly { readonly id: string; readonly version: number }[];
  readonly connections: readonly string[];
}

function RerunForm({ run, policies, connections }: RerunFormProps) {
  const say = useSay(runMessages);
  return (
    <Form action={to('/reruns', run.id)}>
      <p>{say.rerunText}</p>
      <TextField name="targetLanguage" label={say.into} value={run.targetLanguage} size="short" />
      <Select
        name="policyId"
        label={say.policy}
        none={say.currentPolicy}
        optional
        choices={policies.map(({ id, version }) => ({ value: id, label: say.policyVersion(version) }))}
      />
      <Select
        name="connection"
        label={say.connection}
        none={say.asPolicySays}
        optional
        value={run.overrides.connection}
        choices={connections.map((name) => ({ value: name, label: name }))}
      />
      <Button>{say.rerun}</Button>
    </Form>
  );
}

function PriorityForm({ run }: { readonly run: Run }) {
  const say = useSay(runMessages);
  return (
    <Form action={to('/priority', run.id)} name="priority">
      <TextField
        name="priority"
        type="number"
        label={say.priority}
        hint={say.priorityHint}
        value={run.priority}
        min={-100}
        max={100}
        size="short"
      />
      <Button>{say.setPriority}</Button>
    </Form>
  );
}
