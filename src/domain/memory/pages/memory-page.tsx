import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { type KnownMemory, requireMemory } from '#domain/memory/access';
import { holdMemory, purgeUnits, setMemoryState } from '#domain/memory/governance';
import { listImportRows } from '#domain/memory/imports';
import { exportUnits, listUnitPage } from '#domain/memory/units';
import { pageOf, pageQuery } from '#platform/web';
import {
  Badge,
  Button,
  Card,
  Form,
  LinkButton,
  Pager,
  Select,
  Text,
  TextField,
  useSay,
} from '#platform/web/components';
import { document, download, pathTo, redirect } from '#platform/web/pages';
import { type MemoryParams, memoryPath, ofMemory, reason, unitQuery } from './addresses.ts';
import { ImportTable, UnitFilter, UnitTable } from './memory-parts.tsx';
import { memoryMessages } from './messages.ts';

const memoryStates = ['active', 'inactive', 'deleted'] as const;

export const memoryPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: memoryPath,
    ability: 'project.read',
    params: ofMemory,
    query: pageQuery.extend(unitQuery.shape),
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

function Governance({ memory, params }: { readonly memory: KnownMemory; readonly params: MemoryParams }) {
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
