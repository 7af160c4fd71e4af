import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { requireMemory } from '#domain/memory/access';
import { requireUnit, setUnitState } from '#domain/memory/governance';
import { type KeptUnit, unitStatuses } from '#domain/memory/units';
import { listUnitUses } from '#domain/runs';
import { markedText } from '#engine/inline';
import {
  Badge,
  Button,
  Card,
  DefinitionList,
  EmptyState,
  Form,
  LanguageName,
  Person,
  Select,
  Table,
  Text,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, pathTo, redirect } from '#platform/web/pages';
import { memoryPath, ofMemory, reason } from './addresses.ts';
import { memoryMessages } from './messages.ts';

const path = `${memoryPath}/units/:unitId`;
const params = ofMemory.extend({ unitId: z.uuid() });
const mostUses = 100;

type Uses = Awaited<ReturnType<typeof listUnitUses>>;

export const unitPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params,
    async handle(context, { params: place, view }) {
      const { projectId, memoryId } = place;
      const memory = await requireMemory(context, projectId, memoryId, 'project.read');
      const unit = await requireUnit(context, place, 'project.read');
      const uses = await listUnitUses(context, unit.id, { limit: mostUses });
      const say = memoryMessages(view.locale);
      return document({
        title: say.unit,
        crumbs: [
          { label: say.memories, href: pathTo('/projects/:projectId/memories', { projectId }) },
          { label: memory.name, href: pathTo(memoryPath, { projectId, memoryId }) },
        ],
        body: (
          <>
            <UnitCard unit={unit} />
            {view.may('project.operate', projectId) && (
              <StateForm unit={unit} action={pathTo(`${path}/state`, place)} />
            )}
            <UsesTable uses={uses} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'POST',
    path: `${path}/state`,
    ability: 'project.operate',
    params,
    formPage: path,
    form: z.object({ status: z.enum(unitStatuses), reason }),
    async handle(context, { params: place, form, revision, view }) {
      await setUnitState(context, { ...place, revision }, form);
      return redirect(pathTo(path, place), { text: memoryMessages(view.locale).stateChanged, tone: 'good' });
    },
  }),
];

function UnitCard({
  unit: { from, to, unit, status, createdAt, createdBy, runId, importId },
}: {
  readonly unit: KeptUnit;
}) {
  const say = useSay(memoryMessages);
  const texts = [
    { term: <LanguageName tag={from} />, lang: from, text: markedText(unit.source) },
    { term: <LanguageName tag={to} />, lang: to, text: markedText(unit.target) },
  ];
  return (
    <Card title={say.units}>
      {texts.map(({ term, lang, text }) => (
        <p key={lang}>
          <span class="soft">{term}</span>
          <br />
          <Text lang={lang}>{text}</Text>
        </p>
      ))}
      <DefinitionList
        items={[
          {
            term: say.state,
            value: <Badge tone={status === 'active' ? 'good' : 'neutral'}>{say[status]}</Badge>,
          },
          { term: say.by, value: <Person name={unit.changedBy ?? createdBy} /> },
          { term: say.changed, value: <Time at={createdAt} /> },
          {
            term: say.properties,
            value: listed(unit.properties?.map(({ type, value }) => `${type}: ${value}`)),
          },
          { term: say.notes, value: listed(unit.notes) },
          { term: say.run, value: runId && <a href={pathTo('/runs/:runId', { runId })}>{say.open}</a> },
          {
            term: say.imports,
            value: importId && <a href={pathTo('/memory-imports/:importId', { importId })}>{say.open}</a>,
          },
        ]}
      />
    </Card>
  );
}

function listed(texts: readonly string[] | undefined) {
  return texts?.map((text) => (
    <div key={text}>
      <Text>{text}</Text>
    </div>
  ));
}

function StateForm({
  unit: { status, revision },
  action,
}: {
  readonly unit: KeptUnit;
  readonly action: string;
}) {
  const say = useSay(memoryMessages);
  const others = unitStatuses.filter((other) => other !== status);
  return (
    <Card title={say.governance}>
      <Form action={action} revision={revision}>
        <Select
          name="status"
          label={say.newState}
          choices={others.map((value) => ({ value, label: say[value] }))}
        />
        <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={2000} />
        <Button kind="secondary">{say.change}</Button>
      </Form>
    </Card>
  );
}

function UsesTable({ uses }: { readonly uses: Uses }) {
  const say = useSay(memoryMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.uses}
      rows={uses}
      keyOf={({ runId, position }) => `${runId}/${position}`}
      empty={<EmptyState title={say.noUses}>{''}</EmptyState>}
      columns={[
        {
          label: say.segment,
          isHead: true,
          cell: ({ runId, position }) => (
            <a href={pathTo('/runs/:runId/review', { runId }, { segment: position })}>
              {format.number(position + 1)}
            </a>
          ),
        },
        { label: say.run, cell: ({ runId }) => <a href={pathTo('/runs/:runId', { runId })}>{say.open}</a> },
        {
          label: say.score,
          isFigure: true,
          cell: ({ score }) => (score === null ? '' : format.number(score)),
        },
      ]}
    />
  );
}
