import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import {
  type AttachedGlossary,
  attachGlossary,
  createGlossary,
  listGlossaries,
  listUnusedGlossaries,
} from '#domain/glossary/catalogue';
import {
  glossaryMessages,
  glossaryPath,
  ofProject,
  glossariesPath as path,
  StateBadge,
} from '#domain/glossary/pages/wording';
import { nameOf } from '#platform/web';
import {
  Badge,
  Button,
  Card,
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
import { document, optional, pathTo, redirect } from '#platform/web/pages';
import { AccessField, PriorityField } from './use-fields.tsx';

const priority = z.coerce.number().int().min(-1000).max(1000).default(0);

export const glossariesPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params: ofProject,
    navigation: { in: 'project', order: 55, label: ({ locale }) => glossaryMessages(locale).glossaries },
    async handle(context, { params: { projectId }, view }) {
      const glossaries = await listGlossaries(context, projectId, { deleted: true });
      const mayAttach = view.may('project.administer', projectId);
      const unused = mayAttach ? await listUnusedGlossaries(context, projectId) : [];
      const say = glossaryMessages(view.locale);
      return document({
        title: say.glossaries,
        actions: (
          <LinkButton href={pathTo('/projects/:projectId/term-candidates', { projectId })}>
            {say.candidates}
          </LinkButton>
        ),
        body: (
          <>
            <GlossaryTable glossaries={glossaries} projectId={projectId} />
            <div class="columns">
              {view.may('project.operate', projectId) && <NewGlossary projectId={projectId} />}
              {unused.length > 0 && <UseAnother projectId={projectId} unused={unused} />}
            </div>
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path,
    ability: 'project.operate',
    params: ofProject,
    form: z.object({
      name: nameOf(200),
      description: optional(z.string().trim().max(2000)),
      owner: optional(z.string().trim().max(200)),
      priority,
    }),
    problemFields: { 'glossary-name-taken': 'name' },
    async handle(context, { params: { projectId }, form, view }) {
      const { name, priority, description = null, owner = null } = form;
      const { id } = await createGlossary(context, projectId, { name, priority, description, owner });
      const text = glossaryMessages(view.locale).glossaryCreated({ name });
      return redirect(pathTo(glossaryPath, { projectId, glossaryId: id }), { text, tone: 'good' });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/uses`,
    ability: 'project.administer',
    params: ofProject,
    formPage: path,
    form: z.object({ glossaryId: z.uuid(), priority, access: z.enum(['read', 'write']) }),
    async handle(context, { params: { projectId }, form: { glossaryId, ...how }, view }) {
      await attachGlossary(context, projectId, glossaryId, how);
      const text = glossaryMessages(view.locale).saved;
      return redirect(pathTo(`${glossaryPath}/settings`, { projectId, glossaryId }), { text, tone: 'good' });
    },
  }),
];

interface TableProps {
  readonly glossaries: readonly AttachedGlossary[];
  readonly projectId: string;
}

function GlossaryTable({ glossaries, projectId }: TableProps) {
  const say = useSay(glossaryMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.glossaries}
      rows={glossaries}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noGlossaries}>{say.noGlossariesText}</EmptyState>}
      columns={[
        {
          label: say.name,
          isHead: true,
          cell: ({ id, name }) => (
            <a href={pathTo(glossaryPath, { projectId, glossaryId: id })}>
              <Name>{name}</Name>
            </a>
          ),
        },
        { label: say.owner, cell: ({ owner }) => owner && <Name>{owner}</Name> },
        { label: say.priority, isFigure: true, cell: ({ priority }) => format.number(priority) },
        { label: say.may, cell: ({ access }) => say[access] },
        {
          label: say.domains,
          cell: ({ domains }) => (domains ? <Name>{format.list(domains)}</Name> : say.allDomains),
        },
        {
          label: say.state,
          cell: ({ state, hold }) => (
            <>
              <StateBadge state={state} always /> {hold && <Badge tone="warning">{say.held}</Badge>}
            </>
          ),
        },
      ]}
    />
  );
}

function NewGlossary({ projectId }: { readonly projectId: string }) {
  const say = useSay(glossaryMessages);
  return (
    <Card title={say.newGlossary}>
      <Form action={pathTo(path, { projectId })}>
        <TextField name="name" label={say.name} maxLength={200} />
        <TextField name="description" label={say.description} maxLength={2000} optional />
        <TextField name="owner" label={say.owner} maxLength={200} optional />
        <PriorityField value={0} />
        <Button>{say.createGlossary}</Button>
      </Form>
    </Card>
  );
}

interface UnusedProps {
  readonly projectId: string;
  readonly unused: readonly { readonly id: string; readonly name: string }[];
}

function UseAnother({ projectId, unused }: UnusedProps) {
  const say = useSay(glossaryMessages);
  return (
    <Card title={say.useAnother}>
      <Form action={pathTo(`${path}/uses`, { projectId })} name="use">
        <Select
          name="glossaryId"
          label={say.glossary}
          choices={unused.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <AccessField value="read" />
        <PriorityField value={0} />
        <Button kind="secondary">{say.useIt}</Button>
      </Form>
    </Card>
  );
}
