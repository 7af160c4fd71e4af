import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { ImportStateBadge } from '#domain/imports';
import { type KnownMemory, requireMemory } from '#domain/memory/access';
import { holdMemory, purgeUnits, setMemoryState } from '#domain/memory/governance';
import { listImportRows, type MemoryImport } from '#domain/memory/imports';
import {
  exportUnits,
  type KeptUnit,
  listUnitPage,
  unitFilterQuery,
  unitStatuses,
} from '#domain/memory/units';
import { markedText } from '#engine/inline';
import { pageOf, pageQuery } from '#platform/web';
import {
  Badge,
  Button,
  Card,
  EmptyState,
  FilterBar,
  Form,
  LanguageName,
  LinkButton,
  Pager,
  Person,
  Select,
  Table,
  Text,
  TextField,
  Time,
  useSay,
  useView,
} from '#platform/web/components';
import { document, download, optional, pathTo, redirect } from '#platform/web/pages';
import { memoryMessages } from './messages.ts';

export const memoryPath = '/projects/:projectId/memories/:memoryId';
export const ofMemory = z.object({ projectId: z.uuid(), memoryId: z.uuid() });
export const reason = z.string().trim().min(1).max(2000);
const filters = ['contains', 'author', 'property', 'status'] as const;
const memoryStates = ['active', 'inactive', 'deleted'] as const;

const filter = z.object({
  contains: optional(unitFilterQuery.shape.contains.unwrap()),
  author: optional(unitFilterQuery.shape.author.unwrap()),
  property: optional(unitFilterQuery.shape.property.unwrap()),
  status: optional(z.enum(unitStatuses)),
});

type Params = z.output<typeof ofMemory>;

export const memoryPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: memoryPath,
    ability: 'project.read',
    params: ofMemory,
    query: pageQuery.extend(filter.shape),
    async handle(context, { params, query: { limit, cursor, ...wanted }, view }) {
      const { projectId, memoryId } = params;
      const memory = await requireMemory(context, projectId, memoryId, 'project.read');
      const say = memoryMessages(view.locale);
      const search = { ...wanted, status: wanted.status ?? 'active' } as const;
      const rows = await listUnitPage(context.db, memoryId, search, { limit, after: cursor });
      const page = pageOf(rows, limit, (unit) => unit);
      const imports = await listImportRows(context.db, { projectId, memoryId, limit: 10 });
      return document({
        title: memory.name,
        crumbs: [{ label: say.memories, href: pathTo('/projects/:projectId/memories', { projectId }) }],
        actions: (
          <>
            <LinkButton href={pathTo('/projects/:projectId/concordance', { projectId }, { memoryId })}>
              {say.concordance}
            </LinkButton>
            <LinkButton href={pathTo(`${memoryPath}/export`, params)}>{say.export}</LinkButton>
            {view.may('project.operate', projectId) && memory.state !== 'deleted' && (
              <LinkButton href={pathTo(`${memoryPath}/imports/new`, params)} kind="primary">
                {say.importFile}
              </LinkButton>
            )}
          </>
        ),
        body: (
          <>
            <UnitFilter {...wanted} />
            <div id="units" class="stack">
              <UnitTable units={page.items} params={params} />
              <Pager next={page.next} />
            </div>
            {imports.length > 0 && <ImportTable imports={imports} />}
            {view.may('project.administer', projectId) && <Governance memory={memory} params={params} />}
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: `${memoryPath}/export`,
    ability: 'project.read',
    params: ofMemory,
    async handle(context, { params }) {
      return download(await exportUnits(context, { ...params, filter: {} }));
    },
  }),
  definePage({
    method: 'POST',
    path: `${memoryPath}/state`,
    ability: 'project.administer',
    params: ofMemory,
    formPage: memoryPath,
    form: z.object({ state: z.enum(memoryStates), reason }),
    async handle(context, { params, form, view }) {
      await setMemoryState(context, params.projectId, params.memoryId, form);
      return redirect(pathTo(memoryPath, params), { text: memoryMessages(view.locale).stateChanged });
    },
  }),
  definePage({
    method: 'POST',
    path: `${memoryPath}/hold`,
    ability: 'project.administer',
    params: ofMemory,
    formPage: memoryPath,
    form: z.object({ held: z.enum(['true', 'false']).transform((value) => value === 'true'), reason }),
    async handle(context, { params, form, view }) {
      await holdMemory(context, params.projectId, params.memoryId, form);
      return redirect(pathTo(memoryPath, params), { text: memoryMessages(view.locale).saved });
    },
  }),
  definePage({
    method: 'POST',
    path: `${memoryPath}/purges`,
    ability: 'project.administer',
    params: ofMemory,
    formPage: memoryPath,
    form: z.object({ reason }),
    async handle(context, { params, form, view }) {
      const { units } = await purgeUnits(context, { ...params, ...form, filter: {}, preview: false });
      return redirect(pathTo(memoryPath, params), { text: memoryMessages(view.locale).purged(units) });
    },
  }),
];

function UnitFilter({ contains, author, property, status }: z.output<typeof filter>) {
  const say = useSay(memoryMessages);
  return (
    <FilterBar names={filters} into="units">
      <TextField
        name="contains"
        type="search"
        label={say.contains}
        value={contains}
        maxLength={1000}
        optional
      />
      <TextField name="author" label={say.author} value={author} maxLength={1000} optional />
      <TextField
        name="property"
        label={say.property}
        hint={say.propertyHint}
        value={property}
        maxLength={1200}
        optional
      />
      <Select
        name="status"
        label={say.state}
        value={status ?? 'active'}
        choices={unitStatuses.map((value) => ({ value, label: say[value] }))}
      />
    </FilterBar>
  );
}

function UnitTable({ units, params }: { readonly units: readonly KeptUnit[]; readonly params: Params }) {
  const say = useSay(memoryMessages);
  return (
    <Table
      caption={say.units}
      rows={units}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.noUnits}>{say.noUnitsText}</EmptyState>}
      columns={[
        {
          label: say.source,
          isHead: true,
          cell: ({ id, from, unit }) => (
            <a href={pathTo(`${memoryPath}/units/:unitId`, { ...params, unitId: id })}>
              <Text lang={from}>{markedText(unit.source)}</Text>
            </a>
          ),
        },
        { label: say.target, cell: ({ to, unit }) => <Text lang={to}>{markedText(unit.target)}</Text> },
        {
          label: say.languages,
          cell: ({ from, to }) => (
            <>
              <LanguageName tag={from} /> → <LanguageName tag={to} />
            </>
          ),
        },
        { label: say.by, cell: ({ unit, createdBy }) => <Person name={unit.changedBy ?? createdBy} /> },
        { label: say.changed, cell: ({ createdAt }) => <Time at={createdAt} dateOnly /> },
      ]}
    />
  );
}

function ImportTable({ imports }: { readonly imports: readonly MemoryImport[] }) {
  const say = useSay(memoryMessages);
  const { format } = useView();
  return (
    <Table
      caption={say.imports}
      rows={imports}
      keyOf={({ id }) => id}
      empty={null}
      columns={[
        {
          label: say.file,
          isHead: true,
          cell: ({ id, fileName }) => (
            <a href={pathTo('/memory-imports/:id', { id })}>
              <bdi>{fileName ?? say.ofRun}</bdi>
            </a>
          ),
        },
        { label: say.state, cell: ({ state }) => <ImportStateBadge state={state} /> },
        { label: say.read, isFigure: true, cell: ({ account }) => format.number(account.read) },
        { label: say.changed, cell: ({ createdAt }) => <Time at={createdAt} /> },
      ]}
    />
  );
}

function Governance({ memory, params }: { readonly memory: KnownMemory; readonly params: Params }) {
  const say = useSay(memoryMessages);
  const { state, legalHold } = memory;
  const others = memoryStates.filter((other) => other !== state);
  return (
    <Card title={say.rulesOfMemory}>
      <div class="columns">
        <Form action={pathTo(`${memoryPath}/state`, params)} name="state">
          <Select
            name="state"
            label={say.newState}
            choices={others.map((value) => ({ value, label: say[value] }))}
          />
          <TextField name="reason" label={say.reason} hint={say.reasonHint} maxLength={2000} />
          <Button kind="secondary">{say.change}</Button>
        </Form>
        <Form action={pathTo(`${memoryPath}/hold`, params)} name="hold">
          {legalHold !== null && (
            <p>
              <Badge tone="warning">{say.held}</Badge> <Text>{legalHold}</Text>
            </p>
          )}
          <input type="hidden" name="held" value={String(legalHold === null)} />
          <p class="soft">{say.holdText}</p>
          <TextField name="reason" label={say.reason} maxLength={2000} />
          <Button kind="secondary">{legalHold === null ? say.hold : say.lift}</Button>
        </Form>
        <Form action={pathTo(`${memoryPath}/purges`, params)} name="purge">
          <p class="soft">{say.purgeText}</p>
          <TextField name="reason" label={say.reason} maxLength={2000} />
          <Button kind="danger">{say.purge}</Button>
        </Form>
      </div>
    </Card>
  );
}
