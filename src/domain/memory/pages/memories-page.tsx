import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { createMemory, listMemories } from '#domain/memory';
import { nameOf } from '#platform/web';
import {
  Badge,
  Button,
  Card,
  Checkbox,
  EmptyState,
  Form,
  LinkButton,
  Name,
  Select,
  Table,
  TextField,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo, redirect, ticked } from '#platform/web/pages';
import { memoryMessages } from './messages.ts';

const path = '/projects/:projectId/memories';
const params = z.object({ projectId: z.uuid() });
const learnings = ['off', 'candidates', 'directly'] as const;

type Memory = Awaited<ReturnType<typeof listMemories>>[number];

export const memoriesPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params,
    navigation: { in: 'project', order: 50, label: ({ locale }) => memoryMessages(locale).memories },
    async handle(context, { params: { projectId }, view }) {
      const memories = await listMemories(context, projectId, { deleted: true });
      return document({
        title: memoryMessages(view.locale).memories,
        actions: (
          <LinkButton href={pathTo('/projects/:projectId/concordance', { projectId })}>
            {memoryMessages(view.locale).concordance}
          </LinkButton>
        ),
        body: (
          <>
            <MemoryTable memories={memories} projectId={projectId} />
            {view.may('project.operate', projectId) && <NewMemory projectId={projectId} />}
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'project.operate',
    params,
    form: z.object({
      name: nameOf(200),
      priority: z.coerce.number().int().min(-1000).max(1000).default(0),
      reads: ticked,
      learns: z.enum(learnings),
    }),
    problemFields: { 'memory-name-taken': 'name' },
    async handle(context, { params: { projectId }, form, view }) {
      const { id } = await createMemory(context, projectId, form);
      const text = memoryMessages(view.locale).created({ name: form.name });
      return redirect(pathTo(`${path}/:id`, { projectId, id }), { text, tone: 'good' });
    },
  }),
];

function MemoryTable({
  memories,
  projectId,
}: {
  readonly memories: readonly Memory[];
  readonly projectId: string;
}) {
  const say = useSay(memoryMessages);
  return (
    <Table
      caption={say.memories}
      rows={memories}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        {
          label: say.name,
          isHead: true,
          cell: ({ id, name }) => (
            <a href={pathTo(`${path}/:id`, { projectId, id })}>
              <Name>{name}</Name>
            </a>
          ),
        },
        { label: say.priority, isFigure: true, cell: ({ priority }) => priority },
        { label: say.reads, cell: ({ reads }) => (reads ? '✓' : '–') },
        { label: say.learns, cell: ({ learns }) => say[learns] },
        {
          label: say.state,
          cell: ({ state, legalHold }) => (
            <>
              <Badge tone={state === 'active' ? 'good' : 'neutral'}>{say[state]}</Badge>{' '}
              {legalHold !== null && <Badge tone="warning">{say.held}</Badge>}
            </>
          ),
        },
      ]}
    />
  );
}

function NewMemory({ projectId }: { readonly projectId: string }) {
  const say = useSay(memoryMessages);
  useView();
  return (
    <Card title={say.newMemory}>
      <Form action={pathTo(path, { projectId })}>
        <TextField name="name" label={say.name} maxLength={200} />
        <TextField
          name="priority"
          label={say.priority}
          hint={say.priorityHint}
          type="number"
          value={0}
          size="short"
        />
        <Select
          name="learns"
          label={say.learns}
          value="off"
          choices={learnings.map((value) => ({ value, label: say[value] }))}
        />
        <Checkbox name="reads" label={say.reads} checked />
        <Button>{say.create}</Button>
      </Form>
    </Card>
  );
}
